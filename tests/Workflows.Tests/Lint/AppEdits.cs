namespace MsReleaseActions.WorkflowsTests.Lint;

/// <summary>What lends the token of a GitHub App to others.</summary>
internal static class AppEdits
{
    private const string Before = "      - id: request\n        name: Dispatched";
    private const string Behind = "      - id: request\n        name: The notes";
    private const string Uses = "actions/create-github-app-token@bcd2ba49218906704ab6c1aa796996da409d3eb1 # v3.2.0";
    private const string Named = "client-id: Iv23liA, private-key: \"${{ secrets.APP_KEY }}\"";
    private const string Narrow =
        "      - id: app\n        uses: " + Uses + "\n        with: { " + Named + ", permission-contents: write }\n";

    public static OneEdit[] All { get; } =
    [
        // before anybody has approved
        Edit(Before, Narrow.Replace("uses: ", "uses: »", StringComparison.Ordinal)),
        // with all that the App may do, and with more than the release needs
        Edit(Behind, $"      - id: app\n        uses: »{Uses}\n        with: {{ {Named} }}\n"),
        Edit(
            Behind,
            $"      - id: app\n        uses: »{Uses}\n        with: {{ {Named}, permission-contents: write, "
                + "permission-administration: write }\n"
        ),
        Edit(
            Behind,
            $"      - id: app\n        uses: »{Uses}\n        with: {{ {Named}, permission-contents: write, owner: acme }}\n"
        ),
        // into a script
        Edit(Behind, Narrow + "      - env: { T: »\"${{ steps.app.outputs.token }}\" }\n        run: echo \"${#T}\"\n"),
    ];

    private static OneEdit Edit(string where, string steps) =>
        new("promote-app-token", "release.yml", (where, steps + where));
}
