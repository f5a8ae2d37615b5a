namespace MsReleaseActions.ReleaseTrainTests.Settings;

/// <summary>Members of schema 2, from the second line of a file on, and what is said of them.</summary>
internal sealed class DescriptionRefusals : TheoryData<string, string>
{
    private const string Prefix =
        "must be letters, digits, and . _ - between them, without a digit at its end, such as v or app-v";
    private const string InRepository = "must be a path within the repository, with /, outside of .git";
    private const string Leg = "must be letters, digits, . _ and -, such as linux-x86_64";

    public DescriptionRefusals()
    {
        Add("\"kind\": \"Tauri\"", "line 2: kind must be tauri, rust, firmware, files or content, not 'Tauri'");
        Add("\"kind\": \"0\"", "line 2: kind must be tauri, rust, firmware, files or content, not '0'");
        Add("\"kind\": \"\"", "line 2: kind must not be empty");
        Add("\"kind\": 1", "line 2: kind must be a string");
        foreach (
            var prefix in (string[])
                ["-v", "a b", "v/", "v*", "$(id)", "a\u00e9", "v;", "`v`", "${{ x }}", ".v", "refs/tags/v", "v2"]
        )
        {
            Add($"\"tag_prefix\": \"{prefix}\"", $"line 2: tag_prefix {Prefix}, not '{prefix}'");
        }
        Add("\"tag_prefix\": \"v\\n\"", $"line 2: tag_prefix {Prefix}, not 'v\n'");
        Add("\"tag_prefix\": null", "line 2: tag_prefix must be a string");
        Add("\"owns_latest\": \"true\"", "line 2: owns_latest must be true or false");
        Add("\"app\": []", "line 2: app must be an object");
        Add("\"app\": {\n\"updater\": 1}", "line 3: app.updater must be true or false");
        Add("\"app\": {\"colour\": \"x\"}", "line 2: app.colour is unknown");
        Add("\"app\": {\"signing\": [\"linux\"]}", "line 2: app.signing knows macos, windows, not 'linux'");
        foreach (
            var path in (string[])
                [
                    "../build",
                    "/build",
                    "a/../b",
                    "a//b",
                    "./a",
                    "a/",
                    "a/..",
                    ".",
                    "..",
                    ".git",
                    ".git/hooks",
                    "a/.GIT/b",
                    ".git.",
                    ".git /x",
                    "GIT~1/hooks",
                    "a\u200db",
                    ".g\u200cit",
                ]
        )
        {
            Add($"\"app\": {{\"folder\": \"{path}\"}}", $"line 2: app.folder {InRepository}, not '{path}'");
            Add($"\"build\": {{\"action\": \"{path}\"}}", $"line 2: build.action {InRepository}, not '{path}'");
        }
        Add("\"build\": {\"action\": \"a\\\\b\"}", $"line 2: build.action {InRepository}, not 'a\\b'");
        Add("\"build\": {\"action\": \"a\\nb\"}", $"line 2: build.action {InRepository}, not 'a\nb'");
        Add(
            "\"workflows\": {\"candidate\": \"CI.yml\"}",
            "line 2: workflows names ci.yml twice: each lane is a file of its own"
        );
        Add(
            "\"workflows\": {\"candidate\": \"a.yml\", \"release\": \"a.yml\"}",
            "line 2: workflows names a.yml twice: each lane is a file of its own"
        );
        AddLegs();
        AddApp();
        AddSecrets();
        AddLines();
    }

    private void AddApp()
    {
        const string config = "must be the path of a tauri.conf.json, tauri.conf.json5, Tauri.toml";
        Add("\"app\": {\"config\": \"src-tauri\"}", $"line 2: app.config {config}, not 'src-tauri'");
        Add("\"app\": {\"config\": \"a/tauri.x.json\"}", $"line 2: app.config {config}, not 'a/tauri.x.json'");
        Add("\"app\": {\"config\": \"a\"}", $"line 2: app.config {config}, not 'a'");
        Add(
            "\"app\": {\"config\": \"../tauri.conf.json\"}",
            $"line 2: app.config {InRepository}, not '../tauri.conf.json'"
        );
        Add(
            "\"app\": {\"package_manager\": \"NPM\"}",
            "line 2: app.package_manager knows npm, pnpm, yarn, bun, not 'NPM'"
        );
        Add("\"app\": {\"package_manager\": [\"npm\"]}", "line 2: app.package_manager must be a string");
        foreach (var version in (string[])["v22", ">=20", "22 || 24", "22'", "lts/../x", "22.1.2.3", "$(id)"])
        {
            Add(
                $"\"app\": {{\"node\": \"{version}\"}}",
                $"line 2: app.node must be a version of Node, such as 22, 22.11.0 or lts/*, not '{version}'"
            );
        }
        Add("\"app\": {\"node\": 22}", "line 2: app.node must be a string");
        foreach (var toolchain in (string[])["+stable", "-x", "stable; id", "1.90 ", "$(id)", "a/b"])
        {
            Add(
                $"\"app\": {{\"rust\": \"{toolchain}\"}}",
                $"line 2: app.rust must be a toolchain of Rust, such as stable or 1.90.0, not '{toolchain}'"
            );
        }
    }

    private void AddLegs()
    {
        Add("\"legs\": {}", "line 2: legs must be a list");
        Add("\"legs\": []", "line 2: legs must name a leg");
        Add("\"legs\": [\"linux\"]", "line 2: legs[0] must be an object");
        Add("\"legs\": [\n{}]", "line 3: legs[0].id is missing; line 3: legs[0].runner is missing");
        Add("\"legs\": [{\"id\": \"a\", \"runner\": \"r\", \"os\": \"x\"}]", "line 2: legs[0].os is unknown");
        Add(
            "\"legs\": [{\"id\": \"a\", \"runner\": \"r\"},\n{\"id\": \"a\", \"runner\": \"r\"}]",
            "line 2: legs has two legs of the id 'a'"
        );
        foreach (var id in (string[])["a b", "../a", "a, b", "${{ x }}", "-a", "*", "a}"])
        {
            Add($"\"legs\": [{{\"id\": \"{id}\", \"runner\": \"r\"}}]", $"line 2: legs[0].id {Leg}, not '{id}'");
        }
        Add(
            "\"legs\": [{\"id\": \"a\", \"runner\": \"[self-hosted, x]\"}]",
            "line 2: legs[0].runner must be the label of a runner, such as ubuntu-22.04, not '[self-hosted, x]'"
        );
        Add(
            "\"legs\": [{\"id\": \"a\", \"runner\": \"r\", \"target\": \"$(id)\"}]",
            "line 2: legs[0].target must be a target such as x86_64-apple-darwin, not '$(id)'"
        );
        Add(
            "\"legs\": [{\"id\": \"a\", \"runner\": \"r\", \"bundles\": [\"snap\", \"deb\", \"deb\"]}]",
            "line 2: legs[0].bundles names 'deb' twice; line 2: legs[0].bundles knows msi, nsis, deb, rpm, appimage, "
                + "dmg, app, not 'snap'"
        );
    }

    private void AddSecrets()
    {
        foreach (var name in (string[])["A-B", "1A", "A B", "$(id)", "A;B", "${{ secrets.A }}", "A\u00c9", "A.B"])
        {
            Add(
                $"\"build\": {{\"secrets\": [\"{name}\"]}}",
                $"line 2: build.secrets must be names of secrets, not '{name}'"
            );
            Add(
                $"\"keys\": {{\"signing_secret\": \"{name}\"}}",
                $"line 2: keys.signing_secret must be the name of a secret, not '{name}'"
            );
        }
        Add(
            "\"keys\": {\"signing_secret\": \"GITHUB_TOKEN\"}",
            "line 2: keys.signing_secret must be the name of a secret, not 'GITHUB_TOKEN': GitHub keeps GITHUB_ for itself"
        );
        Add("\"build\": {\"secrets\": [\"A\\n\"]}", "line 2: build.secrets must be names of secrets, not 'A\n'");
        Add(
            "\"keys\": {\"public_key\": \"-----BEGIN PRIVATE KEY-----\\nMC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC\\n-----END PRIVATE KEY-----\"}",
            "line 2: keys.public_key is no public key: a PUBLIC KEY is needed to verify, the PEM block is PRIVATE KEY"
        );
        Add(
            "\"keys\": {\"public_key\": \"${{ vars.KEY }}\"}",
            "line 2: keys.public_key is no public key: it is neither a PEM key (a text that begins with -----BEGIN) nor "
                + "base64 of the 32 bytes of a public key"
        );
        Add(
            "\"keys\": {\"updater_public_key\": \"AAAA\"}",
            "line 2: keys.updater_public_key is no public key: not a minisign public key: 42 bytes in base64 were "
                + "expected, 3 seen"
        );
        Add("\"keys\": {\"public_key\": \"\"}", "line 2: keys.public_key must not be empty");
        Add(
            "\"keys\": {\"updater_public_key\": \"untrusted comment: a\\u2028b: c\\nRWQBAgMEBQYHCNdamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea\"}",
            "line 2: keys.updater_public_key must be one line without blanks around it, not "
                + "'untrusted comment: a\u2028b: c'"
        );
    }

    // what becomes a line of a workflow file
    private void AddLines()
    {
        const string must = "must be one line without blanks around it";
        Add("\"product\": \"a\\nb\"", $"line 2: product {must}, not 'a b'");
        Add("\"branch\": \"a\\u2028b\"", $"line 2: branch {must}, not 'a\u2028b'");
        Add("\"environment\": \"a\\uFEFFb\"", $"line 2: environment {must}, not 'a\uFEFFb'");
        Add("\"environment\": \"a\\n  b: c\"", $"line 2: environment {must}, not 'a   b: c'");
        Add("\"environment\": \"a\\u2028b\"", $"line 2: environment {must}, not 'a\u2028b'");
        Add("\"required_checks\": [\"a\", \" b\"]", $"line 2: required_checks {must}, not ' b'");
        Add("\"required_checks\": [{\"status\": \" b\"}]", $"line 2: required_checks[0].status {must}, not ' b'");
        Add("\"required_checks\": [{\"name\": \"b\\nc\"}]", $"line 2: required_checks[0].name {must}, not 'b c'");
        Add("\"required_checks\": [\"a\\rb\"]", $"line 2: required_checks {must}, not 'a b'");
    }
}
