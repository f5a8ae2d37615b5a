using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.RegularExpressions;
using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.Content;
using MsReleaseActions.GitHub;

namespace MsReleaseActions.ValidateCandidate;

/// <summary>A line of <c>pins</c>: a dependency, and the file that says which commit of it is built in.</summary>
/// <param name="Pin">What is looked for, and in which file.</param>
/// <param name="Repository">The repository of the file; null: the one that is built.</param>
/// <param name="Sha">The commit of the file; null: the one that is built.</param>
internal sealed partial record PinInput(ProducerPin Pin, RepositoryName? Repository, CommitSha? Sha)
{
    /// <summary>
    /// Reads <c>ui=owner/ui in platformio.ini</c>, <c>ui=owner/ui in owner/core@0123…:platformio.ini</c>.
    /// </summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out PinInput? pin)
    {
        pin = null;
        if (
            Form().Match(text) is not { Success: true } match
            || !RepositoryName.TryParse(match.Groups["repository"].Value, out var repository, out _)
            || !ContentNames.IsPath(match.Groups["file"].Value)
        )
        {
            return false;
        }
        RepositoryName? place = null;
        CommitSha? sha = null;
        if (
            match.Groups["place"].Success
            && (
                !RepositoryName.TryParse(match.Groups["place"].Value, out place, out _)
                || !CommitSha.TryParse(match.Groups["sha"].Value, out sha, out _)
            )
        )
        {
            return false;
        }
        pin = new PinInput(
            new ProducerPin(
                match.Groups["id"].Value,
                repository,
                place?.ToString() ?? "this commit",
                match.Groups["file"].Value
            ),
            place,
            sha
        );
        return true;
    }

    /// <summary>What each file says, by the id of the dependency.</summary>
    public static async Task<IReadOnlyDictionary<string, PinnedCommit>?> ReadAsync(
        IEnumerable<PinInput> pins,
        GitHubClient github,
        RepositoryName repository,
        CommitSha sha,
        CancellationToken cancellation
    )
    {
        var found = new Dictionary<string, PinnedCommit>(StringComparer.Ordinal);
        foreach (var pin in pins)
        {
            var bytes = await github.Contents.ReadFileAsync(
                pin.Repository ?? repository,
                pin.Pin.File,
                (pin.Sha ?? sha).Text,
                cancellation
            );
            found[pin.Pin.Id] = PinnedCommit.In(pin.Pin, bytes is null ? null : Encoding.UTF8.GetString(bytes));
        }
        return found;
    }

    [GeneratedRegex(
        @"\A(?<id>[a-z0-9][a-z0-9-]{0,99})\s*=\s*(?<repository>[^@\s]+)\s+in\s+((?<place>[^@:\s]+)@(?<sha>[0-9a-f]{40}):)?"
            + @"(?<file>[A-Za-z0-9._/-]+)\z",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Form();
}
