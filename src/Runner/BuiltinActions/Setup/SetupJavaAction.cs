namespace MsReleaseActions.Runner.BuiltinActions.Setup;

/// <summary><c>actions/setup-java</c>: nothing is fetched, for nothing is compiled.</summary>
internal sealed class SetupJavaAction : INativeAction
{
    public IReadOnlySet<string> Inputs { get; } =
        NativeInputs.Declare(
            "java-version",
            "java-version-file",
            "distribution",
            "java-package",
            "architecture",
            "jdkfile",
            "check-latest",
            "server-id",
            "server-username",
            "server-password",
            "settings-path",
            "overwrite-settings",
            "gpg-private-key",
            "gpg-passphrase",
            "cache",
            "cache-dependency-path",
            "job-status",
            "token",
            "mvn-toolchain-id",
            "mvn-toolchain-vendor"
        );

    public Task<NativeOutcome> RunAsync(NativeStep step, CancellationToken cancellation)
    {
        step.Refuse("actions/setup-java", ("jdkfile", []), ("server-id", []), ("gpg-private-key", []));
        var distribution = step.Required("distribution");
        var version = VersionFile.Read(step, "java-version", "java-version-file");
        if (version.Length == 0)
        {
            throw new NativeFailure("java-version or java-version-file input expected");
        }
        step.Log($"Java {version} of {distribution} was asked for; the stand-in takes its place");
        return Task.FromResult(
            new NativeOutcome(
                new Dictionary<string, string>
                {
                    ["distribution"] = distribution,
                    ["version"] = version,
                    ["cache-hit"] = step.Text("cache").Length > 0 ? "false" : "",
                }
            )
        );
    }
}
