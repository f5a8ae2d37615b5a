namespace MsReleaseActions.ReleaseTrain.Settings;

/// <summary>
/// Names of variables that steer what a job runs. A secret of such a name, handed to a build as environment, would be
/// run, or would have something else run, and nobody could see it.
/// </summary>
internal static class SteeringNames
{
    // one with a star is the beginning of many; what is meant is told by the first that fits
    private static readonly (string Why, string[] Names)[] Known =
    [
        ("which GitHub keeps for itself", ["GITHUB_*", "RUNNER_*", "ACTIONS_*", "INPUT_*", "CI"]),
        (
            "which decides where programs and their files are found",
            [
                "PATH",
                "PATHEXT",
                "HOME",
                "USERPROFILE",
                "APPDATA",
                "LOCALAPPDATA",
                "TMP",
                "TEMP",
                "TMPDIR",
                "SHELL",
                "COMSPEC",
                "SYSTEMROOT",
                "WINDIR",
                "PROGRAMFILES*",
                "XDG_*",
                "PSMODULEPATH",
            ]
        ),
        (
            "which a shell obeys",
            [
                "BASH_ENV",
                "BASH_FUNC_*",
                "BASHOPTS",
                "ENV",
                "IFS",
                "SHELLOPTS",
                "PS4",
                "CDPATH",
                "GLOBIGNORE",
                "PROMPT_COMMAND",
            ]
        ),
        ("which has code loaded into every program", ["LD_*", "DYLD_*", "GCONV_PATH", "OPENSSL_*"]),
        (
            "which has Node and its package managers run or load something else",
            [
                "NODE_OPTIONS",
                "NODE_PATH",
                "NODE_EXTRA_CA_CERTS",
                "NODE_TLS_REJECT_UNAUTHORIZED",
                "NPM_CONFIG_*",
                "PNPM_HOME",
                "COREPACK_*",
                "YARN_PLUGINS",
                "YARN_RC_FILENAME",
                "YARN_YARN_PATH",
                "YARN_IGNORE_PATH",
                "BUN_OPTIONS",
                "BUN_INSTALL",
            ]
        ),
        (
            "which has Rust's tools run or load something else",
            ["RUSTC*", "RUSTDOC*", "RUSTFLAGS", "RUSTUP_*", "CARGO", "CARGO_*"]
        ),
        ("which Tauri obeys", ["TAURI_*"]),
        (
            "which decides where programs fetch from, and whom they believe",
            ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY", "SSL_CERT_FILE", "SSL_CERT_DIR", "CURL_CA_BUNDLE"]
        ),
        (
            "which decides how a compiler is called",
            [
                "CL",
                "LINK",
                "CPATH",
                "C_INCLUDE_PATH",
                "CPLUS_INCLUDE_PATH",
                "LIBRARY_PATH",
                "SDKROOT",
                "DEVELOPER_DIR",
                "GOFLAGS",
                "CC",
                "CC_*",
                "CXX",
                "CXX_*",
                "AR",
                "LD",
                "CFLAGS*",
                "CXXFLAGS*",
                "CPPFLAGS",
                "LDFLAGS",
                "MAKEFLAGS",
                "CMAKE_*",
                "PKG_CONFIG*",
            ]
        ),
        (
            "which has an interpreter load something else",
            [
                "PYTHON*",
                "PIP_*",
                "PERL5*",
                "PERLLIB",
                "RUBYOPT",
                "RUBYLIB",
                "JAVA_TOOL_OPTIONS",
                "JDK_JAVA_OPTIONS",
                "_JAVA_OPTIONS",
                "CLASSPATH",
                "MAVEN_OPTS",
                "MAVEN_ARGS",
                "GRADLE_OPTS",
                "DOTNET_*",
                "CORECLR_*",
                "COMPLUS_*",
                "MSBUILD*",
                "PLATFORMIO_*",
            ]
        ),
        ("which git obeys", ["GIT_*", "SSH_ASKPASS", "EDITOR", "VISUAL", "PAGER"]),
    ];

    // tokens of registries are what build.secrets is there for
    private static readonly string[] Tokens = ["CARGO_REGISTRY_TOKEN", "CARGO_REGISTRIES_*_TOKEN"];

    /// <summary>What a variable of that name does, as a clause; null where it steers nothing that is known.</summary>
    public static string? WhyOf(string name) =>
        Tokens.Any(token => Fits(name, token))
            ? null
            : Known.FirstOrDefault(group => group.Names.Any(known => Fits(name, known))).Why;

    /// <summary>Whether a name is one, or begins and ends as it does around a star. Windows knows no case.</summary>
    public static bool Fits(string name, string known) =>
        known.Split('*') is [var start, var end]
            ? name.Length >= start.Length + end.Length
                && name.StartsWith(start, StringComparison.OrdinalIgnoreCase)
                && name.EndsWith(end, StringComparison.OrdinalIgnoreCase)
            : name.Equals(known, StringComparison.OrdinalIgnoreCase);
}
