using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.GitHub;
using MsReleaseActions.Core.Signatures;
using MsReleaseActions.Toolkit;

namespace MsReleaseActions.ValidateCandidate;

/// <summary>Which states are a success.</summary>
internal enum Expectation
{
    Sealed,
    Absent,
    Any,
}

/// <summary>How the bytes of the built files are proven.</summary>
internal enum Verification
{
    Digest,
    Download,
    None,
}

/// <summary>What the step asks for; what is null is not asked for.</summary>
/// <param name="ReachableFrom">The source commit must be an ancestor of this branch.</param>
/// <param name="Workflow">Path of the workflow file that must have made the candidate.</param>
/// <param name="Environment">Must exist, with required reviewers.</param>
/// <param name="Checks">Those that must be green on the source commit.</param>
/// <param name="Pins">Dependencies whose commits files pin.</param>
/// <param name="OtherKeys">Those that others seal with.</param>
/// <param name="Wait">How long a missing or incomplete candidate is waited for.</param>
/// <param name="DownloadPath">Full path of a folder in the workspace.</param>
/// <param name="CandidateJsonPath">Full path of a file in the workspace.</param>
internal sealed record ValidateInputs(
    CandidateTag Tag,
    Expectation Expect,
    NameFilter Required,
    NameFilter Forbidden,
    string? Version,
    Verification Verify,
    GitRefName? ReachableFrom,
    string? Workflow,
    string? Environment,
    IReadOnlyList<NamedCheck> Checks,
    IReadOnlyList<PinInput> Pins,
    CandidatePublicKey? PublicKey,
    IReadOnlyList<OtherKey> OtherKeys,
    TimeSpan Wait,
    string? DownloadPath,
    string? CandidateJsonPath
)
{
    private const int MostMinutes = 24 * 60;

    private static readonly Dictionary<string, Expectation> Expectations = new(StringComparer.Ordinal)
    {
        ["sealed"] = Expectation.Sealed,
        ["absent"] = Expectation.Absent,
        ["any"] = Expectation.Any,
    };

    private static readonly Dictionary<string, Verification> Verifications = new(StringComparer.Ordinal)
    {
        ["digest"] = Verification.Digest,
        ["download"] = Verification.Download,
        ["none"] = Verification.None,
    };

    public static ValidateInputs Read(InputReader inputs)
    {
        var tag = inputs.CandidateTag(sourceShaIsRequired: true);
        var expect = inputs.OneOf("expect", Expectation.Sealed, Expectations);
        var wait = inputs.Number("wait-minutes", 0, 0, MostMinutes);
        if (wait > 0 && expect == Expectation.Absent)
        {
            inputs.Problem(
                "wait-minutes waits for a candidate to be there, which expect: absent does not want: give one of them"
            );
        }
        return new ValidateInputs(
            tag!,
            expect,
            inputs.Names("required-assets"),
            inputs.Names("forbidden-assets"),
            inputs.GetInput("version"),
            inputs.OneOf("verify", Verification.Digest, Verifications),
            inputs.ReachableFrom(),
            inputs.WorkflowPath("workflow"),
            inputs.GetInput("required-environment"),
            [.. inputs.GetMultilineInput("required-checks").Select(NamedCheck.Parse)],
            ReadPins(inputs),
            inputs.PublicKey("public-key"),
            OtherKey.Read(inputs),
            TimeSpan.FromMinutes(wait),
            inputs.Path("download-path"),
            inputs.Path("candidate-json-path")
        );
    }

    private static List<PinInput> ReadPins(InputReader inputs)
    {
        var pins = new List<PinInput>();
        foreach (var line in inputs.GetMultilineInput("pins"))
        {
            if (!PinInput.TryParse(line, out var pin))
            {
                inputs.Problem(
                    "pins must be lines id=owner/name in FILE, or in owner/name@SHA:FILE, such as "
                        + $"ui=org/ui in platformio.ini, not '{line}'"
                );
            }
            else if (pins.Exists(known => known.Pin.Id == pin.Pin.Id))
            {
                inputs.Problem($"pins names {pin.Pin.Id} twice");
            }
            else
            {
                pins.Add(pin);
            }
        }
        return pins;
    }
}
