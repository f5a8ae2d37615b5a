using System.Security.Cryptography;
using System.Text.Json.Nodes;
using MsReleaseActions.Testing;

namespace MsReleaseActions.CliTests.Commands.Init;

/// <summary>A product of which nothing is known but that a build leaves files.</summary>
[Needs(Need.Lane)]
public sealed class FilesProductTests
{
    private const string Build = """
        name: build-candidate
        description: Packs the data
        inputs:
          leg: { description: leg, required: true }
          target: { description: target }
          bundles: { description: bundles }
          version: { description: version, required: true }
          output: { description: folder, required: true }
        runs:
          using: composite
          steps:
            - shell: bash
              env: { VERSION: "${{ inputs.version }}", OUTPUT: "${{ inputs.output }}" }
              run: mkdir -p "$OUTPUT" && cp data.txt "$OUTPUT/data file-$VERSION.txt"
        """;

    [Fact]
    public async Task It_is_released_once_its_owner_has_said_how_it_is_built_and_nothing_need_be_committed()
    {
        using var made = await PlantedRepository.OfAsync(
            "files",
            PlantedRepository.Ci,
            ("package.json", "{\n  \"name\": \"files\",\n  \"version\": \"1.2.3\"\n}\n"),
            ("data.txt", "data\n")
        );
        (await made.Ms(0, "init", "--yes", "--actions", InitFolder.Actions))
            .Should()
            .Contain($"How this is built was not found: write it in {InitFolder.Build}, which fails until then");
        (await made.Ms(1, "lint")).Should().Contain("error(description-build-action)");

        (await made.Ms(2, "rehearse", "--repo", ".", "--allow-host"))
            .Should()
            .Contain("action.yml does not say yet how this is built");
        made.Write(InitFolder.Build, Build);
        made.Write("data.txt", "other data\n");
        await made.Ms(0, "lint");

        var released = await made.Rehearse(0);

        ((string)released["tag"]!, (int)released["heavy_builds"]!).Should().Be(("v1.2.4", 1));
        released["assets"]!
            .AsArray()
            .Select(asset => ((string)asset!["name"]!, (long)asset["size"]!))
            .Where(asset => asset.Item1.StartsWith("data", StringComparison.Ordinal))
            .Should()
            .Equal(("data.file-1.2.4.txt", "other data\n".Length));
        (await made.Ms(0, "init", "--yes")).Should().EndWith("Everything is up to date.\n");
        made[InitFolder.Build].Should().Be(Build);

        // a key whose secret half is nobody's here: the rehearsal's own takes its place, in the lanes too
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var description = JsonNode.Parse(made[InitFolder.Settings])!;
        description["keys"] = new JsonObject { ["public_key"] = key.ExportSubjectPublicKeyInfoPem() };
        made.Write(InitFolder.Settings, description.ToJsonString());
        await made.Ms(0, "init", "--yes");
        made[InitFolder.Release].Should().Contain("public-key: |");

        ((bool)(await made.Rehearse(0))["ok"]!).Should().BeTrue();
    }

    [Fact]
    public async Task A_command_without_a_stand_in_is_named_and_may_be_taken_out_for_the_rehearsal()
    {
        var (path, text) = PlantedRepository.Ci;
        using var made = await PlantedRepository.OfAsync(
            "files",
            (path, text.Replace("run: \"true\"", "run: cargo audit", StringComparison.Ordinal)),
            ("package.json", "{\n  \"name\": \"files\",\n  \"version\": \"1.2.3\"\n}\n"),
            ("data.txt", "data\n"),
            (InitFolder.Build, Build)
        );
        await made.Ms(0, "init", "--yes", "--actions", InitFolder.Actions);
        await made.Commit();

        var said = await made.Ms(1, "rehearse", "--repo", ".", "--allow-host");
        said.Should()
            .Contain("not supported by the embedded runner: cargo audit")
            .And.Contain("Take its step out for the rehearsal, which takes what is not committed along");
        made.Write(path, text);

        ((bool)(await made.Rehearse(0))["ok"]!).Should().BeTrue();
    }
}
