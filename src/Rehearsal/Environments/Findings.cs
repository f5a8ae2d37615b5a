namespace MsReleaseActions.Rehearsal.Environments;

/// <summary>Something that was looked at from outside, and whether it is as it should be.</summary>
/// <param name="Holds">Whether it is.</param>
/// <param name="Text">What was seen, one line.</param>
internal sealed record Finding(bool Holds, string Text);

/// <summary>An asset of the final release, as somebody without a token gets it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Size">Bytes that arrived.</param>
/// <param name="Sha256">Of the bytes that arrived, 64 hex digits.</param>
/// <param name="SameAsCandidate">Whether the candidate holds the same bytes under that name.</param>
/// <param name="Signature">Whether its signature holds; null for what is not signed.</param>
internal sealed record ProvenAsset(string Name, long Size, string Sha256, bool SameAsCandidate, bool? Signature);

/// <summary>What the proof of a rehearsal found.</summary>
/// <param name="Assets">Of the final release, sorted by name (ordinal); empty where nothing was published.</param>
/// <param name="LatestJsonOk">Everything about <c>latest.json</c> holds; null where none should be there.</param>
/// <param name="All">One for each thing looked at.</param>
internal sealed record Findings(IReadOnlyList<ProvenAsset> Assets, bool? LatestJsonOk, IReadOnlyList<Finding> All);
