using System.Text;
using MsReleaseActions.Core;
using MsReleaseActions.ReleaseTrain.Settings;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ReleaseTrainTests.Settings;

/// <summary>A secret is handed to a build as a variable of its name.</summary>
[Needs(Need.Nothing)]
public sealed class BuildSecretTests
{
    private const string Signs = "which signs: what a build runs could read it";
    private const string Elsewhere = "which decides where programs and their files are found";
    private const string Shell = "which a shell obeys";
    private const string Loads = "which has code loaded into every program";
    private const string Kept = "which GitHub keeps for itself";
    private const string Node = "which has Node and its package managers run or load something else";
    private const string Rust = "which has Rust's tools run or load something else";
    private const string Interpreter = "which has an interpreter load something else";
    private const string Compiler = "which decides how a compiler is called";

    public static TheoryData<string, string> Refused =>
        [
            .. Of(
                Signs,
                "MY_KEY my_key UP UP_PASSWORD TAURI_SIGNING_PRIVATE_KEY TAURI_SIGNING_PRIVATE_KEY_PASSWORD "
                    + "TAURI_SIGNING_PRIVATE_KEY_PATH TAURI_SIGNING_RPM_KEY TAURI_PRIVATE_KEY TAURI_KEY_PASSWORD APPLE_ID "
                    + "APPLE_CERTIFICATE APPLE_CERTIFICATE_PASSWORD APPLE_API_KEY windows_certificate WINDOWS_CERTIFICATE_2 "
                    + "MACOS_CERTIFICATE UPDATER_KEY EV_SIGNING_KEY CODESIGN_PFX CSC_LINK ANDROID_KEYSTORE COSIGN_PRIVATE_KEY "
                    + "GPG_PRIVATE_KEY MS_DIST_ED25519_SK"
            ),
            .. Of(Elsewhere, "PATH Path HOME USERPROFILE PATHEXT TMPDIR SHELL PSModulePath XDG_CONFIG_HOME"),
            .. Of(Shell, "BASH_ENV ENV env IFS SHELLOPTS BASHOPTS PS4 BASH_FUNC_x"),
            .. Of(Loads, "LD_PRELOAD LD_LIBRARY_PATH DYLD_INSERT_LIBRARIES OPENSSL_CONF"),
            .. Of(Node, "NODE_OPTIONS NODE_PATH node_options npm_config_script_shell YARN_RC_FILENAME BUN_OPTIONS"),
            .. Of(
                Rust,
                "RUSTC RUSTC_WRAPPER RUSTC_WORKSPACE_WRAPPER RUSTFLAGS RUSTDOCFLAGS RUSTUP_TOOLCHAIN CARGO_HOME "
                    + "CARGO_BUILD_RUSTC CARGO_BUILD_RUSTC_WRAPPER CARGO_TARGET_X86_64_UNKNOWN_LINUX_GNU_LINKER "
                    + "CARGO_ENCODED_RUSTFLAGS CARGO_REGISTRIES_A_CREDENTIAL_PROVIDER CARGO"
            ),
            .. Of(
                Interpreter,
                "PYTHONPATH PYTHONSTARTUP PERL5OPT PERL5LIB RUBYOPT JAVA_TOOL_OPTIONS _JAVA_OPTIONS MAVEN_OPTS "
                    + "DOTNET_STARTUP_HOOKS MSBUILDDEBUGPATH PIP_INDEX_URL"
            ),
            .. Of(
                Compiler,
                "CL LINK C_INCLUDE_PATH LIBRARY_PATH SDKROOT GOFLAGS CC CXX CC_x86_64_unknown_linux_gnu CFLAGS LDFLAGS PKG_CONFIG CMAKE_TOOLCHAIN_FILE"
            ),
            .. Of(
                "which decides where programs fetch from, and whom they believe",
                "http_proxy HTTPS_PROXY SSL_CERT_FILE"
            ),
            .. Of("which Tauri obeys", "TAURI_CONFIG TAURI_APP_PATH"),
            .. Of("which git obeys", "GIT_SSH_COMMAND GIT_CONFIG_COUNT EDITOR"),
            .. Of(Kept, "GITHUB_TOKEN GITHUB_ENV RUNNER_TEMP ACTIONS_RUNTIME_TOKEN INPUT_TAG CI ci"),
        ];

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_signs_or_steers_is_refused_by_name_with_why(string name, string why)
    {
        var parse = () => Parse(name);

        parse
            .Should()
            .Throw<ActionFailure>()
            .Where(failure =>
                failure.What
                == $"ms-release.json cannot be used: line 1: build.secrets names '{name}', {why}"
                    + (why == Signs ? "" : ": give the secret another name")
            );
    }

    [Theory]
    [InlineData("SENTRY_DSN")]
    [InlineData("NPM_TOKEN")]
    [InlineData("NODE_AUTH_TOKEN")]
    [InlineData("YARN_NPM_AUTH_TOKEN")]
    [InlineData("CARGO_REGISTRY_TOKEN")]
    [InlineData("CARGO_REGISTRIES_MY_TOKEN")]
    [InlineData("GH_TOKEN")]
    [InlineData("CI_TOKEN")]
    [InlineData("HOMEPAGE_KEY")]
    [InlineData("PATHS")]
    [InlineData("ENVIRONMENT")]
    [InlineData("CCACHE_KEY")]
    [InlineData("VITE_API_KEY")]
    [InlineData("AZURE_CLIENT_SECRET")]
    public void What_does_neither_is_handed_over(string name) => Parse(name).Build.Secrets.Should().Equal(name);

    private static TheoryData<string, string> Of(string why, string names)
    {
        var data = new TheoryData<string, string>();
        foreach (var name in names.Split(' '))
        {
            data.Add(name, why);
        }
        return data;
    }

    private static ReleaseSettings Parse(string name) =>
        SettingsFile.Parse(
            Encoding.UTF8.GetBytes(
                "{\"schema\": 2, \"keys\": {\"signing_secret\": \"MY_KEY\", \"updater_secret\": \"UP\"}, \"build\": "
                    + $"{{\"secrets\": [\"{name}\"]}}}}"
            ),
            RepositoryName.Parse("acme/desk")
        );
}
