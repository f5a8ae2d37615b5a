using MsReleaseActions.ReleaseTrain.Settings;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ReleaseTrainTests.Detection;

/// <summary>What an owner is told of a repository before anything is written there.</summary>
[Needs(Need.Nothing)]
public sealed class NotesTests
{
    private const string Gate =
        "on: { push: { branches: [main] }, pull_request: }\njobs: { test: { runs-on: x, steps: [ { run: a } ] } }\n";

    [Theory]
    [InlineData("", false)]
    [InlineData("concurrency: { group: \"ci-${{ github.ref }}\", cancel-in-progress: true }\n", true)]
    [InlineData("concurrency: { group: \"ci-${{ github.ref }}\", cancel-in-progress: false }\n", false)]
    [InlineData("concurrency: { group: \"ci-${{ github.sha }}\", cancel-in-progress: true }\n", false)]
    [InlineData(
        "concurrency: { group: ci, cancel-in-progress: \"${{ github.event_name == 'pull_request' }}\" }\n",
        false
    )]
    public void A_gate_that_cancels_older_pushes_is_named(string concurrency, bool isNamed) =>
        Notes((".github/workflows/ci.yml", concurrency + Gate))
            .Should()
            .Equal(
                isNamed
                    ?
                    [
                        "ci.yml cancels the run of a push when the next one comes: an older commit of the branch stays "
                            + "cancelled, is never green, and cannot be released",
                    ]
                    : (string[])[]
            );

    [Fact]
    public void A_repository_without_a_gate_is_told_so() =>
        Notes(("README.md", ""))
            .Should()
            .Equal(
                "No workflow checks each push to the branch: nothing is released before `required_checks` of "
                    + "ms-release.json names a check that does"
            );

    [Fact]
    public void What_is_left_out_of_the_required_checks_is_named_with_why() =>
        Notes(
                (
                    ".github/workflows/ci.yml",
                    """
                    on: { push: { branches: [main], paths-ignore: [docs/**] }, pull_request: }
                    jobs:
                      test: { runs-on: x, steps: [ { run: a } ] }
                      each: { name: "${{ vars.NAME }}", runs-on: x, steps: [ { run: a } ] }
                      shared: { uses: ./.github/workflows/web.yml }
                      pull: { if: github.event_name == 'pull_request', runs-on: x, steps: [ { run: a } ] }
                      after: { needs: [test, pull], runs-on: x, steps: [ { run: a } ] }
                      last: { needs: after, if: always(), runs-on: x, steps: [ { run: a } ] }
                    """
                )
            )
            .Should()
            .Equal(
                "`ms rehearse` runs no workflow that a job calls: a rehearsal ends before the checks of shared in ci.yml",
                "Not in `required_checks`, of ci.yml: each (only a run can tell its name), shared (its checks are those "
                    + "of ./.github/workflows/web.yml), pull (skipped on a push to main), after (skipped with pull, "
                    + "which it needs)",
                "ci.yml runs only for pushes that change certain paths: a commit that changes none of them has no checks, is "
                    + "never green, and cannot be released"
            );

    [Theory]
    [InlineData("on: pull_request", "test", true)]
    [InlineData("on: pull_request", "other", false)]
    [InlineData("on: workflow_dispatch", "test", false)]
    public void A_gate_that_checks_no_pull_request_is_named_unless_another_file_reports_the_same(
        string on,
        string job,
        bool isReported
    ) =>
        Notes(
                (".github/workflows/ci.yml", Gate.Replace(", pull_request:", "", StringComparison.Ordinal)),
                (".github/workflows/pr.yml", $"{on}\njobs: {{ {job}: {{ runs-on: x, steps: [ {{ run: a }} ] }} }}\n")
            )
            .Should()
            .Equal(
                isReported
                    ? []
                    : (string[])
                        [
                            "No pull request is checked by test: that of a new version waits for it and is never merged; "
                                + "let `pull_request` start ci.yml, too",
                        ]
            );

    [Fact]
    public void What_cannot_be_read_is_named_for_nobody_has_judged_it() =>
        Notes((".github/workflows/ci.yml", Gate), (".github/workflows/old.yml", "jobs: ["))
            .Should()
            .Equal(".github/workflows/old.yml cannot be read, and nobody has judged it: `ms lint` says why");

    [Fact]
    public void An_older_tool_that_will_be_refused_is_named() =>
        Notes(
                (".github/workflows/ci.yml", Gate),
                (
                    ".github/workflows/candidate.yml",
                    "on: { workflow_dispatch: { inputs: {\n  tooling_sha: { type: string } } } }\n"
                        + "jobs: { a: { runs-on: x, steps: [ { run: a } ] } }\n"
                )
            )
            .Should()
            .ContainSingle()
            .Which.Should()
            .StartWith("Tools that dispatch these workflows with the input tooling_sha");

    [Theory]
    [InlineData("tauri", true)]
    [InlineData("node scripts/tauri.mjs", false)]
    public void An_msi_without_a_script_that_projects_the_version_is_named(string script, bool isNamed) =>
        Notes(
                (".github/workflows/ci.yml", Gate),
                ("package.json", $$"""{ "version": "1.2.3", "scripts": { "tauri": "{{script}}" } }"""),
                ("src-tauri/tauri.conf.json", """{ "version": "1.2.3", "bundle": { "targets": ["msi"] } }""")
            )
            .Any(note => note.StartsWith("Windows Installer", StringComparison.Ordinal))
            .Should()
            .Be(isNamed);

    [Theory]
    [InlineData("v1.0.0 app-v1.0.0", "v")]
    [InlineData("1.0.0 2.0.0-beta.1 nightly", "")]
    [InlineData("studio-v1.0.0 studio-v1.1.0-beta.2", "studio-v")]
    [InlineData("rc-0123 latest", "v")]
    [InlineData(
        "core-v1.0.0 studio-v1.0.0",
        "v",
        "Tags begin with core-v, studio-v: say in ms-release.json which is this p"
    )]
    public void How_tags_begin_is_found(string tags, string prefix, string? note = null)
    {
        var found = Trees.Detect(tags.Split(' '), (".github/workflows/ci.yml", Gate));

        found.Settings.TagPrefix.Should().Be(prefix);
        string.Concat(found.Notes.Select(one => one[..Math.Min(one.Length, 72)]))
            .Should()
            .Be(note?[..Math.Min(note.Length, 72)] ?? "");
    }

    [Fact]
    public void A_library_is_no_program() =>
        Trees
            .Detect(("Cargo.toml", "[package]\nname = \"tool\"\n"), ("src/lib.rs", ""))
            .Settings.Build.Kind.Should()
            .Be(BuildKind.Files);

    [Theory]
    [InlineData(".cargo/config.toml", "out", "out")]
    [InlineData("crates/.cargo/config", "../build/out", "build/out")]
    [InlineData(".cargo/config.toml", "../../outside", "crates/tool/target")]
    public void Cargo_builds_where_its_configuration_says(string path, string said, string folder) =>
        Trees
            .Detect(
                ("crates/tool/tauri.conf.json", "{}"),
                ("crates/tool/Cargo.toml", "[package]\nname = \"tool\"\n"),
                (path, $"[build]\ntarget-dir = \"{said}\"\n")
            )
            .CargoTarget.Should()
            .Be(folder);

    [Fact]
    public void A_gate_that_builds_is_kept_and_named() =>
        Notes(
                (
                    ".github/workflows/ci.yml",
                    "on: push\njobs: { a: { runs-on: x, steps: [{ run: npx tauri build }] } }\n"
                )
            )
            .Should()
            .ContainSingle()
            .Which.Should()
            .StartWith("ci.yml checks each push, and builds or publishes what the lanes do");

    private static IEnumerable<string> Notes(params (string Path, string Text)[] files) => Trees.Detect(files).Notes;
}
