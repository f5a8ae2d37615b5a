namespace MsReleaseActions.Core.GitHub;

/// <summary>
/// A check that a commit needs, as people name it: <c>NAME</c>, a check run of GitHub Actions; <c>app:SLUG NAME</c>,
/// one of another app; <c>status:CONTEXT</c>, a commit status. A status can be set by whoever may write to the
/// repository, and is believed only where it is named as one.
/// </summary>
/// <param name="Name">Of the check run, or the context of the status.</param>
/// <param name="App">The slug of the app that must have reported it; null of a status.</param>
public sealed record NamedCheck(string Name, string? App)
{
    /// <summary>The app that reports the jobs of workflows.</summary>
    public const string Actions = "github-actions";

    private const string AppPrefix = "app:";
    private const string StatusPrefix = "status:";

    /// <summary>Whether it is a commit status.</summary>
    public bool IsStatus => App is null;

    /// <summary>Reads a line.</summary>
    public static NamedCheck Parse(string text) =>
        text.StartsWith(StatusPrefix, StringComparison.Ordinal) ? new(text[StatusPrefix.Length..].Trim(), null)
        : text.StartsWith(AppPrefix, StringComparison.Ordinal)
        && text[AppPrefix.Length..].Split(' ', 2, StringSplitOptions.TrimEntries)
            is [{ Length: > 0 } app, { Length: > 0 } name]
            ? new(name, app)
        : new(text, Actions);

    /// <summary>The line that <see cref="Parse"/> reads as this.</summary>
    public string Line =>
        App is null ? StatusPrefix + Name
        : Parse(Name) == this ? Name
        : $"{AppPrefix}{App} {Name}";

    /// <summary>Whether a check run is one of it.</summary>
    public bool Is(CheckRun run) => run.Name == Name && App is not null && run.App?.Slug == App;

    /// <summary>Whether a commit status is one of it.</summary>
    public bool Is(CommitStatus status) => IsStatus && status.Context == Name;
}
