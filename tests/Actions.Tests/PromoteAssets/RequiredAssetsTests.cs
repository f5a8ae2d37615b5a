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
}
