using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ActionsTests.PublishCandidate;

[Needs(Need.Nothing)]
public sealed class RefusalTests : PublishTest
{
    [Fact]
    public async Task A_pattern_that_matches_nothing_is_named() =>
        ShouldRefuse(await PublishAsync(("files", "dist/*\nmac/*.dmg")), "no file matches 'mac/*.dmg'");

    [Fact]
    public async Task A_folder_named_as_a_file_gets_a_hint() =>
        ShouldRefuse(await PublishAsync(("files", "dist")), "no file matches 'dist'", "write dist/*");

    [Fact]
    public async Task Two_files_of_one_name_are_both_named()
    {
        Runner.Write("arm/app.deb", Bytes("another"));

        ShouldRefuse(await PublishAsync(("files", "dist/*\narm/*")), "arm/app.deb and dist/app.deb have the same name");
    }

    [Theory]
    [InlineData(AssetName.Checksums)]
    [InlineData(AssetName.Manifest)]
    [InlineData(AssetName.Signature)]
    public async Task The_seals_own_names_are_refused(string name)
    {
        Runner.Write("dist/" + name, Bytes("x"));

        ShouldRefuse(await PublishAsync(), $"dist/{name} has a name that the candidate's own seal uses");
    }

    [Fact]
    public async Task An_empty_file_is_refused()
    {
        Runner.Write("dist/empty.txt", []);

        ShouldRefuse(await PublishAsync(), "dist/empty.txt is empty");
    }

    [Fact]
    public async Task A_file_of_2_GiB_is_refused_before_it_is_read()
    {
        await using (var large = File.Create(Runner.Write("dist/large.img", [1])))
        {
            large.SetLength(2L * 1024 * 1024 * 1024);
        }

        ShouldRefuse(await PublishAsync(), "dist/large.img has 2.15 GB");
    }

    [Theory]
    [InlineData(997, 0)]
    [InlineData(999, 1)]
    public async Task More_than_a_thousand_assets_are_refused(int more, int exit)
    {
        Enumerable.Range(0, more).ToList().ForEach(index => Runner.Write($"many/{index}", [1]));
        // with exit 0 nothing is sent either: the commit does not exist
        var result = await PublishAsync(("files", "many/*\ndist/app.deb"), ("source-sha", new string('0', 40)));

        ShouldRefuse(
            result,
            exit == 0 ? "is not a commit of this repository" : "1000 files and the 2 of the seal are more than the 1000"
        );
    }

    [Fact]
    public async Task A_required_asset_must_match_and_the_seals_own_signature_does_not_count()
    {
        var (signing, _) = Keys.Of("ec");

        ShouldRefuse(
            await PublishAsync(("required-assets", "*.deb\n*.sig"), ("signing-key", signing)),
            "required-assets: nothing matches '*.sig'"
        );
    }

    [Fact]
    public async Task A_forbidden_asset_is_named_with_its_pattern() =>
        ShouldRefuse(
            await PublishAsync(("forbidden-assets", "*.exe")),
            "forbidden-assets: app-setup.exe matches '*.exe'"
        );

    [Fact]
    public async Task Everything_that_is_wrong_is_said_at_once() =>
        ShouldRefuse(
            await PublishAsync(("files", "dist/*\nx\ny"), ("forbidden-assets", "*.deb")),
            "3 problems",
            "'x'",
            "'y'",
            "*.deb"
        );

    [Fact]
    public async Task A_link_out_of_the_workspace_is_refused_by_name()
    {
        File.CreateSymbolicLink(Path.Combine(Runner.Workspace, "dist/passwd"), "/etc/passwd");

        ShouldRefuse(await PublishAsync(), "dist/passwd is a link that leads outside the workspace or into its .git");
    }

    [Fact]
    public async Task A_commit_that_the_repository_does_not_have_is_refused() =>
        ShouldRefuse(
            await PublishAsync(("source-sha", new string('a', 40))),
            $"source-sha {new string('a', 40)} is not a commit of this repository"
        );
}
