namespace MsReleaseActions.Runner.BuiltinActions.Setup;

/// <summary><c>actions/setup-python</c>: nothing is fetched; the machine's own python runs the scripts.</summary>
internal sealed class SetupPythonAction : INativeAction
{
    public IReadOnlySet<string> Inputs { get; } =
        NativeInputs.Declare(
            "python-version",
            "python-version-file",
            "cache",
            "architecture",
            "check-latest",
            "token",
            "cache-dependency-path",
            "update-environment",
            "allow-prereleases",
            "freethreaded",
            "pip-version",
            "pip-install"
        );

    public Task<NativeOutcome> RunAsync(NativeStep step, CancellationToken cancellation)
    {
        step.Refuse(
            "actions/setup-python",
            ("pip-install", []),
            ("freethreaded", ["false"]),
            ("update-environment", ["true"])
        );
        var version = VersionFile.Read(step, "python-version", "python-version-file");
        step.Log($"Python {version} was asked for; the one of this machine is used, and no package is cached");
        return Task.FromResult(
            new NativeOutcome(
                new Dictionary<string, string>
                {
                    ["python-version"] = version,
                    ["cache-hit"] = step.Text("cache").Length > 0 ? "false" : "",
                }
            )
        );
    }
}
