using System.Text;
using MsReleaseActions.Core;
using MsReleaseActions.Core.LatestJson;

namespace MsReleaseActions.SharedTests.Core.LatestJson;

/// <summary>The promotion that the tests of this folder speak of.</summary>
internal static class Promotion
{
    internal const string Sha = "0123456789abcdef0123456789abcdef01234567";

    internal static readonly AssetUrlRules Rules = new(
        "https://github.com",
        "https://api.github.com",
        RepositoryName.Parse("org/ms-manager"),
        $"rc-{Sha}",
        RepositoryName.Parse("org/ms-manager"),
        "v1.2.3"
    );

    /// <summary>Points every URL at the final release, with one asset of a known id; fails for a refused URL.</summary>
    internal static byte[] Rewrite(byte[] json, AssetUrlRules? rules = null)
    {
        rules ??= Rules;
        var document = LatestJsonDocument.Parse(json);
        var edits = new LatestJsonEdits(document);
        foreach (var platform in document.Platforms)
        {
            edits.Replace(
                platform.Url,
                rules.FinalUrl(
                    rules.Classify(platform.Url.Text!) switch
                    {
                        NamedAsset asset => asset.AssetName,
                        AssetById { AssetId: 4711 } => "Manager_aarch64.app.tar.gz",
                        var other => throw new InvalidOperationException(other.ToString()),
                    }
                )
            );
        }
        return edits.Apply();
    }

    internal static string Rewrite(string json) => Encoding.UTF8.GetString(Rewrite(Encoding.UTF8.GetBytes(json)));
}
