using MsReleaseActions.Testing;

namespace MsReleaseActions.ActionsTests.PromoteAssets;

/// <summary>What must be in the release: whoever installs it would refuse one that lacks it.</summary>
[Needs(Need.Nothing)]
public sealed class RequiredAssetsTests : PromoteTest
{
    private const string Signature = "manifest.json.sig";
    private const string Missing = $"required-assets: nothing that is released matches '{Signature}'";

    [Fact]
    public async Task A_release_that_would_lack_one_is_not_made()
    {
        await RefuseAsync(1, Missing, ("required-assets", $"*.deb\n{Signature}"));

        Repo.Releases.All.Should().ContainSingle("that is the candidate");
        Repo.Resolve(ReleaseTagText).Should().BeNull();
    }

    [Fact]
    public async Task A_rehearsal_says_so_too() =>
        await RefuseAsync(1, Missing, ("required-assets", Signature), ("dry-run", "true"));

    [Fact]
    public async Task One_that_is_excluded_is_missing() =>
        await RefuseAsync(
            1,
            "required-assets: nothing that is released matches '*.deb'",
            ("required-assets", "*.deb"),
            ("exclude", "*.deb")
        );

    [Fact]
    public async Task The_overlay_may_bring_it_and_the_next_run_finds_it_there()
    {
        var file = Path.Combine(Runner.Workspace, Signature);
        await File.WriteAllTextAsync(file, "c2ln\n", Cancel);
        (string, string)[] inputs = [("required-assets", $"*.deb\n{Signature}"), ("overlay", Signature)];

        await SucceedAsync(inputs);

        Published.Assets.Select(asset => asset.Name).Should().Contain(Signature);
        await NothingToDoAsync(inputs);
        await RefuseAsync(1, Missing, ("required-assets", Signature));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_rehearsal_takes_what_the_promotion_will_bring_as_it_stands_there(bool hasDigests)
    {
        (string, string)[] rehearsal =
        [
            ("required-assets", Signature),
            ("overlay-later", Signature),
            ("dry-run", "true"),
        ];
        await File.WriteAllTextAsync(Path.Combine(Runner.Workspace, Signature), "c2ln\n", Cancel);

        (await NothingToDoAsync(rehearsal)).Outputs["state"].Should().Be("draft");
        await SucceedAsync(("overlay", Signature), ("publish", "false"));
        foreach (var asset in hasDigests ? [] : Repo.Releases.All.SelectMany(release => release.Assets))
        {
            asset.Digest = null;
        }
        (await NothingToDoAsync(rehearsal)).Outputs["copied-count"].Should().Be("0");
        await SucceedAsync(("overlay", Signature));

        (await NothingToDoAsync(rehearsal)).Outputs["state"].Should().Be("unchanged");
        await RefuseAsync(1, "manifest.json.sig is neither the candidate's nor the overlay's", ("dry-run", "true"));
        await RefuseAsync(2, "overlay-later is given without dry-run", ("overlay-later", Signature));
    }
}
