using MsReleaseActions.ReleaseTrain.Engine;

namespace MsReleaseActions.ReleaseTrain.Products.Content;

/// <summary>Which content release it is.</summary>
/// <param name="Choice">As for every product; null where none can be made.</param>
internal sealed record ContentChoice(ReleaseChoice? Choice)
{
    /// <summary>Why none can be made, a sentence each without its full stop.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>What the operator can do about them.</summary>
    public IReadOnlyList<string> Remedies { get; init; } = [];

    public static ContentChoice Bad(string problem, string remedy) =>
        new(Choice: null) { Problems = [problem], Remedies = [remedy] };
}
