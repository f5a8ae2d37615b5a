namespace MsReleaseActions.Core.LatestJson;

/// <summary>What a platform's <c>url</c> names: an asset, by name or by id, or something that is refused.</summary>
public abstract record AssetUrl
{
    // closed: the three below are all there are
    private protected AssetUrl() { }
}

/// <summary>An asset by its name, percent-decoded.</summary>
public sealed record NamedAsset(string AssetName, UrlForm Form) : AssetUrl;

/// <summary>An asset by its id at the API, as tauri-action 1.x writes it.</summary>
public sealed record AssetById(long AssetId) : AssetUrl;

/// <summary>A URL that an updater must not be sent to.</summary>
/// <param name="Reason">Which rule it breaks.</param>
/// <param name="Why">The same as a clause, with what was seen and what was expected.</param>
public sealed record RefusedUrl(UrlRefusal Reason, string Why) : AssetUrl;

/// <summary>The forms that name an asset.</summary>
public enum UrlForm
{
    /// <summary><c>…/releases/download/rc-&lt;sha&gt;/&lt;file&gt;</c></summary>
    Candidate,

    /// <summary><c>…/releases/download/untagged-&lt;hex&gt;/&lt;file&gt;</c>, what GitHub gives for a draft.</summary>
    Draft,

    /// <summary><c>…/releases/latest/download/&lt;file&gt;</c></summary>
    Latest,

    /// <summary><c>…/releases/download/&lt;release-tag&gt;/&lt;file&gt;</c>: it is right already.</summary>
    Final,
}

/// <summary>Why a URL is refused.</summary>
public enum UrlRefusal
{
    NotAUrl,
    OtherScheme,
    OtherHost,
    OtherOwner,
    OtherRepository,
    OtherTag,
    NotADownload,
}
