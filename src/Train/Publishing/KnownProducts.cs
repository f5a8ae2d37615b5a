using MsReleaseActions.Train.Content;
using MsReleaseActions.Train.Settings;

namespace MsReleaseActions.Train.Publishing;

/// <summary>What this train releases.</summary>
public static class KnownProducts
{
    /// <summary>The product of a kind.</summary>
    public static ProductLine Of(ProductKind kind) => kind == ProductKind.Content ? ContentLine.Instance : AppLine.Instance;
}
