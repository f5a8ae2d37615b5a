using System.Text.Json;
using MsReleaseActions.Core.Content;
using MsReleaseActions.Testing;
using MsReleaseActions.Testing.Contents;
using static MsReleaseActions.CliTests.TypedCommand;

namespace MsReleaseActions.CliTests.Commands.Content;

[Needs(Need.Nothing)]
public sealed class CheckSpecTests : IDisposable
{
    private const string Spec = "v0.2.0-beta.1.json";
    private readonly TemporaryFolder folder = new();

    public CheckSpecTests() => File.WriteAllBytes(folder[Spec], ReleaseSpecFile.Write(ContentSample.Spec()));

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_sound_spec_is_shown_with_the_candidates_that_it_needs()
    {
        var (code, output, _) = await TypeAsync("content", "check", folder[Spec]);

        code.Should().Be(0);
        output
            .Should()
            .Contain("keeps to every rule")
            .And.Contain($"rc-plugin-bitwig-firmware-{ContentSample.Pins["core"]}");
    }

    [Fact]
    public async Task A_spec_that_breaks_rules_names_all_of_them_and_ends_with_1()
    {
        await File.WriteAllTextAsync(folder["v1.0.0.json"], "{\"schema\": 2, \"channel\": \"beta\"}");

        var (code, _, error) = await TypeAsync("content", "check", folder["v1.0.0.json"]);
        var (coded, document, _) = await TypeAsync("content", "check", folder["v1.0.0.json"], "--json");

        (code, coded).Should().Be((1, 1));
        error
            .Should()
            .Contain(
                "line 1: tag is missing; line 1: repos is missing; line 1: assets is missing; line 1: "
                    + "install_sets is missing"
            );
        using var json = JsonDocument.Parse(document);
        json.RootElement.GetProperty("ok").GetBoolean().Should().BeFalse();
        json.RootElement.GetProperty("problems")[0].GetString().Should().Contain("line 1: tag is missing");
    }

    [Fact]
    public async Task A_spec_under_another_name_is_not_found_by_a_release_so_it_is_refused()
    {
        File.Move(folder[Spec], folder["v9.json"]);

        (await TypeAsync("content", "check", folder["v9.json"])).Error.Should().Contain("is the spec of v0.2.0-beta.1");
    }

    [Fact]
    public async Task A_spec_that_takes_a_producer_from_elsewhere_than_described_is_refused()
    {
        var description = folder["ms-release.json"];
        await File.WriteAllTextAsync(
            description,
            """{ "schema": 2, "producers": [{ "id": "oc-bridge", "repository": "open-control/bridge" }] }"""
        );

        var (code, _, error) = await TypeAsync("content", "check", folder[Spec], "--description", description);

        (code, error.Split(". ")[0])
            .Should()
            .Be(
                (
                    1,
                    $"ms: The spec {folder[Spec]} cannot be used: oc-bridge is org/bridge in the spec, and "
                        + "open-control/bridge is expected"
                )
            );
    }

    [Fact]
    public async Task A_tag_with_another_prefix_than_described_is_refused()
    {
        var description = folder["ms-release.json"];
        await File.WriteAllTextAsync(description, """{ "schema": 2, "tag_prefix": "content-v" }""");

        (await TypeAsync("content", "check", folder[Spec], "--description", description))
            .Error.Should()
            .Contain("the tag v0.2.0-beta.1 does not begin with 'content-v', the tag_prefix of ms-release.json");
    }

    [Fact]
    public async Task What_some_client_gets_nothing_of_is_said()
    {
        var spec = ContentSample.Spec();
        var sets = spec.InstallSets.Where(set => set.Platform?.Os != "macos" || set.Id != "default");
        await File.WriteAllBytesAsync(
            folder[Spec],
            ReleaseSpecFile.Write(
                spec with
                {
                    InstallSets =
                    [
                        .. sets.Select(set =>
                            set with
                            {
                                Assets = [.. set.Assets.Where(id => id != "bitwig-extension")],
                            }
                        ),
                    ],
                }
            )
        );

        var (code, output, _) = await TypeAsync("content", "check", folder[Spec]);

        code.Should().Be(0);
        output
            .Should()
            .Contain("! bitwig-extension is in no install set: no client installs it")
            .And.Contain("! there is no set default for macos-x86_64, which has a bundle")
            .And.Contain("! there is no set default for macos-arm64, which has a bundle")
            .And.NotContain("default for linux");
    }

    [Fact]
    public async Task Where_nobody_said_who_makes_what_that_may_be_why()
    {
        await File.WriteAllBytesAsync(
            folder[Spec],
            ReleaseSpecFile.Write(ContentSample.Spec(content: OtherFamily.Content))
        );
        var description = folder["elsewhere.json"];
        await File.WriteAllTextAsync(description, OtherFamily.Json);

        var (code, _, error) = await TypeAsync("content", "check", folder[Spec]);

        (code, error)
            .Should()
            .Match<(int Code, string Error)>(one =>
                one.Code == 1
                && one.Error.Contains(
                    "There is no ms-release.json in this folder: where producers are described elsewhere, name that file "
                        + "with --description"
                )
            );
        (await TypeAsync("content", "check", folder[Spec], "--description", description)).Code.Should().Be(0);
    }

    [Fact]
    public async Task A_file_that_is_not_there_ends_with_2() =>
        (await TypeAsync("content", "check", folder["nowhere.json"])).Code.Should().Be(2);
}
