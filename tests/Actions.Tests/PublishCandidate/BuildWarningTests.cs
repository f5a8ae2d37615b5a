using MsReleaseActions.PublishCandidate;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ActionsTests.PublishCandidate;

[Needs(Need.Nothing)]
public sealed class BuildWarningTests : PublishTest
{
    private const string Uncollected = "Files that no line of `files` takes, in the folders that it names";
    private const string ToCollect = "If they were built to ship, add them to `files`.";

    [Fact]
    public async Task A_build_of_which_nothing_is_lost_gives_no_warning()
    {
        var result = await PublishedAsync(("required-assets", "*.deb\n*.exe"));

        Warnings(result).Should().BeEmpty();
        result.Summary.Should().NotContain("⚠️");
    }

    [Fact]
    public async Task A_file_that_no_pattern_takes_is_named()
    {
        Runner.Write("legs/windows-x86_64/app.msi", Bytes("msi"));
        Runner.Write("legs/macos-arm64/app.dmg", Bytes("dmg"));
        Runner.Write("legs/windows-x86_64/deep/app.pdb", Bytes("pdb"));

        var result = await PublishedAsync(("files", "legs/windows-x86_64/*"));

        Warnings(result)
            .Should()
            .Equal($"{Uncollected}: legs/macos-arm64/app.dmg, legs/windows-x86_64/deep/app.pdb. {ToCollect}");
        result.Summary.Should().Contain("legs/macos-arm64/app.dmg, legs/windows-x86\\_64/deep/app.pdb");
        ShouldBeSealed(("app.msi", "msi"));
    }

    [Fact]
    public async Task What_is_forbidden_cached_hidden_or_elsewhere_is_not_named()
    {
        Runner.Write("dist/app.AppImage", Bytes("x"));
        Runner.Write("dist/target/CACHEDIR.TAG", Bytes("Signature: 8a477f597d28d172789f06886806bc55"));
        Runner.Write("dist/target/release/app.d", Bytes("x"));
        Runner.Write("dist/node_modules/x/index.js", Bytes("x"));
        Runner.Write("dist/.cache/x", Bytes("x"));
        Runner.Write("elsewhere/x", Bytes("x"));

        var result = await PublishedAsync(("files", "dist/*.deb\ndist/*.exe"), ("forbidden-assets", "*.AppImage"));

        Warnings(result).Should().BeEmpty();
    }

    [Fact]
    public async Task Of_many_files_the_annotation_names_ten_and_the_log_and_the_summary_all()
    {
        Enumerable.Range(10, 12).ToList().ForEach(number => Runner.Write($"dist/more/{number}", [1]));

        var result = await PublishedAsync();

        Warnings(result).Should().ContainSingle().Which.Should().EndWith($"dist/more/19 and 2 more. {ToCollect}");
        result.Lines.Should().Contain("dist/more/21");
        result.Summary.Should().Contain("dist/more/21");
    }

    [Fact]
    public async Task A_signature_without_its_file_is_named()
    {
        Runner.Write("dist/app.dmg.sig", Bytes("sig"));
        Runner.Write("dist/app.deb.sig", Bytes("sig"));

        Warnings(await PublishedAsync())
            .Should()
            .Equal(
                "Signatures whose file is not in the candidate: app.dmg.sig. Look for the file in the build, or leave "
                    + "the signature out of `files`."
            );
    }

    [Fact]
    public async Task An_asset_that_no_required_pattern_names_is_named()
    {
        Runner.Write("dist/app (1).zip", Bytes("zip"));

        Warnings(await PublishedAsync(("required-assets", "*.deb")))
            .Should()
            .Equal(
                "Assets that no line of required-assets names: app-setup.exe, app.1.zip. A build that loses one of them "
                    + "would be sealed: add what must ship to `required-assets`."
            );
    }

    [Fact]
    public async Task A_signature_that_goes_into_latest_json_needs_neither_a_pattern_nor_to_be_collected()
    {
        Runner.Write("dist/app.deb.sig", Bytes("c2lnbmF0dXJl"));
        (string, string)[] inputs =
        [
            ("version", "1.2.3"),
            ("updater-platforms", "linux-x86_64=*.deb"),
            ("required-assets", "*.deb\n*.exe"),
        ];

        Warnings(await PublishedAsync(inputs)).Should().BeEmpty();
        Warnings(await PublishAsync([.. inputs, ("files", "dist/*.deb\ndist/*.exe")])).Should().BeEmpty();
    }

    [Fact]
    public async Task A_signature_that_is_missing_is_named_where_the_build_brings_its_own_latest_json()
    {
        Runner.Write("dist/latest.json", Bytes("{}"));

        Warnings(await PublishedAsync(("version", "1.2.3"), ("updater-platforms", "linux-x86_64=*.deb")))
            .Should()
            .Equal(
                "Files that updater-platforms names, without a signature beside them: dist/app.deb. Look whether the "
                    + "build signs its updater artifacts."
            );
    }

    [Fact]
    public async Task What_is_lost_is_named_beside_what_is_missing()
    {
        Runner.Write("legs/macos/app.dmg", Bytes("dmg"));
        Runner.Write("legs/linux/app.deb", Bytes("deb"));

        var result = await PublishAsync(("files", "legs/linux/*"), ("required-assets", "*.deb\n*.dmg"));

        ShouldRefuse(result, "required-assets: nothing matches '*.dmg'");
        Warnings(result).Should().Equal($"{Uncollected}: legs/macos/app.dmg. {ToCollect}");
    }

    [Theory]
    [InlineData("legs/linux/*", false, "legs")]
    [InlineData("legs/linux/deep/app.deb", false, "legs")]
    [InlineData("dist/**", false, "dist")]
    [InlineData("*.zip", false, null)]
    [InlineData("*/app.zip", false, null)]
    [InlineData("app.zip", false, null)]
    [InlineData("dist/*", true, "dist")]
    [InlineData("legs/linux/*", true, "legs")]
    [InlineData("src-tauri/target/release/bundle/deb/*.deb", true, "src-tauri/target/release/bundle")]
    [InlineData("src-tauri/target/release/bundle/*/*.deb", true, "src-tauri/target/release/bundle")]
    public void The_neighbours_of_what_is_collected_stand_in_one_folder(
        string pattern,
        bool isCheckout,
        string? folder
    ) => UncollectedFiles.FolderOf(pattern, isCheckout).Should().Be(folder);

    private static IReadOnlyList<string> Warnings(ActionResult result) =>
        [.. result.Commands.Where(command => command.Name == "warning").Select(command => command.Data)];
}
