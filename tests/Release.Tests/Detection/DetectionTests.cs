using System.Text.RegularExpressions;
using MsReleaseActions.ReleaseTrain.Detection;
using MsReleaseActions.ReleaseTrain.Settings;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ReleaseTrainTests.Detection;

[Needs(Need.Nothing)]
public sealed class DetectionTests
{
    [Theory]
    [InlineData("{}", "deb,rpm,appimage,msi,nsis,app,dmg", false)]
    [InlineData("""{ "bundle": { "targets": "all" } }""", "deb,rpm,appimage,msi,nsis,app,dmg", false)]
    [InlineData("""{ "bundle": { "targets": ["msi", "odd", "dmg"] } }""", "msi,dmg", false)]
    [InlineData("""{ "bundle": { "targets": "deb" } }""", "deb", false)]
    [InlineData("""{ "tauri": { "bundle": { "targets": ["rpm"] } } }""", "rpm", false)]
    [InlineData("""{ "plugins": { "updater": { "pubkey": "x" } }, "bundle": { "targets": "dmg" } }""", "dmg", true)]
    [InlineData("""{ "tauri": { "updater": { "active": false } }, "bundle": { "targets": "dmg" } }""", "dmg", false)]
    [InlineData("""{ "tauri": { "updater": { "active": true } }, "bundle": { "targets": "dmg" } }""", "dmg", true)]
    [InlineData("""{ "bundle": { "targets": "deb", /* x */ }, }""", "deb", false)]
    public void A_tauri_configuration_says_what_is_bundled(string config, string bundles, bool updater) =>
        TauriProject
            .Find(Trees.Of(("src-tauri/tauri.conf.json", config)))
            .App.Should()
            .BeEquivalentTo(
                new TauriProject("src-tauri/tauri.conf.json", "src-tauri", bundles.Split(','), updater),
                options => options.WithStrictOrdering()
            );

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("1")]
    [InlineData("")]
    public void What_is_no_configuration_makes_no_app(string config) =>
        TauriProject.Find(Trees.Of(("src-tauri/tauri.conf.json", config))).App.Should().BeNull();

    [Theory]
    [InlineData(
        "msi deb rpm dmg",
        false,
        false,
        "windows-x86_64:msi linux-x86_64:deb,rpm macos-x86_64:dmg macos-arm64:dmg"
    )]
    [InlineData("dmg", true, false, "macos-x86_64:dmg,app macos-arm64:dmg,app")]
    [InlineData("app", true, true, "macos-universal:app")]
    [InlineData("nsis", true, true, "windows-x86_64:nsis")]
    public void A_tauri_app_has_a_leg_for_each_system_that_it_bundles_for(
        string bundles,
        bool updater,
        bool universal,
        string legs
    ) =>
        string.Join(
                ' ',
                DefaultLegs
                    .Of(
                        BuildKind.Tauri,
                        new TauriProject("tauri.conf.json", "", bundles.Split(' '), updater),
                        universal
                    )
                    .Select(leg => $"{leg.Id}:{string.Join(',', leg.Bundles)}")
            )
            .Should()
            .Be(legs);

    [Fact]
    public void A_program_has_four_legs_and_what_is_unknown_has_one()
    {
        DefaultLegs.Of(BuildKind.Rust, null, isUniversal: false).Select(leg => leg.Id).Should().HaveCount(4);
        DefaultLegs.Of(BuildKind.Files, null, isUniversal: false).Select(leg => leg.Id).Should().Equal("files");
    }

    [Theory]
    [InlineData("x: ${{ secrets.MS_CANDIDATE_ED25519_SK }}", "MS_CANDIDATE_ED25519_SK")]
    [InlineData("x: ${{ secrets.GITHUB_TOKEN }} ${{ secrets.SEAL_KEY }}", "SEAL_KEY")]
    [InlineData("x: ${{ vars.CANDIDATE }}", null)]
    public void The_secret_of_the_seal_is_found_by_its_name(string text, string? name) =>
        ExistingWorkflows
            .Of(Trees.Of((".github/workflows/a.yml", text)))
            .Secret(new Regex("CANDIDATE|SEAL", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)))
            .Should()
            .Be(name);

    [Theory]
    [InlineData("a/b", "a/package.json", "a/package.json")]
    [InlineData("a/b", "package.json", "package.json")]
    [InlineData("a", "b/package.json", null)]
    public void The_nearest_file_is_in_a_folder_or_above_it(string folder, string path, string? found) =>
        Trees.Of((path, "")).Nearest(folder, "package.json").Should().Be(found);

    [Fact]
    public void What_tools_leave_behind_is_passed_and_the_root_is_nearest() =>
        Trees
            .Of(("node_modules/a/x", ""), ("b/x", ""), ("a/target/x", ""), ("x", ""), ("a/b/x", ""))
            .Named("x")
            .Should()
            .Equal("x", "b/x", "a/b/x");

    [Fact]
    public void A_byte_order_mark_is_no_text()
    {
        Trees.Of(("a", "\uFEFFb")).Text("a").Should().Be("b");
        Trees.Of(("a", "b")).Text("c").Should().BeNull();
    }

    [Fact]
    public void Nodes_version_is_that_of_a_file_or_of_a_workflow()
    {
        var tree = Trees.Of(("web/package.json", "{}"), ("pnpm-lock.yaml", ""));

        FrontEnd
            .Find(tree, "web", ["          node-version: '22.x'\n"])
            .Should()
            .BeEquivalentTo(
                new FrontEnd("web", "pnpm", "", new Dictionary<string, string>(), null, "22.x") { IsLocked = true }
            );
        FrontEnd.Find(tree, "web", ["node-version: 20 \r\n"])!.NodeVersion.Should().Be("20");
        FrontEnd.Find(tree, "web", [new string('\n', 1_000_000)])!.NodeVersion.Should().Be("lts/*");
        FrontEnd.Find(tree, "web", [])!.NodeVersion.Should().Be("lts/*");
        FrontEnd.Find(Trees.Of(("x", "")), "", []).Should().BeNull();
    }
}
