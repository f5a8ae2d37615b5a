using MsReleaseActions.Server.State;
using MsReleaseActions.Testing;

namespace MsReleaseActions.CliTests.Lanes;

/// <summary>What the candidate lanes of producers refuse, and how a broken one is completed.</summary>
[Needs(Need.Lane)]
public sealed class ProducerRefusalTests : IAsyncLifetime
{
    private ProducerLab lab = null!;

    public async ValueTask InitializeAsync() => lab = await ProducerLab.OpenAsync();

    public ValueTask DisposeAsync() => lab.DisposeAsync();

    [Fact]
    public async Task A_leg_that_failed_is_built_again_and_the_others_stay()
    {
        var commit = await lab.GreenAsync(lab.Seed.Loader);
        var broken = true;
        lab.Sabotage = (tools, run) =>
        {
            if (broken && run.Workflow.FileName == "candidate.yml")
            {
                var script = File.ReadAllText(Path.Combine(tools, "cargo"));
                File.WriteAllText(
                    Path.Combine(tools, "cargo"),
                    script.Replace(
                        "#!/usr/bin/env bash\n",
                        "#!/usr/bin/env bash\ncase \"$*\" in *aarch64-apple-darwin*) echo 'linking failed' >&2; "
                            + "exit 101;; esac\n"
                    )
                );
            }
        };

        var run = await lab.DispatchAsync(lab.Seed.Loader, "candidate.yml", null, ("source_sha", commit));
        run.Conclusion.Should().Be("failure");
        lab.Heavy(run).Should().HaveCount(3);
        ProducerLab.Sealed(lab.Seed.Loader, $"rc-{commit}").Should().BeEmpty();
        broken = false;
        await lab.RerunFailedAsync(run);

        run.Conclusion.Should().Be("success", lab.Errors(run));
        lab.Heavy(run)
            .Select(use => use.Split(':')[0])
            .Should()
            .Equal("build (linux-x86_64)", "build (macos-arm64)", "build (macos-x86_64)", "build (windows-x86_64)");
        ProducerLab.Sealed(lab.Seed.Loader, $"rc-{commit}").Should().HaveCount(6);
    }

    [Fact]
    public async Task A_commit_that_is_not_one_is_refused_and_nothing_is_built()
    {
        var (core, plugin) = (lab.Seed.Core, lab.Seed.PluginBitwig);
        var commit = await lab.GreenAsync(plugin);
        var foreign = core.Commit(
            new Dictionary<string, string> { ["src/scale.cpp"] = "// not merged\n" },
            "Not merged",
            "topic"
        );

        await RefusedAsync(core, "candidate.yml", "source_sha must be a full commit", null, ("source_sha", "main"));
        // the environment's rule is asked before the first step
        await RefusedAsync(core, "candidate.yml", "", "topic", ("source_sha", core.Resolve("main")!));
        await RefusedAsync(core, "candidate.yml", "main", null, ("source_sha", foreign));
        await RefusedAsync(
            plugin,
            "candidate-firmware.yml",
            "core_sha must be a full commit, 40",
            null,
            ("source_sha", commit),
            ("core_sha", commit[..12])
        );
        await RefusedAsync(
            plugin,
            "candidate-firmware.yml",
            "is not part of the default branch of org/core",
            null,
            ("source_sha", commit),
            ("core_sha", foreign)
        );
        await RefusedAsync(
            plugin,
            "candidate-firmware.yml",
            "org/core has no platformio.ini, which should pin ui",
            null,
            ("source_sha", commit),
            ("core_sha", commit)
        );
        await RefusedAsync(
            plugin,
            "candidate-extension.yml",
            "source_sha must be a full commit",
            null,
            ("source_sha", $"{commit} ")
        );
    }

    [Fact]
    public async Task A_commit_that_is_not_green_is_refused()
    {
        var red = lab.Seed.Bridge.Resolve("main")!;

        await RefusedAsync(lab.Seed.Bridge, "candidate.yml", "check (cargo)", null, ("source_sha", red));
    }

    private async Task RefusedAsync(
        SandboxRepository producer,
        string workflow,
        string? problem,
        string? branch,
        params (string Name, string Value)[] inputs
    )
    {
        var before = producer.Releases.All.Count;

        var run = await lab.DispatchAsync(producer, workflow, branch, inputs);

        run.Conclusion.Should().Be("failure");
        lab.Errors(run).Should().Match(problem is null ? "" : $"*{problem}*");
        lab.Heavy(run).Should().BeEmpty();
        producer.Releases.All.Should().HaveCount(before);
    }
}
