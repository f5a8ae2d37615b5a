using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.ReleaseTrain.Products.App;
using MsReleaseActions.ReleaseTrain.Products.Content;
using MsReleaseActions.ReleaseTrain.Settings;

namespace MsReleaseActions.ReleaseTrain.Products;

/// <summary>What this train releases.</summary>
public static class KnownProducts
{
    /// <summary>The product of a kind.</summary>
    public static Product Of(ProductKind kind) =>
        kind == ProductKind.Content ? ContentProduct.Instance : AppProduct.Instance;
}
