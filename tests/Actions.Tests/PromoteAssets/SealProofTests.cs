using System.Text.Json.Nodes;
using MsReleaseActions.ActionsTests.PublishCandidate;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.Signatures;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ActionsTests.PromoteAssets;

/// <summary>Who writes to the repository may make the whole draft anew, so that it agrees with itself.</summary>
[Needs(Need.Nothing)]
public sealed class SealProofTests : PromoteTest
{
    private string ManifestSha256 => Sha256.Of(Candidate.Manifest).Hex;

    [Fact]
    public async Task A_candidate_that_is_exchanged_after_the_validation_is_not_published()
    {
        var validated = ManifestSha256;
        Repo.Releases.Remove(Candidate.Release);
        Candidate = SealedCandidate.Put(Repo, Sha, Files, version: "1.2.0", runId: 4712);

        await RefuseAsync(
            1,
            $"candidate.json of the candidate is {ManifestSha256}, and {validated} was validated "
                + "(candidate-json-sha256)",
            ("candidate-json-sha256", validated)
        );
        await SucceedAsync(("candidate-json-sha256", ManifestSha256));
        await NothingToDoAsync(("candidate-json-sha256", ManifestSha256));
    }

    [Fact]
    public async Task Another_key_than_the_reviewed_one_is_refused()
    {
        using var key = CandidateSigningKey.Parse(Keys.Of("ec").Signing);
        var signature = System.Text.Encoding.UTF8.GetString(key.Sign(Candidate.Manifest));
        Repo.Releases.Remove(Candidate.Release);
        Candidate = SealedCandidate.Put(Repo, Sha, Files, version: "1.2.0", signature: signature);

        await RefuseAsync(1, "candidate.json.sig: the signature", ("public-key", Keys.Of("ec").Verifying));
    }

    [Fact]
    public async Task Nothing_is_promoted_that_nothing_proves_unless_that_is_allowed()
    {
        await RefuseAsync(
            1,
            "nothing proves who sealed the candidate: there is neither a key (public-key) nor an attestation "
                + "(attestation), and allow-unsigned is false",
            ("allow-unsigned", "false")
        );
        await SucceedAsync(("allow-unsigned", "true"));
    }

    [Fact]
    public async Task What_gh_verified_proves_it_where_it_is_of_this_seal_and_of_the_run_that_it_names()
    {
        var run = $"{Github.ServerUrl}/{Repo.FullName}/actions/runs";
        Runner.Write("of-others.json", Text(Verified(new string('0', 64), $"{run}/4711/attempts/1")));
        Runner.Write("of-another-run.json", Text(Verified(ManifestSha256, $"{run}/4710/attempts/1")));
        Runner.Write("nothing.json", Text("[]"));
        Runner.Write("good.json", Text(Verified(ManifestSha256, $"{run}/4711/attempts/2")));

        foreach (
            var (file, problem) in ((string, string)[])
                [
                    (
                        "of-others.json",
                        "the attestation does not hold: nothing that was verified is of this candidate.json"
                    ),
                    (
                        "nothing.json",
                        "the attestation does not hold: nothing that was verified is of this candidate.json"
                    ),
                    (
                        "of-another-run.json",
                        $"the attestation does not hold: {run}/4710/attempts/1 attested it, and candidate.json names "
                            + "run 4711, attempt 1"
                    ),
                ]
        )
        {
            await RefuseAsync(1, problem, ("attestation", file), ("allow-unsigned", "false"));
        }
        await SucceedAsync(("attestation", "good.json"), ("allow-unsigned", "false"));
        await NothingToDoAsync(("attestation", "good.json"), ("allow-unsigned", "false"));
    }

    [Theory]
    [InlineData("", "attestation 'a.json' cannot be used: it is not what gh attestation verify prints as JSON")]
    [InlineData("{}", "attestation 'a.json' cannot be used")]
    [InlineData("[{}]", "attestation 'a.json' cannot be used")]
    [InlineData("[{\"verificationResult\":null}]", "attestation 'a.json' cannot be used")]
    [InlineData(null, "attestation 'a.json' is no file")]
    public async Task What_gh_never_printed_is_bad_input(string? content, string problem)
    {
        if (content is not null)
        {
            Runner.Write("a.json", Text(content));
        }
        await RefuseAsync(2, problem, ("attestation", "a.json"));
    }

    // as gh prints it, less what nobody asks for
    private static string Verified(string subject, string run) =>
        new JsonArray(
            new JsonObject
            {
                ["verificationResult"] = new JsonObject
                {
                    ["signature"] = new JsonObject { ["certificate"] = new JsonObject { ["runInvocationURI"] = run } },
                    ["statement"] = new JsonObject
                    {
                        ["subject"] = new JsonArray(
                            new JsonObject
                            {
                                ["name"] = "candidate.json",
                                ["digest"] = new JsonObject { ["sha256"] = subject },
                            }
                        ),
                    },
                },
            }
        ).ToJsonString();
}
