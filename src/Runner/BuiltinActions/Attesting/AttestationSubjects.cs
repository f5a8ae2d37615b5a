using System.Security.Cryptography;
using MsReleaseActions.Runner.BuiltinActions.Files;

namespace MsReleaseActions.Runner.BuiltinActions.Attesting;

/// <summary>What an attestation speaks of.</summary>
/// <param name="Name">A file's name.</param>
/// <param name="Digest">SHA-256, 64 lower-case hex digits.</param>
internal sealed record AttestationSubject(string Name, string Digest);

/// <summary>Reads the subjects that a step names, in one of three ways.</summary>
internal static class AttestationSubjects
{
    private const int Most = 1024;
    private const int DigestLength = 64;
    private const string Prefix = "sha256:";

    /// <exception cref="NativeFailure">None or several of the ways were taken, or nothing was found.</exception>
    public static IReadOnlyList<AttestationSubject> Of(NativeStep step)
    {
        string[] given =
        [
            .. ((string[])["subject-path", "subject-digest", "subject-checksums"]).Where(name =>
                step.Text(name).Length > 0
            ),
        ];
        List<AttestationSubject> found = given switch
        {
            ["subject-path"] => Files(step),
            ["subject-digest"] => [Named(step)],
            ["subject-checksums"] => Checksums(step),
            [] => throw new NativeFailure("One of subject-path, subject-digest, or subject-checksums must be provided"),
            _ => throw new NativeFailure(
                "Only one of subject-path, subject-digest, or subject-checksums may be provided"
            ),
        };
        return found.Count <= Most
            ? [.. found.Distinct()]
            : throw new NativeFailure(
                $"Too many subjects specified ({found.Count}). The maximum number of subjects is {Most}."
            );
    }

    private static List<AttestationSubject> Files(NativeStep step)
    {
        var lines = step.Text("subject-path")
            .Split(['\n', ','], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var files = new PathPatterns(step, lines).Find(hidden: true);
        return files.Count > 0
            ? [.. files.Select(file => new AttestationSubject(Path.GetFileName(file), DigestOf(file)))]
            : throw new NativeFailure($"Could not find subject at path {step.Text("subject-path")}");
    }

    private static AttestationSubject Named(NativeStep step)
    {
        var digest = step.Text("subject-digest");
        return !digest.StartsWith(Prefix, StringComparison.Ordinal) || !IsDigest(digest[Prefix.Length..])
            ? throw new NativeFailure("subject-digest must be in the format \"sha256:<hex-digest>\"")
            : new AttestationSubject(step.Required("subject-name"), digest[Prefix.Length..]);
    }

    private static List<AttestationSubject> Checksums(NativeStep step)
    {
        var given = step.Text("subject-checksums");
        var file = Path.Combine(step.Workspace, given);
        var lines = (given.Contains('\n') || !File.Exists(file) ? given : File.ReadAllText(file)).Split(
            '\n',
            StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries
        );
        return
        [
            .. lines.Select(line =>
                line.Split((char[]?)null, 2, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                    is [var digest, var name]
                && IsDigest(digest)
                    ? new AttestationSubject(name.TrimStart('*'), digest)
                    : throw new NativeFailure($"subject-checksums: '{line}' is not a SHA-256 digest and a name")
            ),
        ];
    }

    private static bool IsDigest(string text) => text.Length == DigestLength && text.All(char.IsAsciiHexDigitLower);

    private static string DigestOf(string file)
    {
        using var content = File.OpenRead(file);
        return Convert.ToHexStringLower(SHA256.HashData(content));
    }
}
