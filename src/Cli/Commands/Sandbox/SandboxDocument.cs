using System.Text.Json.Serialization;

namespace MsReleaseActions.Cli.Commands.Sandbox;

/// <summary>What <c>ms sandbox --json</c> prints. Addresses have no trailing slash.</summary>
/// <param name="ApiUrl">Root of the REST API: <c>GITHUB_API_URL</c>.</param>
/// <param name="UploadUrl">Root of the upload host.</param>
/// <param name="StorageUrl">Root of the object storage.</param>
/// <param name="ServerUrl">Root of pages and public downloads: <c>GITHUB_SERVER_URL</c>.</param>
/// <param name="Repository"><c>owner/name</c>.</param>
/// <param name="DefaultBranch">Its branch.</param>
/// <param name="SourceSha">The branch's head, 40 hex digits.</param>
/// <param name="GitFolder">The bare repository on this machine.</param>
/// <param name="Tokens">Two tokens for the repository.</param>
internal sealed record SandboxDocument(
    string ApiUrl,
    string UploadUrl,
    string StorageUrl,
    string ServerUrl,
    string Repository,
    string DefaultBranch,
    string SourceSha,
    string GitFolder,
    SandboxTokens Tokens
);

/// <summary>Tokens as a job's <c>GITHUB_TOKEN</c> would be.</summary>
/// <param name="Write">Contents, actions and pull requests may be written.</param>
/// <param name="Read">Everything may be looked at; drafts stay invisible.</param>
internal sealed record SandboxTokens(string Write, string Read)
{
    /// <summary>Where workflows are executed: a person's, who releases.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Operator { get; init; }

    /// <summary>Where workflows are executed: the release manager's, who approves.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reviewer { get; init; }
}
