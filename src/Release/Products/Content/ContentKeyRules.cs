using MsReleaseActions.Core;
using MsReleaseActions.GitHub;
using MsReleaseActions.ReleaseTrain.Settings;
using MsReleaseActions.ReleaseTrain.Steps.Preflight;

namespace MsReleaseActions.ReleaseTrain.Products.Content;

/// <summary>Whether the keys of a content release are where they must be. Pure.</summary>
internal static class ContentKeyRules
{
    private const string Manifest = "manifest key";
    private const string Producers = "producers' keys";

    /// <param name="secrets">Names that the job behind the environment gets.</param>
    public static IEnumerable<CheckResult> Of(Fact<IReadOnlyList<string>> secrets, ReleaseSettings settings) =>
        [
            .. settings.Keys.ManifestPublicKey is null ? [Unnamed] : (CheckResult[])[],
            OfSecret(secrets, settings),
            OfProducers(settings),
        ];

    private static CheckResult Unnamed { get; } =
        CheckResult.Failed(
            Manifest,
            "ms-release.json names no keys.manifest_public_key: clients refuse a release whose manifest is not signed, and "
                + "the lane makes none",
            "Name the key that is built into them, and run `ms init`"
        );

    private static CheckResult OfSecret(Fact<IReadOnlyList<string>> secrets, ReleaseSettings settings)
    {
        var (name, environment) = (settings.Keys.ManifestSecret, settings.Environment);
        return secrets switch
        {
            { Failure: { } failure } => failure.Unknown(Manifest),
            { Value: var names } when names?.Contains(name, StringComparer.OrdinalIgnoreCase) == true =>
                CheckResult.Passed(Manifest, $"{name} is set"),
            _ => CheckResult.Failed(
                Manifest,
                $"{name} is set nowhere: without it the manifest cannot be signed, and nothing is published",
                $"Put it into the environment {environment}: `gh secret set {name} --env {environment} --repo "
                    + $"{settings.Repository}`"
            ),
        };
    }

    private static CheckResult OfProducers(ReleaseSettings settings)
    {
        var without = settings
            .Content.Producers.Select(producer => producer.Id)
            .Where(id => settings.Keys.PublicKey is null && !settings.ProducerKeys.ContainsKey(id))
            .ToList();
        return without.Count == 0
            ? CheckResult.Passed(Producers, "every producer's candidate is verified with its key")
            : CheckResult.Warning(
                Producers,
                $"ms-release.json names no public key of {string.Join(", ", without)}: nobody verifies who sealed what "
                    + "is theirs",
                "Name it as `public_key` of the producer, and run `ms init`"
            );
    }
}
