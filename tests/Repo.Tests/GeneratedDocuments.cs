using System.Text;

namespace MsReleaseActions.RepoTests;

/// <summary>
/// What is written from the <c>action.yml</c> files: the tables in each action's README, and the catalog.
/// </summary>
internal static class GeneratedDocuments
{
    private static readonly (string Name, Func<ActionFile, string> Render)[] Blocks =
    [
        ("inputs", Inputs),
        ("outputs", Outputs),
        ("permissions", Permissions),
    ];

    /// <summary>The README with every marked block written anew; a missing block is an error that names it.</summary>
    public static string Readme(ActionFile action, string readme)
    {
        foreach (var (name, render) in Blocks)
        {
            var (start, end) = ($"<!-- {name} -->", $"<!-- /{name} -->");
            var (from, to) = (
                readme.IndexOf(start, StringComparison.Ordinal),
                readme.IndexOf(end, StringComparison.Ordinal)
            );
            if (from < 0 || to < from)
            {
                throw new InvalidOperationException(
                    $"actions/{action.Id}/README.md has no block {start} … {end}: add the two lines where the "
                        + "table belongs"
                );
            }
            readme = $"{readme[..(from + start.Length)]}\n{render(action)}{readme[to..]}";
        }
        return readme;
    }

    public static string Catalog(IEnumerable<ActionFile> actions)
    {
        var text = new StringBuilder(
            "# Catalog of actions\n\nGenerated from the `action.yml` files (see CONTRIBUTING.md); a test compares "
                + "it with them.\n\n"
                + "Every action ends with one of these exit codes:\n\n| exit | meaning |\n|---|---|\n"
                + "| 0 | done, or already done |\n"
                + "| 1 | the answer is no: a candidate, file, release or remote run does not hold, or a policy is "
                + "not met |\n"
                + "| 2 | bad input, a missing token too: nothing was sent to GitHub |\n"
                + "| 3 | GitHub refused the token or the permission, or gave up after the retries |\n"
                + "| 4 | the time allowed ran out |\n"
                + "| 130 | cancelled; a rerun completes what was begun |\n\n"
                + "More that holds for all of them is in [docs/every-action.md](docs/every-action.md).\n"
        );
        foreach (var action in actions)
        {
            text.Append(
                $"\n## [{action.Id}](actions/{action.Id}/README.md)\n\n{Cell(action.Description)}\n\n"
                    + $"### Inputs of {action.Id}\n\n{Inputs(action)}\n### Outputs of "
                    + $"{action.Id}\n\n{Outputs(action)}\n### Permissions of {action.Id}\n\n{Permissions(action)}"
            );
        }
        return text.ToString();
    }

    private static string Inputs(ActionFile action) =>
        Table(
            "| input | default | what it is |\n|---|---|---|\n",
            action.Inputs,
            input => $"| `{input.Name}` | {Default(input)} | {Cell(input.Description)} |\n"
        );

    private static string Outputs(ActionFile action) =>
        Table(
            "| output | what it is |\n|---|---|\n",
            action.Outputs,
            output => $"| `{output.Key}` | {Cell(output.Value)} |\n"
        );

    private static string Permissions(ActionFile action) =>
        Table(
            "| permission | what for |\n|---|---|\n",
            action.Permissions,
            permission => $"| `{permission.Key}` | {Cell(permission.Value)} |\n"
        );

    private static string Table<T>(string head, IEnumerable<T> rows, Func<T, string> row) =>
        head + string.Concat(rows.Select(row));

    private static string Default(ActionInput input) =>
        input switch
        {
            { IsRequired: true, Default: "" } => "**required**",
            { Default: "" } => "",
            _ => $"`{Cell(input.Default)}`",
        };

    // a cell is one line, and a bar would end it
    private static string Cell(string text) =>
        string.Join(' ', text.Split((char[])['\n', '\r', ' '], StringSplitOptions.RemoveEmptyEntries))
            .Replace("|", "\\|", StringComparison.Ordinal);
}
