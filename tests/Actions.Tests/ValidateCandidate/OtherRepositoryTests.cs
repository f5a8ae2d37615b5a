using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Server;
using MsReleaseActions.Server.Http;
using MsReleaseActions.Server.State;
using MsReleaseActions.Testing;
using MsReleaseActions.ValidateCandidate;

namespace MsReleaseActions.ActionsTests.ValidateCandidate;

/// <summary>A job of one repository that asks for the candidate of another one, with the token that it has.</summary>
[Needs(Need.Nothing)]
public sealed class OtherRepositoryTests : IAsyncLifetime
{
    private const string Workflow = ".github/workflows/candidate-firmware.yml";
    private static readonly Dictionary<string, byte[]> Built = new(StringComparer.Ordinal) { ["midi-studio-bitwig-firmware.hex"] = [1, 2, 3] };
    private readonly TestClock clock = new();
    private readonly ActionRunner runner;
    private GitHubSandbox github = null!;
    private SandboxRepository producer = null!;
    private string sha = "";
    private string token = "";

    public OtherRepositoryTests() => runner = new ActionRunner { Time = clock };

    private CandidateTag Tag => CandidateTag.TryParse($"rc-plugin-bitwig-firmware-{new string('c', 40)}-{sha}", out var tag, out _) ? tag : throw new FormatException(sha);

    public async ValueTask InitializeAsync()
    {
        github = await GitHubSandbox.StartAsync(new SandboxOptions { Time = clock });
        producer = github.CreateRepository("org/plugin-bitwig");
        sha = producer.Commit(new Dictionary<string, string> { [Workflow] = "on: workflow_dispatch\njobs: {}\n" }, "first");
        var distribution = github.CreateRepository("org/distribution");
        distribution.Commit(new Dictionary<string, string> { ["README.md"] = "content\n" }, "first");
        token = github.CreateToken("github-actions[bot]", TokenKind.Workflow, distribution, (Permission.Contents, Access.Write), (Permission.Actions, Access.Read));
    }

    public async ValueTask DisposeAsync()
    {
        runner.Dispose();
        await github.DisposeAsync();
    }

    [Fact]
    public async Task A_prerelease_under_a_tag_of_its_own_is_proved_and_fetched_and_the_second_time_nothing_is_fetched()
    {
        Seal();

        var first = await ValidateAsync(("workflow", Workflow), ("download-path", "candidates/firmware"));
        var downloads = Downloads();
        var second = await ValidateAsync(("workflow", Workflow), ("download-path", "candidates/firmware"));

        (first.ExitCode, second.ExitCode).Should().Be((0, 0), first.Log + second.Log);
        (first.Outputs["state"], first.Outputs["candidate-tag"]).Should().Be(("sealed", Tag.Text));
        File.ReadAllBytes(Path.Combine(runner.Workspace, "candidates/firmware/midi-studio-bitwig-firmware.hex")).Should().Equal(1, 2, 3);
        (Downloads() - downloads).Should().Be(downloads - 1, "the built file is there already, and the seal is read again");
    }

    [Fact]
    public async Task A_draft_is_not_seen_and_the_two_ways_out_are_said()
    {
        Seal(isPublished: false);

        for (var time = 0; time < 2; time++)
        {
            var result = await ValidateAsync();

            (result.ExitCode, result.Outputs["state"]).Should().Be((1, "missing"));
            result.Error.Should().ContainAll(
                $"{Tag} of org/plugin-bitwig is missing",
                "It may be missing, or a draft, which this token cannot see",
                "seal it with `visibility: prerelease`",
                "or give a `token` that may push to org/plugin-bitwig");
        }
    }

    [Fact]
    public async Task A_draft_is_fetched_with_a_token_that_may_push_there()
    {
        Seal(isPublished: false);

        for (var time = 0; time < 2; time++)
        {
            var result = await ValidateAsync(("token", github.WriteToken(producer)), ("download-path", "candidates"));

            result.ExitCode.Should().Be(0, result.Log);
            File.Exists(Path.Combine(runner.Workspace, "candidates/midi-studio-bitwig-firmware.hex")).Should().BeTrue();
        }
    }

    [Fact]
    public async Task Of_a_private_repository_nothing_is_seen()
    {
        Seal();
        producer.Private = true;

        var result = await ValidateAsync();

        result.ExitCode.Should().Be(3);
        result.Error.Should().ContainAll("org/plugin-bitwig", "HTTP 404", "GitHub also says 'not found' of what a token may not see");
    }

    [Fact]
    public async Task A_candidate_of_another_repository_or_commit_is_invalid_and_says_why()
    {
        Seal(repository: "org/core");

        var result = await ValidateAsync();

        (result.ExitCode, result.Outputs["state"]).Should().Be((1, "invalid"));
        result.Error.Should().Contain($"{Tag} of org/plugin-bitwig is invalid (candidate.json says repo 'org/core', the release is in org/plugin-bitwig)");
    }

    [Theory]
    [InlineData("source_sha", "says source_sha ")]
    [InlineData("tag", "says tag '")]
    public async Task A_candidate_that_names_another_commit_or_tag_than_its_own_is_invalid(string member, string words)
    {
        var release = Seal();
        var manifest = release.Assets.Single(asset => asset.Name == AssetName.Manifest);
        var text = System.Text.Encoding.UTF8.GetString(manifest.ReadBytes());
        var changed = member == "tag" ? text.Replace(Tag.Text, $"rc-{sha}") : text.Replace($"\"source_sha\": \"{sha}\"", $"\"source_sha\": \"{new string('d', 40)}\"");
        changed.Should().NotBe(text);
        release.RemoveAsset(manifest);
        release.AddAsset(AssetName.Manifest, System.Text.Encoding.UTF8.GetBytes(changed));

        var result = await ValidateAsync();

        (result.ExitCode, result.Outputs["state"]).Should().Be((1, "invalid"));
        result.Error.Should().Contain($"candidate.json {words}");
    }

    [Fact]
    public async Task The_run_must_be_of_that_repository()
    {
        Seal(runId: 987654321);

        var result = await ValidateAsync(("workflow", Workflow));

        result.ExitCode.Should().Be(1);
        result.Error.Should().Contain("names the run 987654321, which this repository does not have");
    }

    [Fact]
    public async Task What_is_not_there_yet_is_waited_for()
    {
        clock.OnWait = _ => SealOnce();

        var result = await ValidateAsync(("wait-minutes", "10"));

        result.ExitCode.Should().Be(0, result.Log);
    }

    // after the first look
    private void SealOnce()
    {
        if (producer.Releases.All.Count == 0)
        {
            Seal();
        }
    }

    private int Downloads() => github.Log.Requests.Count(request => request.Listener == Listener.Storage);

    private SandboxRelease Seal(bool isPublished = true, string? repository = null, long? runId = null)
    {
        var run = producer.Actions.AddRun("candidate-firmware.yml", new NewRun("workflow_dispatch", "main", sha));
        run.AddJob("build").Succeed();
        return SealedCandidate.Put(producer, sha, Built, runId: runId ?? run.Id, like: new SealedAs(Tag, Workflow, isPublished, repository)).Release;
    }

    private async Task<ActionResult> ValidateAsync(params (string Name, string Value)[] inputs)
    {
        var with = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["token"] = token,
            ["repository"] = "org/plugin-bitwig",
            ["api-url"] = github.ApiUrl,
            ["source-sha"] = sha,
            ["candidate-tag"] = Tag.Text,
        };
        foreach (var (name, value) in inputs)
        {
            with[name] = value;
        }
        var result = await runner.RunAsync(ValidateCandidateAction.RunAsync, with, TestContext.Current.CancellationToken);
        github.Log.WriteAttempts.Should().BeEmpty();
        github.Log.Violations.Should().BeEmpty();
        return result;
    }
}
