using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;

namespace MsReleaseActions.ReleaseTrain.Install;

/// <summary>Where our actions are, <c>OWNER/NAME@REF</c>.</summary>
/// <param name="Repository">The repository that holds the release tree.</param>
/// <param name="Ref">A tag such as <c>v1</c>, a branch, or a full commit.</param>
public sealed partial record ActionsPlace(RepositoryName Repository, string Ref) : IInputValue<ActionsPlace>
{
    /// <summary>Whether it names one commit for ever.</summary>
    public bool IsPinned => CommitSha.TryParse(Ref, out _, out _);

    public static bool TryParse(
        string text,
        [NotNullWhen(true)] out ActionsPlace? value,
        [NotNullWhen(false)] out string? problem
    )
    {
        value =
            Form().Match(text) is { Success: true } match
            && RepositoryName.TryParse(match.Groups["repository"].Value, out var repository, out _)
                ? new ActionsPlace(repository, match.Groups["ref"].Value)
                : null;
        problem = value is null ? $"must be OWNER/NAME@REF, such as org/ms-release-actions@v1, not '{text}'" : null;
        return value is not null;
    }

    /// <exception cref="FormatException">The text is no place of actions.</exception>
    public static ActionsPlace Parse(string text) =>
        TryParse(text, out var value, out var problem)
            ? value
            : throw new FormatException($"A place of actions {problem}.");

    public override string ToString() => $"{Repository}@{Ref}";

    [GeneratedRegex(@"\A(?<repository>[^@]+)@(?<ref>[A-Za-z0-9][A-Za-z0-9._/-]*)\z")]
    private static partial Regex Form();
}
