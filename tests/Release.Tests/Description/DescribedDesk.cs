using System.Text;
using MsReleaseActions.ReleaseTrain.Description;
using MsReleaseActions.ReleaseTrainTests.Detection;

namespace MsReleaseActions.ReleaseTrainTests.Description;

/// <summary>An app and its description, which fits it until something is changed.</summary>
internal sealed class DescribedDesk
{
    public const string Json = "ms-release.json";
    public const string Configuration = "desk/src-tauri/tauri.conf.json";
    public const string Ci = ".github/workflows/ci.yml";
    public const string BuildAction = ".github/actions/build-candidate/action.yml";

    private readonly Dictionary<string, string> files = new(StringComparer.Ordinal)
    {
        [Json] = """
            {
              "schema": 2,
              "required_checks": ["core (rust)", "test (linux)", "web / lint"],
              "version_files": ["desk/package.json", "desk/src-tauri/tauri.conf.json"],
              "app": { "folder": "desk", "updater": true },
              "legs": [
                { "id": "windows", "runner": "windows-2025", "target": "x86_64-pc-windows-msvc", "bundles": ["nsis"] },
                { "id": "linux", "runner": "ubuntu-22.04", "target": "x86_64-unknown-linux-gnu", "bundles": ["appimage"] },
                { "id": "mac", "runner": "macos-15", "target": "universal-apple-darwin", "bundles": ["dmg", "app"] }
              ],
              "build": { "action": ".github/actions/build-candidate" },
              "workflows": { "ci": "ci.yml" }
            }

            """,
        [Ci] = """
            on: { push: { branches: [main] }, pull_request: }
            jobs:
              core: { name: core (rust), runs-on: ubuntu-24.04, steps: [ { run: "true" } ] }
              test: { strategy: { matrix: { os: [linux] } }, runs-on: ubuntu-24.04, steps: [ { run: "true" } ] }
              web: { uses: ./.github/workflows/web.yml }
              tauri: { if: github.event_name == 'pull_request', runs-on: ubuntu-24.04, steps: [ { run: "true" } ] }
            """,
        [".github/workflows/web.yml"] = """
            on: workflow_call
            jobs:
              lint: { runs-on: ubuntu-24.04, steps: [ { run: "true" } ] }
              pull: { if: github.event_name == 'pull_request', runs-on: ubuntu-24.04, steps: [ { run: "true" } ] }
            """,
        [".github/workflows/candidate.yml"] = "on: workflow_dispatch\njobs: {}\n",
        [".github/workflows/release.yml"] = "on: workflow_dispatch\njobs: {}\n",
        [".github/workflows/watch.yml"] = "on: schedule\njobs: {}\n",
        [BuildAction] =
            "name: build\ninputs: { output: {} }\nruns:\n  using: composite\n  steps: [ { run: a, shell: bash } ]\n",
        ["desk/package.json"] = "{ \"version\": \"1.2.3\" }\n",
        [Configuration] = """
            {
              "version": "1.2.3",
              "bundle": { "createUpdaterArtifacts": true },
              "plugins": { "updater": { "pubkey": "x" } }
            }
            """,
    };

    /// <summary>Changes a part of a file that must be there; no new text takes the file away.</summary>
    public DescribedDesk With(string path, string old, string? now)
    {
        if (now is null)
        {
            files.Remove(path).Should().BeTrue();
        }
        else
        {
            files[path].Should().Contain(old);
            files[path] = files[path].Replace(old, now, StringComparison.Ordinal);
        }
        return this;
    }

    public DescribedDesk And(string path, string text)
    {
        files[path] = text;
        return this;
    }

    /// <summary>What is found, a line each.</summary>
    public IEnumerable<string> Found() =>
        LintedDescription
            .Of(Json, Encoding.UTF8.GetBytes(files[Json]), Trees.Of([.. files.Select(file => (file.Key, file.Value))]))
            .Report.Findings.Select(finding =>
                $"{finding.At} {finding.Severity.ToString().ToLowerInvariant()} {finding.Rule.Id}: {finding.Message}"
            );
}
