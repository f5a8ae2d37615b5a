namespace MsReleaseActions.Core.LatestJson;

/// <summary>One entry of <c>platforms</c>.</summary>
/// <param name="Key">Such as <c>windows-x86_64</c> or <c>linux-x86_64-deb</c>.</param>
/// <param name="Url">The string <c>url</c>.</param>
/// <param name="Signature">The text of <c>signature</c>; empty where the member is absent.</param>
public sealed record LatestPlatform(string Key, JsonPiece Url, string Signature);
