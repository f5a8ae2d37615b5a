using MsReleaseActions.Server.State;
using MsReleaseActions.Testing;

namespace MsReleaseActions.CliTests.Commands.Release;

[Needs(Need.Nothing)]
public sealed class OperatorCommandTests : OperatedGitHub
{
    [Fact]
    public async Task A_release_that_holds_is_proven_and_one_that_does_not_is_exit_1()
    {
        var (code, proof) = await TypeJsonAsync("release", "app", "verify", "v1.3.2");
        (code, (bool)proof["ok"]!, (string)proof["source_sha"]!).Should().Be((0, true, Released));

        Repo.Releases.Published("v1.3.2")!.AddAsset("stray.txt", [1]);
        var (wrong, output, _) = await TypeAsync("release", "app", "verify", "v1.3.2");
        wrong.Should().Be(1);
        output
            .Should()
            .Contain("✗ assets")
            .And.Contain("stray.txt is in the release, and the candidate never held it")
            .And.Contain("v1.3.2 does not hold: 2 findings");
        Github.Log.WriteAttempts.Should().BeEmpty();
    }

    [Theory]
    [InlineData("1.3.2", "TAG must be a tag such as v1.2.3")]
    [InlineData("v1.3.2 --public-key nowhere.pem", "nowhere.pem cannot be read")]
    [InlineData("v1.3.2 --updater-public-key nonsense", "--updater-public-key: not a minisign public key")]
    public async Task What_cannot_be_verified_with_is_exit_2_and_asks_at_most_for_the_description(
        string arguments,
        string expected
    )
    {
        var (code, _, error) = await TypeAsync(["release", "app", "verify", .. arguments.Split(' ')]);

        code.Should().Be(2);
        error.Should().Contain(expected);
        // how tags begin stands there
        Github
            .Log.Requests.Where(request =>
                !request.Path.EndsWith("/contents/ms-release.json", StringComparison.Ordinal)
            )
            .Should()
            .BeEmpty();
    }

    [Fact]
    public async Task Outside_of_a_checkout_the_description_of_the_repository_counts()
    {
        Repo.Commit(
            new Dictionary<string, string> { ["ms-release.json"] = """{ "schema": 2, "tag_prefix": "app-v" }""" },
            "describe"
        );

        (await TypeAsync("release", "app", "verify", "v1.3.2"))
            .Error.Should()
            .Contain("TAG must be a tag such as app-v1.2.3");
        (await TypeAsync("release", "app", "status"))
            .Output.Should()
            .NotContain("v1.3.2", "that is the tag of another product");
    }

    [Fact]
    public async Task A_release_is_withdrawn_after_a_look_and_a_confirmation_once()
    {
        (await TypeAsync("release", "app", "withdraw", "v1.3.2", "--dry-run"))
            .Output.Should()
            .Contain("would make v1.3.1 the latest release");
        var (refused, _, error) = await TypeAsync("release", "app", "withdraw", "v1.3.2");
        (refused, error)
            .Should()
            .Be(
                (
                    2,
                    "ms: v1.3.2 is taken back, and nobody can be asked. This is no terminal. Give --yes, or "
                        + "--dry-run to look only.\n"
                )
            );
        (await TypeAsync("release", "app", "withdraw", "v1.3.2", "--confirm-tag", "v1.3.1")).Code.Should().Be(2);
        Github.Log.WriteAttempts.Should().BeEmpty();

        (await TypeAsync("release", "app", "withdraw", "v1.3.2", "--confirm-tag", "v1.3.2"))
            .Output.Should()
            .Contain("v1.3.2 is withdrawn. releases/latest leads to v1.3.1.");
        Github.Log.Writes.Should().HaveCount(3);
        (await TypeAsync("release", "app", "withdraw", "v1.3.2", "--yes")).Output.Should().Contain("withdrawn already");
        Github.Log.Writes.Should().HaveCount(3);
        Repo.Releases.Latest!.TagName.Should().Be("v1.3.1");
    }

    [Fact]
    public async Task A_preflight_that_finds_problems_is_exit_1_and_writes_nothing()
    {
        var (code, output, _) = await TypeAsync("release", "preflight");
        code.Should().Be(1);
        output
            .Should()
            .Contain("✗ app-release")
            .And.Contain("Create it with required reviewers")
            .And.Contain("Not ready: ");

        var (_, document) = await TypeJsonAsync("release", "preflight");
        document["findings"]!
            .AsArray()
            .Should()
            .Contain(finding => (string)finding!["name"]! == "secrets" && (string)finding["state"]! == "failed");
        Github.Log.WriteAttempts.Should().BeEmpty();
        Github.Log.Violations.Should().BeEmpty();
    }

    [Fact]
    public async Task Required_checks_are_corrected_when_that_is_asked_and_confirmed_once()
    {
        Repo.Protection["main"] = new SandboxProtection
        {
            Checks = new CheckPolicy(true, [new RequiredCheck("build (windows-latest)")]),
        };

        (await TypeAsync("release", "checks"))
            .Output.Should()
            .Contain("obsolete, branch protection")
            .And.Contain("`ms release checks --apply` writes the corrections");
        (await TypeAsync("release", "checks", "--apply", "--dry-run")).Code.Should().Be(1);
        (await TypeAsync("release", "checks", "--apply")).Code.Should().Be(2);
        Github.Log.WriteAttempts.Should().BeEmpty();

        var (code, document) = await TypeJsonAsync("release", "checks", "--apply", "--yes");
        (code, (bool)document["ok"]!, document["corrections"]!.AsArray().Count).Should().Be((0, true, 1));
        (await TypeAsync("release", "checks", "--apply", "--yes")).Code.Should().Be(0);
        Github.Log.Writes.Should().ContainSingle();
    }

    [Fact]
    public async Task Candidates_are_listed_pruned_and_discarded()
    {
        var (listed, document) = await TypeJsonAsync("candidates", "list");
        (listed, (int)document["total"]!).Should().Be((0, 2));
        document["candidates"]!
            .AsArray()
            .Select(candidate => (string)candidate!["published_release"]!)
            .Should()
            .Equal("v1.3.2", "v1.3.1");
        (await TypeAsync("candidates", "list"))
            .Output.Should()
            .Contain("released as v1.3.1")
            .And.Contain("2 candidates, ");

        (await TypeAsync("candidates", "prune", "--keep", "0", "--published", "--dry-run"))
            .Output.Should()
            .Contain("1 would be removed");
        (await TypeAsync("candidates", "prune", "--keep", "0")).Output.Should().Contain("Nothing is to be removed");
        (await TypeAsync("candidates", "prune", "--keep", "0", "--published")).Code.Should().Be(2);
        Github.Log.WriteAttempts.Should().BeEmpty();

        (await TypeAsync("candidates", "prune", "--keep", "0", "--published", "--yes"))
            .Output.Should()
            .Contain("1 removed");
        (await TypeAsync("candidates", "prune", "--keep", "0", "--published", "--yes"))
            .Output.Should()
            .Contain("Nothing is to be removed");
        (await TypeAsync("candidates", "discard", Released[..8], "--yes")).Code.Should().Be(0);
        (await TypeAsync("candidates", "discard", Released[..8], "--yes"))
            .Output.Should()
            .Contain("Nothing is to be removed");
        Github.Log.Writes.Should().HaveCount(2);
        (await TypeAsync("release", "app", "verify", "v1.3.2")).Code.Should().Be(0);
    }

    [Theory]
    [InlineData("v1.3.2")]
    [InlineData("0a1b")]
    [InlineData("main")]
    public async Task Only_a_candidate_is_discarded(string named)
    {
        (await TypeAsync("candidates", "discard", named, "--yes")).Code.Should().Be(2);

        Github.Log.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task A_number_that_cannot_be_is_refused() =>
        (await TypeAsync("candidates", "prune", "--keep", "-1")).Code.Should().Be(2);
}
