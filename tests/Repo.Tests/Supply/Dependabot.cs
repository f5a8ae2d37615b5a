using Microsoft.Extensions.FileSystemGlobbing;
using YamlDotNet.RepresentationModel;

namespace MsReleaseActions.RepoTests.Supply;

/// <summary>What <c>.github/dependabot.yml</c> looks at.</summary>
/// <param name="Folders">For each ecosystem its folders, with <c>/</c> in front, <c>*</c> for any name.</param>
internal sealed record Dependabot(IReadOnlyDictionary<string, IReadOnlyList<string>> Folders)
{
    public static Dependabot Read()
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(Checkout.Read(".github/dependabot.yml")));
        var updates = (YamlSequenceNode)stream.Documents.Single().RootNode["updates"];
        return new Dependabot(
            updates.ToDictionary(
                update => ((YamlScalarNode)update["package-ecosystem"]).Value!,
                update =>
                    (IReadOnlyList<string>)
                        [
                            .. ((YamlSequenceNode)update["directories"]).Select(folder =>
                                ((YamlScalarNode)folder).Value!
                            ),
                        ],
                StringComparer.Ordinal
            )
        );
    }

    /// <summary>
    /// Whether an ecosystem's manifest in this folder (relative to the root, empty for the root itself) is looked at.
    /// </summary>
    public bool Covers(string ecosystem, string folder) =>
        Folders
            .GetValueOrDefault(ecosystem, [])
            .Any(pattern =>
                pattern.Trim('/') == folder
                || (pattern.Contains('*', StringComparison.Ordinal) && Matches(pattern.Trim('/'), folder))
            );

    private static bool Matches(string pattern, string folder) =>
        new Matcher().AddInclude(pattern).Match(folder).HasMatches;
}
