using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using MsReleaseActions.Runner.BuiltinActions.Attesting;
using MsReleaseActions.Runner.FakeTools;
using MsReleaseActions.Runner.FakeTools.Toolchain;
using MsReleaseActions.Server;
using MsReleaseActions.Server.State;
using MsReleaseActions.Testing;

namespace MsReleaseActions.RunnerTests.FakeTools;

/// <summary>What stands in for <c>gh attestation verify</c> verifies, and believes nobody.</summary>
[Needs(Need.Nothing)]
public sealed class GhVerifyTests : StandInTest
{
    private const string Workflow = ".github/workflows/candidate.yml";

    [Fact]
    public async Task What_the_named_workflow_attested_is_verified_and_shown_as_gh_shows_it()
    {
        await using var github = await GitHubSandbox.StartAsync(cancel: Cancel);
        var run = Begin(github);
        Attest(run, "the candidate");

        var (code, output) = await VerifyAsync(github, "the candidate", Identity(github));

        code.Should().Be(0, output);
        var result = JsonNode.Parse(output)![0]!["verificationResult"]!;
        result["signature"]!["certificate"]!["runInvocationURI"]!
            .GetValue<string>()
            .Should()
            .Be($"{github.ServerUrl}/org/app/actions/runs/{run.Id}/attempts/1");
        result["statement"]!["subject"]![0]!["name"]!.GetValue<string>().Should().Be("candidate.json");
    }

    [Fact]
    public async Task Other_bytes_another_identity_another_authority_and_a_forged_statement_are_refused()
    {
        await using var github = await GitHubSandbox.StartAsync(cancel: Cancel);
        await using var other = await GitHubSandbox.StartAsync(cancel: Cancel);
        var run = Begin(github);
        Attest(run, "the candidate");

        (await VerifyAsync(github, "other bytes", Identity(github))).ExitCode.Should().Be(1);
        (await VerifyAsync(github, "the candidate", Identity(github).Replace("candidate.yml", "ci.yml")))
            .ExitCode.Should()
            .Be(1);
        (await VerifyAsync(github, "the candidate", Identity(github).Replace("heads/main", "heads/evil")))
            .ExitCode.Should()
            .Be(1);
        (await VerifyAsync(github, "the candidate", Identity(github), other)).ExitCode.Should().Be(1);

        // whoever may write attestations cannot make another's
        var real = Bundles(run, "the candidate").Single();
        var forged = real.DeepClone().AsObject();
        forged["dsseEnvelope"]!["payload"] = Convert.ToBase64String(
            Encoding.UTF8.GetBytes(
                Encoding
                    .UTF8.GetString(Convert.FromBase64String(real["dsseEnvelope"]!["payload"]!.GetValue<string>()))
                    .Replace(Sha256Of("the candidate"), Sha256Of("evil"), StringComparison.Ordinal)
            )
        );
        run.Repository.Attestations.Add($"sha256:{Sha256Of("evil")}", forged);
        (await VerifyAsync(github, "evil", Identity(github))).ExitCode.Should().Be(1);
    }

    [Fact]
    public async Task Without_a_token_it_says_what_gh_says()
    {
        await using var github = await GitHubSandbox.StartAsync(cancel: Cancel);

        var (code, output) = await VerifyAsync(github, "x", Identity(github), token: "");

        (code, output)
            .Should()
            .Be((4, "gh: To use GitHub CLI in a GitHub Actions workflow, set the GH_TOKEN environment variable\n"));
    }

    private static SandboxRun Begin(GitHubSandbox github)
    {
        var repository = github.CreateRepository("org/app");
        var sha = repository.Commit(
            new Dictionary<string, string> { [Workflow] = "on: workflow_dispatch\njobs: {}\n" },
            "first"
        );
        return repository.Actions.AddRun("candidate.yml", new NewRun("workflow_dispatch", "main", sha));
    }

    private static void Attest(SandboxRun run, string text) =>
        PlantedAttestation.Put(run, ("candidate.json", Sha256Of(text)));

    private static IReadOnlyList<JsonObject> Bundles(SandboxRun run, string text) =>
        [.. run.Repository.Attestations.Of($"sha256:{Sha256Of(text)}")];

    private static string Identity(GitHubSandbox github) => $"{github.ServerUrl}/org/app/{Workflow}@refs/heads/main";

    private static string Sha256Of(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private async Task<(int ExitCode, string Output)> VerifyAsync(
        GitHubSandbox github,
        string text,
        string identity,
        GitHubSandbox? trusted = null,
        string? token = null
    )
    {
        await ToolchainFolder.InstallAsync(
            StandIns,
            new StandInOptions(Folder["tools.jsonl"], Folder["tools"])
            {
                TrustedRoot = AttestationAuthority.Of(trusted ?? github).Root,
            },
            Cancel
        );
        await File.WriteAllTextAsync(Folder["work/candidate.json"], text, Cancel);
        return await Bash(
            $"export GITHUB_API_URL={github.ApiUrl} GH_TOKEN={token ?? github.AdminToken()}; gh attestation verify candidate.json "
                + $"--repo org/app --cert-identity {identity} --deny-self-hosted-runners --format json"
        );
    }
}
