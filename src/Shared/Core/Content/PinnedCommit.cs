using System.Text.RegularExpressions;
using MsReleaseActions.Core.Candidates;

namespace MsReleaseActions.Core.Content;

/// <summary>The commit of a dependency that a file pins, or why it is not known.</summary>
/// <param name="Sha">The commit; null where it is not known.</param>
/// <param name="Problem">Why, a sentence without its full stop; null where it is known.</param>
public sealed record PinnedCommit(CommitSha? Sha, string? Problem)
{
    /// <param name="pin">What is looked for.</param>
    /// <param name="text">The file; null: there is none.</param>
    public static PinnedCommit In(ProducerPin pin, string? text)
    {
        if (text is null)
        {
            return new(null, $"{pin.In} has no {pin.File}, which should pin {pin.Id}");
        }
        return All(pin.Repository, text).Distinct(StringComparer.Ordinal).ToList() switch
        {
            [var sha] => new(CommitSha.Parse(sha), null),
            [] => new(null, $"{pin.File} of {pin.In} pins no commit of {pin.Repository}"),
            var several => new(null, $"{pin.File} of {pin.In} pins {several.Count} commits of {pin.Repository}"),
        };
    }

    // https://github.com/owner/name.git#SHA, owner/name@SHA and the like
    private static IEnumerable<string> All(RepositoryName repository, string text) =>
        Regex
            .Matches(
                text,
                $@"(?<![A-Za-z0-9_.-]){Regex.Escape(repository.ToString())}(\.git)?[#@](?<sha>[0-9a-f]{{40}})(?![0-9a-f])",
                RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
                TimeSpan.FromSeconds(1)
            )
            .Select(match => match.Groups["sha"].Value.ToLowerInvariant());
}
