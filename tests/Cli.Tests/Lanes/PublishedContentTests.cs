using MsReleaseActions.Core.Content;
using MsReleaseActions.Testing;
using MsReleaseActions.Testing.Contents;

namespace MsReleaseActions.CliTests.Lanes;

/// <summary>A content release as it is published, judged by tools that are not ours.</summary>
[Needs(Need.Lane, Need.Tools)]
public sealed class PublishedContentTests : IAsyncLifetime
{
    // what stands before the 32 bytes of an Ed25519 key in a SubjectPublicKeyInfo, RFC 8410
    private const string KeyHead = "302a300506032b6570032100";
    private readonly TemporaryFolder folder = new();
    private PublishLab lab = null!;

    public async ValueTask InitializeAsync()
    {
        lab = await PublishLab.OpenAsync();
        var tag = Bring();
        var run = await lab.PublishAsync(tag: tag);
        await lab.ApproveAsync(run);
        run.Conclusion.Should().Be("success", lab.Errors(run));
        foreach (var asset in lab.Distribution.Releases.Published(tag)!.Assets)
        {
            await File.WriteAllBytesAsync(folder[asset.Name], asset.ReadBytes());
        }
    }

    // the real spec of a release, of the commits that are planted here; without it that of the lab
    private string Bring()
    {
        const string name = "v0.1.0-beta.3";
        if (Environment.GetEnvironmentVariable("REAL_REPOSITORIES") is not { Length: > 0 } real)
        {
            return PublishLab.Tag;
        }
        var spec = ReleaseSpecFile.Parse(
            File.ReadAllBytes(Path.Combine(real, "distribution/files/release-specs", $"{name}.json")),
            name
        );
        var planted = ContentSample.Spec(PublishLab.Tag, lab.GitHub.ServerUrl, lab.Pins).Repositories;
        lab.Bring(
            spec with
            {
                Repositories =
                [
                    .. spec.Repositories.Select(repository =>
                        planted.Single(here => here.Id == repository.Id) with
                        {
                            Ref = repository.Ref,
                        }
                    ),
                ],
            }
        );
        return name;
    }

    public async ValueTask DisposeAsync()
    {
        await lab.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task OpenSSL_verifies_the_manifest_with_the_key_of_the_clients_and_no_other_bytes()
    {
        Assert.SkipUnless(Tool.Find("openssl") is not null, "SKIPPED: openssl is not in PATH");
        var key = Convert
            .FromHexString(KeyHead)
            .Concat(Convert.FromBase64String(ContentSample.ManifestPublicKey.Trim()));
        await File.WriteAllTextAsync(
            folder["clients.pem"],
            $"-----BEGIN PUBLIC KEY-----\n{Convert.ToBase64String([.. key])}\n-----END PUBLIC KEY-----\n"
        );
        var signature = await File.ReadAllTextAsync(folder["manifest.json.sig"]);
        signature.Should().MatchRegex(@"\A[A-Za-z0-9+/]{86}==\n\z");
        await File.WriteAllBytesAsync(folder["raw"], Convert.FromBase64String(signature.Trim()));

        (await VerifyAsync()).Should().Be(0);

        await File.AppendAllTextAsync(folder["manifest.json"], " ");
        (await VerifyAsync()).Should().NotBe(0);

        async Task<int> VerifyAsync() =>
            (
                await Tool.RunAsync(
                    "openssl",
                    folder.Path,
                    [
                        "pkeyutl",
                        "-verify",
                        "-pubin",
                        "-inkey",
                        "clients.pem",
                        "-rawin",
                        "-in",
                        "manifest.json",
                        "-sigfile",
                        "raw",
                    ]
                )
            ).ExitCode;
    }

    [Fact]
    public async Task The_schema_that_clients_are_tested_with_accepts_the_manifest()
    {
        const string judge = """
            import json, sys
            from jsonschema import Draft202012Validator
            schema, manifest = (json.load(open(path)) for path in sys.argv[1:])
            sys.exit("\n".join(error.message for error in Draft202012Validator(schema).iter_errors(manifest)) or 0)
            """;
        var python = "/usr/bin/python3";
        Assert.SkipUnless(
            File.Exists(python) && (await Tool.RunAsync(python, folder.Path, "-c", "import jsonschema")).ExitCode == 0,
            "SKIPPED: /usr/bin/python3 has no jsonschema"
        );
        var real = Environment.GetEnvironmentVariable("REAL_REPOSITORIES");
        Assert.SkipUnless(real is { Length: > 0 }, "SKIPPED: REAL_REPOSITORIES names no folder with real repositories");
        var schema = Path.Combine(real!, "distribution", "files", "schemas", "manifest.schema.json");

        var (code, said) = await Tool.RunAsync(python, folder.Path, ["-c", judge, schema, folder["manifest.json"]]);

        code.Should().Be(0, said);
    }

    [Fact]
    public async Task Unzip_finds_the_modes_and_every_program_of_this_system_starts_where_clients_look_for_it()
    {
        Assert.SkipUnless(Tool.Find("unzip") is not null, "SKIPPED: unzip is not in PATH");
        var (code, listed) = await Tool.RunAsync("unzip", folder.Path, "-Z", "midi-studio-linux-x86_64-bundle.zip");
        code.Should().Be(0, listed);
        listed
            .Split('\n')
            .Where(line => line.StartsWith('-'))
            .Select(line => $"{line[..10]} {line.Split(' ')[^1]}")
            .Should()
            .Equal(
                "-rw-r--r-- bin/config/default.toml",
                "-rw-r--r-- bin/config/devices/teensy.toml",
                "-rwxr-xr-x bin/midi-studio-loader",
                "-rwxr-xr-x bin/ms-core-file-tool",
                "-rwxr-xr-x bin/oc-bridge"
            );
        (await Tool.RunAsync("unzip", folder.Path, "-q", "midi-studio-linux-x86_64-bundle.zip", "-d", "installed"))
            .ExitCode.Should()
            .Be(0);
        foreach (var program in (string[])["midi-studio-loader", "ms-core-file-tool", "oc-bridge"])
        {
            var (ended, said) = await Tool.RunAsync(folder[$"installed/bin/{program}"], folder.Path);
            (ended, said).Should().Be((0, said));
            said.Should().StartWith($"{program}-linux-x86_64, built from ");
        }
        var (mac, _) = await Tool.RunAsync("unzip", folder.Path, "-tq", "midi-studio-windows-x86_64-bundle.zip");
        mac.Should().Be(0);
    }
}
