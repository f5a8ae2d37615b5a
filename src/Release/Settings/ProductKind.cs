using System.Diagnostics.CodeAnalysis;
using MsReleaseActions.Core.Candidates;

namespace MsReleaseActions.ReleaseTrain.Settings;

/// <summary>What kind of product is released.</summary>
public enum ProductKind
{
    /// <summary>An app: one commit, its version bumped, built once.</summary>
    App,

    /// <summary>
    /// Firmware, an extension and bundles, put together from the candidates of several repositories as a spec names
    /// them.
    /// </summary>
    Content,
}

/// <summary>How an operator calls a kind of product.</summary>
[SuppressMessage("Design", "CA1034", Justification = "an extension block is no nested type")]
public static class ProductKinds
{
    extension(ProductKind kind)
    {
        /// <summary>The word of its command line and of its titles: <c>app</c>, <c>content</c>.</summary>
        public string Word => kind == ProductKind.Content ? "content" : "app";

        /// <summary>The command line that looks whether everything is ready.</summary>
        public string PreflightCommand =>
            kind == ProductKind.Content ? kind.Command("preflight") : "ms release preflight";

        /// <summary>A command line of this kind, such as <c>ms release app verify v1.2.3</c>.</summary>
        public string Command(string rest) => $"ms release {kind.Word} {rest}";

        /// <summary>Of the release's commit and pull request.</summary>
        public string Title(ReleaseTag tag) => $"release({kind.Word}): {tag}";
    }
}
