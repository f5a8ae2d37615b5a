using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Toolkit;

namespace MsReleaseActions.PublishCandidate;

/// <summary>What the step asks for.</summary>
/// <param name="Files">Globs under the workspace.</param>
/// <param name="Version">SemVer 2 without build metadata; null when not given.</param>
/// <param name="Inputs">What else went into the build.</param>
/// <param name="Keys">Without a private one the candidate is not signed.</param>
/// <param name="IsPublished"><c>visibility: prerelease</c>.</param>
/// <param name="Concurrency">Uploads at a time.</param>
/// <param name="UpdaterKey">Null: signatures are the build's.</param>
/// <param name="Jobs">Null: nobody says which job built what.</param>
internal sealed record PublishInputs(
    CandidateTag Tag,
    IReadOnlyList<string> Files,
    NameFilter Required,
    NameFilter Forbidden,
    string? Version,
    IReadOnlyList<CandidateInput> Inputs,
    SealKeys Keys,
    bool IsPublished,
    int Concurrency,
    IReadOnlyList<UpdaterPlatform> Platforms,
    UpdaterKey? UpdaterKey,
    BuildJobs? Jobs,
    BuildOrigin Origin
)
{
    private static readonly Dictionary<string, bool> Visibilities = new(StringComparer.Ordinal)
    {
        ["draft"] = false,
        ["prerelease"] = true,
    };

    public static PublishInputs Read(InputReader inputs)
    {
        var tag = inputs.CandidateTag(sourceShaIsRequired: true);
        inputs.GetRequiredInput("files");
        var version = ReadVersion(inputs);
        var platforms = UpdaterPlatform.Read(inputs);
        if (platforms.Count > 0 && inputs.GetInput("version") is null)
        {
            inputs.Problem(
                "version is required with updater-platforms: a latest.json without a version is of no use to any "
                    + "updater"
            );
        }
        var required = inputs.Names("required-assets");
        if (inputs.GetInput("needs") is null && required.Patterns.Any(pattern => pattern.Contains('/')))
        {
            inputs.Problem("required-assets: a line JOB/GLOB needs the input needs, which says who built what");
        }
        return new PublishInputs(
            tag!,
            inputs.Globs("files"),
            required,
            inputs.Names("forbidden-assets"),
            version,
            ReadInputs(inputs),
            SealKeys.Read(inputs),
            inputs.OneOf("visibility", fallback: false, Visibilities),
            inputs.Number("concurrency", 4, 1, 16),
            platforms,
            UpdaterKey.Read(inputs),
            BuildJobs.Read(inputs),
            BuildOrigin.Read(inputs)
        );
    }

    private static List<CandidateInput> ReadInputs(InputReader inputs)
    {
        var read = new List<CandidateInput>();
        foreach (var line in inputs.GetMultilineInput("inputs"))
        {
            if (!CandidateInput.TryParse(line, out var input))
            {
                inputs.Problem($"inputs must be lines id=owner/name@sha, such as ui=org/ui@0123…, not '{line}'");
            }
            else if (read.Exists(other => other.Id == input.Id))
            {
                inputs.Problem($"inputs names {input.Id} twice");
            }
            else
            {
                read.Add(input);
            }
        }
        return read;
    }

    private static string? ReadVersion(InputReader inputs)
    {
        var version = inputs.GetInput("version");
        if (version is not null && !ReleaseTag.TryParse("v" + version, out _, out _))
        {
            inputs.Problem(
                "version must be a version such as 1.2.3 or 1.2.3-beta.1 (SemVer 2, without v and build "
                    + $"metadata), not '{version}'"
            );
        }
        return version;
    }
}
