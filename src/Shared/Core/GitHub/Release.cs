namespace MsReleaseActions.Core.GitHub;

/// <summary>A release, as the REST API describes it.</summary>
public sealed record Release(
    long Id,
    string TagName,
    string TargetCommitish,
    bool Draft,
    bool Prerelease,
    string HtmlUrl,
    string UploadUrl
)
{
    public string? Name { get; init; }

    public string? Body { get; init; }

    /// <summary>Tag and assets are locked for ever.</summary>
    public bool Immutable { get; init; }

    public DateTimeOffset? CreatedAt { get; init; }

    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>Who made it.</summary>
    public Account? Author { get; init; }

    /// <summary>The assets that came with the release; a listing of their own is the complete one.</summary>
    public IReadOnlyList<ReleaseAsset> Assets { get; init; } = [];
}

/// <summary>An asset of a release.</summary>
/// <param name="State"><c>uploaded</c> when whole; <c>starter</c> or <c>open</c> after a broken upload.</param>
/// <param name="Size">Bytes; 0 for a broken upload.</param>
public sealed record ReleaseAsset(long Id, string Name, string State, long Size)
{
    /// <summary><c>sha256:</c> and 64 hex digits; null for assets from before June 2025 and on older servers.</summary>
    public string? Digest { get; init; }

    public string? ContentType { get; init; }

    public string? BrowserDownloadUrl { get; init; }

    /// <summary>When the upload began.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    public bool IsWhole => State == "uploaded";
}

/// <summary>What <c>POST /releases</c> takes.</summary>
public sealed record NewRelease(string TagName, string TargetCommitish)
{
    public string? Name { get; init; }

    public string? Body { get; init; }

    public bool Draft { get; init; } = true;

    public bool Prerelease { get; init; }

    public bool GenerateReleaseNotes { get; init; }
}

/// <summary>What <c>PATCH /releases/{id}</c> takes; a member that is null is not sent and stays as it is.</summary>
public sealed record ReleaseUpdate
{
    public string? TargetCommitish { get; init; }

    public string? Name { get; init; }

    public string? Body { get; init; }

    public bool? Draft { get; init; }

    public bool? Prerelease { get; init; }

    /// <summary><c>true</c>, <c>false</c> or <c>legacy</c>.</summary>
    public string? MakeLatest { get; init; }

    /// <summary>
    /// The release shows everything that this update asks for; what a release does not show (which one is latest) is
    /// left aside.
    /// </summary>
    public bool IsIn(Release release) =>
        (TargetCommitish is null || TargetCommitish == release.TargetCommitish)
        && (Name is null || Name == release.Name)
        && (Body is null || Body == release.Body)
        && (Draft is null || Draft == release.Draft)
        && (Prerelease is null || Prerelease == release.Prerelease);
}

/// <summary>The answer of <c>POST /releases/generate-notes</c>.</summary>
public sealed record GeneratedReleaseNotes(string Name, string Body);

/// <summary>What <c>POST /releases/generate-notes</c> takes.</summary>
public sealed record GenerateReleaseNotes(string TagName)
{
    public string? TargetCommitish { get; init; }

    public string? PreviousTagName { get; init; }
}
