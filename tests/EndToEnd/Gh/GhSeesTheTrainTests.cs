using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.GitHub;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.ReleaseTrain.GitHub;
using MsReleaseActions.ReleaseTrain.Products;
using MsReleaseActions.ReleaseTrain.Settings;
using MsReleaseActions.Server.State;
using MsReleaseActions.Testing.Lanes;
using MsReleaseActions.Toolkit;
using MsReleaseActions.Workflows.Lint.Reading;

namespace MsReleaseActions.EndToEnd.Gh;

/// <summary>What the train made is what the real <c>gh</c> sees.</summary>
[Needs(Need.Gh)]
public sealed class GhSeesTheTrainTests : GhTest
{
    [Fact]
    public async Task The_pull_request_the_runs_and_the_release_are_listed_and_viewed()
    {
        Repo.Commit(ProductFiles.All, "the product");
        Repo.Actions.ProtectedEnvironment("app-release", "alice");
        Repo.Actions.Environment("candidate");
        Repo.Actions.Secrets["TAURI_SIGNING_PRIVATE_KEY"] = "k";
        Repo.Releases.AddPublished("v1.3.2", Repo.Resolve("main"));
        var head = Repo.Commit(new Dictionary<string, string> { ["README.md"] = "something new\n" }, "something new");
        Green(head, "push", "main");
        Repo.Pulls.Observers.Add((pull, _, _) => Green(pull.HeadSha, "pull_request", pull.HeadRef));
        Repo.RefObservers.Add(change =>
        {
            if (change is { Ref: "refs/heads/main", After: { } merged })
            {
                Green(merged, "push", "main");
            }
        });

        await PublishAsync();

        var source = Repo.Resolve("refs/tags/v1.3.3-beta.1")!;
        (await Gh("pr", "list", "--state", "merged"))
            .Output.Should()
            .StartWith($"1\trelease(app): v1.3.3-beta.1\trelease/v1.3.3-beta.1-{head[..8]}\tMERGED\t");
        (await Gh("pr", "list")).Output.Should().BeEmpty();
        (await Gh("release", "view", "v1.3.3-beta.1"))
            .Output.Should()
            .Contain("tag:\tv1.3.3-beta.1\ndraft:\tfalse\nprerelease:\ttrue\n")
            .And.Contain("asset:\tlatest.json\n");
        (await Gh("run", "list", "--workflow", "candidate.yml"))
            .Output.Should()
            .StartWith($"completed\tsuccess\tcandidate {source} ");
        (await Gh("run", "list", "--workflow", "release.yml"))
            .Output.Should()
            .StartWith($"completed\tsuccess\trelease v1.3.3-beta.1 {source} ");
        NothingWasWrong();
    }

    private void Green(string sha, string @event, string branch)
    {
        var run = Repo.Actions.AddRun("ci.yml", new NewRun(@event, branch, sha));
        foreach (var name in new[] { "core (rust)", "frontend (svelte)", "tauri (cargo check)" })
        {
            run.AddJob(name).Succeed();
        }
        run.Complete("success");
    }

    private async Task PublishAsync()
    {
        var clock = (TestClock)Github.Options.Time;
        _ = new ScriptedLanes(Repo, clock);
        using var http = new GitHubHttp();
        var environment = new ActionEnvironment(
            new Dictionary<string, string>(),
            TextWriter.Null,
            new System.IO.Abstractions.FileSystem(),
            clock
        );
        var client = new GitHubClients(http, clock, new Workflow(environment), Github.ApiUrl).Connect(Token);
        var services = new ReleaseServices(
            new ReleaseSettings(RepositoryName.Parse(Repo.FullName)),
            KnownProducts.Of(ProductKind.App),
            client,
            new OperatorClient(client),
            clock,
            _ => { }
        );
        var needs = ActionNeeds.Read(
            Checkout.ActionIds.Select(id => KeyValuePair.Create(id, Checkout.Read($"actions/{id}/action.yml")))
        );
        var steps = services.Product.Steps(
            services,
            new ReleaseRequest(Channel.Beta),
            plan: null,
            new Consent((_, _) => Task.FromResult<string?>(null)) { Yes = true },
            needs
        );
        (await new TrainRun(services, steps, new ReleaseContext(Channel.Beta)).RunAsync(watch: true, Cancel))
            .Should()
            .BeNull();
    }
}
