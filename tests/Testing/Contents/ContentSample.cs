using System.IO.Compression;
using System.Text;
using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.Content;
using MsReleaseActions.Core.Signatures;

namespace MsReleaseActions.Testing.Contents;

/// <summary>A content release: its spec, and the files that the producers' candidates hold.</summary>
public static class ContentSample
{
    private const int ProgramBytes = 40_000;

    /// <summary>The commit of each repository, unless a test says otherwise.</summary>
    public static IReadOnlyDictionary<string, string> Pins { get; } =
        ContentDescription
            .MidiStudio.RepositoryIds.Index()
            .ToDictionary(pair => pair.Item, pair => new string("abcd"[pair.Index], 40), StringComparer.Ordinal);

    /// <summary>Signs manifests: the first key of RFC 8032's tests, base64 of its 32 bytes.</summary>
    public const string ManifestSigningKey = "nWGxne/9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A=";

    /// <summary>Its other half, which clients have.</summary>
    public const string ManifestPublicKey = "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";

    /// <summary>A key that clients do not have: the second of RFC 8032's tests.</summary>
    public const string OtherPublicKey = "PUAXw+hDiVqStwqnTRt+vJyYLM8uxJaMwM1V8Sr0Zgw=";

    /// <summary>What makes the release.</summary>
    public static SpecTooling Tooling { get; } =
        new(RepositoryName.Parse("org/ms-release-actions"), "v1", CommitSha.Parse(new string('e', 40)));

    /// <summary>A whole spec: of midi studio four bundles, two firmwares, an extension.</summary>
    /// <param name="tag">A beta's or a stable release's.</param>
    /// <param name="server">Scheme and host of the pages.</param>
    /// <param name="pins">Commits by repository id; <see cref="Pins"/> where one is left out.</param>
    /// <param name="content">Who makes what; null: midi studio.</param>
    public static ReleaseSpec Spec(
        string tag = "v0.2.0-beta.1",
        string server = "https://github.com",
        IReadOnlyDictionary<string, string>? pins = null,
        ContentDescription? content = null
    )
    {
        content ??= ContentDescription.MidiStudio;
        var parsed = ReleaseTag.Parse(tag);
        var repositories = ProducerRepositories.Of(RepositoryName.Parse("org/distribution"), content).ById;
        return new ReleaseSpec(
            2,
            parsed.IsPrerelease ? Channel.Beta : Channel.Stable,
            parsed,
            [
                .. content.RepositoryIds.Select(
                    (id, index) =>
                        new SpecRepository(
                            id,
                            $"{server}/{repositories[id]}",
                            repositories[id],
                            "main",
                            CommitSha.Parse(
                                pins?.GetValueOrDefault(id)
                                    ?? Pins.GetValueOrDefault(id)
                                    ?? new string((char)('1' + index), 40)
                            ),
                            ".github/workflows/ci.yml"
                        )
                ),
            ],
            content.Assets,
            content.InstallSets
        )
        {
            Tooling = Tooling,
            Content = content,
        };
    }

    /// <summary>The bytes of a producer's file; always the same.</summary>
    public static byte[] Bytes(string file)
    {
        if (file == "acme-themes.zip")
        {
            return Config(("dark.toml", "ground = 0\n"), ("more/light.toml", "ground = 1\n"));
        }
        if (file == "oc-bridge-config.zip")
        {
            return Config(("default.toml", "port = 9000\n"), ("devices/teensy.toml", "vid = 0x16c0\n"));
        }
        var bytes = new byte[ProgramBytes];
        // half of it can be compressed, as of a program
        new Random(file.Sum(character => character)).NextBytes(bytes.AsSpan(..(ProgramBytes / 2)));
        Encoding.UTF8.GetBytes(file).CopyTo(bytes, 0);
        return bytes;
    }

    /// <summary>The file beside a manifest.</summary>
    public static byte[] SignatureOf(byte[] manifest)
    {
        using var key = CandidateSigningKey.Parse(ManifestSigningKey);
        return key.Sign(manifest);
    }

    /// <summary>An archive of a configuration, as another tool makes it.</summary>
    public static byte[] Config(params (string Name, string Text)[] files)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in files)
            {
                using var content = zip.CreateEntry(name).Open();
                content.Write(Encoding.UTF8.GetBytes(text));
            }
        }
        return bytes.ToArray();
    }

    /// <summary>Puts every producer's files into a folder of its own.</summary>
    public static void WriteCandidates(string folder, ContentDescription? content = null)
    {
        foreach (var producer in (content ?? ContentDescription.MidiStudio).Producers)
        {
            Directory.CreateDirectory(Path.Combine(folder, producer.Id));
            foreach (var file in producer.Files)
            {
                File.WriteAllBytes(Path.Combine(folder, producer.Id, file), Bytes(file));
            }
        }
    }
}
