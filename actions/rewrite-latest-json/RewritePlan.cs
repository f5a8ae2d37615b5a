using MsReleaseActions.Core.LatestJson;
using MsReleaseActions.Core.Signatures;

namespace MsReleaseActions.RewriteLatestJson;

/// <summary>A platform, and where its updater will be sent.</summary>
/// <param name="Asset">The candidate's file; empty where the URL is refused.</param>
/// <param name="NewUrl">The URL in the new file; the old one where it is refused.</param>
/// <param name="Signature">Null where it is empty or malformed.</param>
internal sealed record PlannedPlatform(
    string Key,
    string Asset,
    string OldUrl,
    string NewUrl,
    string SignatureText,
    MinisignSignature? Signature
)
{
    public bool IsRewritten => OldUrl != NewUrl;
}

/// <summary>The new file, or why there is none. Pure.</summary>
/// <param name="Version">The version that the file states, without <c>v</c>.</param>
/// <param name="Problems">Everything that forbids the new file; empty: it may be written.</param>
/// <param name="Result">The new bytes; the old ones where there are problems.</param>
internal sealed record RewritePlan(
    string Version,
    IReadOnlyList<PlannedPlatform> Platforms,
    IReadOnlyList<string> Problems,
    byte[] Result,
    bool IsChanged
)
{
    public static RewritePlan Of(RewriteInputs inputs, AssetUrlRules rules, RewriteState state, byte[] source)
    {
        LatestJsonDocument document;
        try
        {
            document = LatestJsonDocument.Parse(source);
        }
        catch (FormatException failure)
        {
            return new RewritePlan(
                "",
                [],
                [$"latest.json cannot be used: {failure.Message}"],
                source,
                IsChanged: false
            );
        }
        var problems = new List<string>();
        problems.AddRange(VersionProblems(inputs, document));
        var platforms = document.Platforms.Select(platform => Plan(platform, rules, state, problems)).ToList();
        problems.AddRange(
            inputs
                .RequiredPlatforms.Where(key => platforms.All(platform => platform.Key != key))
                .Select(key => $"the required platform {key} is missing")
        );
        if (rules.StrayCandidateUrl(document) is { } path)
        {
            problems.Add($"the member {path} holds an address of the candidate, which nobody can download");
        }
        if (problems.Count > 0)
        {
            return new RewritePlan(inputs.ReleaseTag.VersionText, platforms, problems, source, IsChanged: false);
        }
        try
        {
            var result = Edit(inputs, state, document, platforms);
            string[] tooLong =
                result.Length > LatestJsonDocument.MostBytes
                    ?
                    [
                        $"latest.json would have {result.Length} bytes, more than the "
                            + $"{LatestJsonDocument.MostBytes} that it may have",
                    ]
                    : [];
            return new RewritePlan(
                inputs.ReleaseTag.VersionText,
                platforms,
                tooLong,
                result,
                !result.AsSpan().SequenceEqual(source)
            );
        }
        catch (FormatException failure)
        {
            return new RewritePlan(
                inputs.ReleaseTag.VersionText,
                platforms,
                [$"latest.json cannot be changed: {failure.Message}"],
                source,
                IsChanged: false
            );
        }
    }

    private static IEnumerable<string> VersionProblems(RewriteInputs inputs, LatestJsonDocument document)
    {
        var tag = inputs.ReleaseTag;
        if (document.Version is null)
        {
            return inputs.Version is null ? [$"latest.json states no version; it must be {tag.VersionText}"] : [];
        }
        return RewriteInputs.WithoutV(document.Version.Text) == tag.VersionText
            ? []
            :
            [
                $"latest.json states the version {document.Version.Text ?? "(no text)"}, the tag {tag} means "
                    + $"{tag.VersionText}",
            ];
    }

    private static PlannedPlatform Plan(
        LatestPlatform platform,
        AssetUrlRules rules,
        RewriteState state,
        List<string> problems
    )
    {
        var url = platform.Url.Text!;
        var (asset, why) = rules.Classify(url) switch
        {
            NamedAsset named => (
                named.AssetName,
                state.Find(named.AssetName) is null ? $"the candidate does not hold the asset '{named.AssetName}'" : ""
            ),
            AssetById id
                when state.Candidate.Assets.FirstOrDefault(known => known.Id == id.AssetId) is { } known
                    && state.Find(known.Name) is not null => (known.Name, ""),
            AssetById id => ("", $"the candidate has no asset of the id {id.AssetId}"),
            RefusedUrl refused => ("", refused.Why),
            var other => throw new InvalidOperationException($"no rule for {other}"),
        };
        if (why.Length > 0)
        {
            problems.Add($"{platform.Key}: the url '{url}' is refused: {why}");
        }
        return new PlannedPlatform(
            platform.Key,
            why.Length > 0 ? "" : asset,
            url,
            why.Length > 0 ? url : rules.FinalUrl(asset),
            platform.Signature,
            SignatureOf(platform, problems)
        );
    }

    private static MinisignSignature? SignatureOf(LatestPlatform platform, List<string> problems)
    {
        try
        {
            return MinisignSignature.ParseTauri(platform.Signature);
        }
        catch (FormatException failure)
        {
            problems.Add($"{platform.Key}: {failure.Message}");
            return null;
        }
    }

    private static byte[] Edit(
        RewriteInputs inputs,
        RewriteState state,
        LatestJsonDocument document,
        IReadOnlyList<PlannedPlatform> platforms
    )
    {
        var edits = new LatestJsonEdits(document);
        foreach (var (platform, planned) in document.Platforms.Zip(platforms))
        {
            edits.Replace(platform.Url, planned.NewUrl);
        }
        if (document.Version is null)
        {
            edits.Set("version", inputs.ReleaseTag.VersionText);
        }
        if (state.Notes is { } notes)
        {
            edits.Set("notes", notes);
        }
        if (inputs.PubDate is { } date)
        {
            edits.Set("pub_date", date);
        }
        return edits.Apply();
    }
}
