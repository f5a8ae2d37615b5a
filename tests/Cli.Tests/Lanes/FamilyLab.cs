using System.Text;
using MsReleaseActions.Core.Content;
using MsReleaseActions.Rehearsal.Seeds;
using MsReleaseActions.ReleaseTrain.Install;
using MsReleaseActions.ReleaseTrain.Lanes;
using MsReleaseActions.ReleaseTrain.Settings;
using MsReleaseActions.Server;
using MsReleaseActions.Server.State;
using MsReleaseActions.Testing.Contents;

namespace MsReleaseActions.CliTests.Lanes;

/// <summary>
/// <see cref="OtherFamily"/> in repositories of three owners: each has a description, the lanes that are rendered from
/// it and a build of its own, and nothing that was written for it.
/// </summary>
internal sealed class FamilyLab : ContentLab
{
    private const string Actions = "org/ms-release-actions@v1";

    private const string Program = """
        printf '#!/bin/sh\necho %s of %s\n' NAME "$(git rev-parse HEAD)" > "$OUTPUT/NAME-$LEG$end"
        """;

    private const string Pins = """
        "pins": [{ "id": "sensor", "repository": "acme/sensor", "in": "station", "file": "platformio.ini", "beside": true }],
        """;

    private FamilyLab(GitHubSandbox github, bool sealsPins)
        : base(github, inside: true)
    {
        var sensor = Plant("acme/sensor", []);
        SensorSha = sensor.Resolve("main")!;
        Flash = Produces(
            "tools-inc/flash",
            """
            { "id": "flasher", "files": ["acme-flash-{os}-{arch}{exe}"], "legs": LEGS }
            """,
            Build(Program.Replace("NAME", "acme-flash", StringComparison.Ordinal)),
            []
        );
        Tools = Produces(
            "acme/tools",
            """
            {
              "id": "monitor", "repo": "tools", "workflow": "candidate-monitor.yml", "tag": "rc-monitor-{sha}",
              "files": ["acme-monitor-{os}-{arch}{exe}", "acme-themes.zip"],
              "legs": LEGS, { "id": "themes", "runner": "ubuntu-24.04" } ]
            }
            """,
            Build(
                $"""
                if [ "$LEG" = themes ]; then
                  git -C themes archive --format=zip -0 --output="$PWD/$OUTPUT/acme-themes.zip" HEAD
                  exit
                fi
                {Program.Replace("NAME", "acme-monitor", StringComparison.Ordinal)}
                """
            ),
            new() { ["themes/dark.toml"] = "ground = 0\n", ["themes/more/light.toml"] = "ground = 1\n" }
        );
        Station = Produces(
            "acme/station",
            """
            {
              "id": "station", "tag": "rc-{tools}-{sha}", "files": ["acme-station.hex"], "repositories": { "tools": "acme/tools" },
              PINS"legs": [{ "id": "hex", "runner": "ubuntu-24.04" }]
            }
            """.Replace("PINS", sealsPins ? Pins : "", StringComparison.Ordinal),
            Build("cat station/main.c tools/README.md > \"$OUTPUT/acme-station.hex\""),
            new() { ["main.c"] = "station\n", ["platformio.ini"] = $"lib_deps = acme/sensor@{SensorSha}\n" },
            branch: "trunk"
        );
        Releases = Plant("acme/station-releases", Described());
        Gates.PutApproved(Releases, "release");
        Releases.Actions.Environment("release").Secrets["MANIFEST_SIGNING_KEY"] = ContentSample.ManifestSigningKey;
        foreach (var repository in (SandboxRepository[])[Flash, Tools, Station, Releases])
        {
            Runner.Attach(repository);
        }
    }

    public SandboxRepository Flash { get; }

    public SandboxRepository Tools { get; }

    public SandboxRepository Station { get; }

    /// <summary>What releases them.</summary>
    public SandboxRepository Releases { get; }

    /// <summary>The commit of a library that the station is built with.</summary>
    public string SensorSha { get; }

    /// <param name="sealsPins">Whether the station's candidate says what it was built with.</param>
    public static async Task<FamilyLab> OpenAsync(bool sealsPins = true) =>
        new(await GitHubSandbox.StartAsync(cancel: TestContext.Current.CancellationToken), sealsPins);

    /// <summary>A spec of the newest commits, merged.</summary>
    /// <param name="tag">Of the release.</param>
    /// <param name="stationRef">The branch that the spec says that the station's commit is on.</param>
    public void Bring(string tag, string stationRef = "trunk")
    {
        var pins = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["flasher"] = Flash.Resolve("main")!,
            ["tools"] = Tools.Resolve("main")!,
            ["station"] = Station.Resolve(Station.DefaultBranch)!,
        };
        var sample = ContentSample.Spec(tag, GitHub.ServerUrl, pins, OtherFamily.Content);
        var refs = sample.Repositories.Select(one => one.Id == "station" ? one with { Ref = stationRef } : one);
        var spec = sample with { Repositories = [.. refs] };
        Releases.Commit(
            new Dictionary<string, string>
            {
                [ReleaseSpecFile.PathOf(spec.Tag)] = Encoding.UTF8.GetString(ReleaseSpecFile.Write(spec)),
            },
            $"release(content): {tag}"
        );
    }

    private SandboxRepository Produces(
        string name,
        string candidate,
        string action,
        Dictionary<string, string> files,
        string branch = "main"
    )
    {
        const string legs =
            "[ { \"id\": \"linux-x86_64\", \"runner\": \"ubuntu-22.04\" }, { \"id\": \"windows-arm64\", \"runner\": "
            + "\"windows-2025\" }";
        var text = candidate
            .Replace("LEGS }", $"{legs} ] }}", StringComparison.Ordinal)
            .Replace("LEGS", legs, StringComparison.Ordinal);
        files["ms-release.json"] =
            $$"""{ "schema": 2, "repository": "{{name}}", "branch": "{{branch}}", "actions": "{{Actions}}", "candidates": [ {{text}} ] }""";
        files[".github/actions/build-candidate/action.yml"] = action;
        var repository = Plant(name, Rendered(files), branch);
        Gates.PutCandidate(repository);
        return repository;
    }

    private static Dictionary<string, string> Described()
    {
        var text = OtherFamily.Json.Replace(
            "\"kind\": \"content\",",
            $$"""
            "kind": "content", "actions": "{{Actions}}", "keys": { "manifest_public_key": "{{ContentSample.ManifestPublicKey.Trim()}}" },
            """,
            StringComparison.Ordinal
        );
        return Rendered(new() { ["ms-release.json"] = text });
    }

    private static Dictionary<string, string> Rendered(Dictionary<string, string> files)
    {
        var settings = SettingsFile.Parse(Encoding.UTF8.GetBytes(files["ms-release.json"]));
        foreach (var (path, text) in LaneFiles.Render(settings, ActionsPlace.Parse(settings.Actions), commit: null))
        {
            files[path] = text;
        }
        return files;
    }

    private SandboxRepository Plant(string name, Dictionary<string, string> files, string branch = "main")
    {
        var repository = GitHub.CreateRepository(name);
        repository.DefaultBranch = branch;
        repository.Commit(new Dictionary<string, string>(files) { ["README.md"] = $"{name}\n" }, "begin");
        return repository;
    }

    // leaves files in the folder of the input output
    private static string Build(string script) =>
        $$$"""
            name: build
            description: Builds one leg
            inputs:
              leg: { required: true, description: leg }
              target: { required: false, description: target }
              output: { required: true, description: folder }
            runs:
              using: composite
              steps:
                - shell: bash
                  env:
                    LEG: ${{ inputs.leg }}
                    OUTPUT: ${{ inputs.output }}
                  run: |
                    mkdir -p "$OUTPUT"
                    case $LEG in windows-*) end=.exe ;; *) end= ;; esac
                    {{{script.ReplaceLineEndings("\n        ")}}}

            """;
}
