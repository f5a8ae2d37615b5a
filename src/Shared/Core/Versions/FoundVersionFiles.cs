namespace MsReleaseActions.Core.Versions;

/// <summary>The version files of a product, as they were found in its repository.</summary>
/// <param name="Version">What they say; null where nothing says a version.</param>
/// <param name="Files">Paths of the files that hold this version, those that only name a crate of it included.</param>
/// <param name="LeftOut">Why each file that could have been one is none, such as <c>package.json says 0.1.0</c>.
/// Clauses without a final full stop.</param>
public sealed record FoundVersionFiles(string? Version, IReadOnlyList<string> Files, IReadOnlyList<string> LeftOut);
