using MsReleaseActions.ReleaseTrain.Detection;
using MsReleaseActions.ReleaseTrain.Settings;
using MsReleaseActions.Testing;
using MsReleaseActions.Workflows.Yaml;
using ActionFile = MsReleaseActions.Workflows.Model.ActionFile;

namespace MsReleaseActions.ReleaseTrainTests.Detection;

[Needs(Need.Nothing)]
public sealed class BuildActionTests
{
    private const string Cargo = "[package]\nname = \"desk\"\nversion = \"1.0.0\"\n";

    [Theory]
    [InlineData("package-lock.json", "npm ci", "npm run tauri --")]
    [InlineData("", "npm install", "npm run tauri --")]
    [InlineData("pnpm-lock.yaml", "pnpm install --frozen-lockfile", "pnpm tauri")]
    [InlineData("yarn.lock", "yarn install --immutable", "yarn tauri")]
    [InlineData("bun.lock", "bun install --frozen-lockfile", "bun run tauri")]
    [InlineData("bun.lockb", "bun install --frozen-lockfile", "bun run tauri")]
    public void A_tauri_app_is_built_by_its_package_manager(string locked, string install, string command)
    {
        var action = Render(
            Trees.Detect([
                ("package.json", """{ "scripts": { "tauri": "node scripts/tauri.mjs" } }"""),
                ("src-tauri/tauri.conf.json", "{}"),
                ("src-tauri/Cargo.toml", Cargo),
                .. locked.Length == 0 ? [] : ((string, string)[])[(locked, "")],
            ])
        );

        action.Steps.Single(step => step.Name?.Text == "Packages").Run!.Text.Should().EndWith($"\n{install}\n");
        action
            .Steps.Single(step => step.Name?.Text == "Build")
            .Run!.Text.Should()
            .Contain($"{command} build --ci --target \"$TARGET\" --bundles \"$BUNDLES\"");
        HoldsNoExpressionInAScript(action);
    }

    [Fact]
    public void Without_a_front_end_cargo_builds_the_app() =>
        Render(Trees.Detect(("apps/desk/tauri.conf.json", "{}"), ("apps/desk/Cargo.toml", Cargo)))
            .Steps.Where(step => step.Run?.Text.Contains("cargo tauri build --ci") == true)
            .Select(step => step.WorkingDirectory?.Text)
            .Should()
            .Equal("apps");

    [Fact]
    public void A_program_is_built_by_cargo_and_named_by_its_leg()
    {
        var product = Trees.Detect(("Cargo.toml", Cargo), ("src/main.rs", ""));
        var action = Render(product);

        product.Settings.Build.Kind.Should().Be(BuildKind.Rust);
        var collect = action.Steps[^1];
        ((Mapping)collect.Env!)["PROGRAM"].Should().BeOfType<Scalar>().Which.Text.Should().Be("desk");
        collect.Run!.Text.Should().Contain("\"$OUTPUT/$PROGRAM-$LEG$end\"");
        HoldsNoExpressionInAScript(action);
    }

    [Fact]
    public void What_is_not_known_ends_in_a_line_that_says_where_to_write_it() =>
        Render(Trees.Detect(("README.md", ""))).Steps.Single().Run!.Text.Should().Contain("exit 1");

    [Theory]
    [InlineData("a: b #c")]
    [InlineData("it's \"so\"")]
    [InlineData("$(id) `x`")]
    [InlineData("${{ x }}")]
    [InlineData("- d")]
    public void A_folder_of_any_name_stays_a_value(string folder)
    {
        var action = Render(
            Trees.Detect(
                ($"{folder}/package.json", "{}"),
                ($"{folder}/package-lock.json", "{}"),
                ($"{folder}/.nvmrc", "22"),
                ($"{folder}/src-tauri/tauri.conf.json", "{}"),
                ($"{folder}/src-tauri/Cargo.toml", Cargo)
            )
        );

        var shown = folder.Replace("${{", "${{ '${{' }}", StringComparison.Ordinal);
        action.Steps.Single(step => step.Name?.Text == "Build").WorkingDirectory!.Text.Should().Be(shown);
        ((Mapping)action.Steps[^1].Env!)["TARGET_FOLDER"]
            .Should()
            .BeOfType<Scalar>()
            .Which.Text.Should()
            .Be($"{shown}/src-tauri/target");
        HoldsNoExpressionInAScript(action);
    }

    private static ActionFile Render(DetectedProduct product)
    {
        var action = ActionFile.Parse("action.yml", BuildAction.Render(product));
        action.Using.Should().Be("composite");
        action.Inputs.Select(input => input.Name).Should().Equal("leg", "target", "bundles", "version", "output");
        action.Steps.Where(step => step.Run is not null).Should().OnlyContain(step => step.Shell!.Text == "bash");
        return action;
    }

    private static void HoldsNoExpressionInAScript(ActionFile action) =>
        action.Steps.Where(step => step.Run?.Text.Contains("${{", StringComparison.Ordinal) == true).Should().BeEmpty();
}
