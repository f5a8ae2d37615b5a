using MsReleaseActions.Server.State;

namespace MsReleaseActions.Server.Api.Releases;

/// <summary>Generated notes: the changes named by the area of pull requests, and the link to compare.</summary>
internal static class ReleaseNotes
{
    public static (string Name, string Body) For(
        SandboxRepository repository,
        string tag,
        string? previous,
        string server
    )
    {
        var before =
            previous
            ?? repository
                .Releases.All.Where(r => !r.Draft && r.TagName != tag)
                .OrderByDescending(r => r.CreatedAt)
                .ThenByDescending(r => r.Id)
                .FirstOrDefault()
                ?.TagName;
        var page = $"{server}/{repository.FullName}";
        var link = before is null ? $"{page}/commits/{tag}" : $"{page}/compare/{before}...{tag}";
        return (tag, $"**Full Changelog**: {link}");
    }
}
