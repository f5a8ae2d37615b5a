using System.Text;
using MsReleaseActions.Core;
using MsReleaseActions.Core.Signatures;
using MsReleaseActions.GitHub.Transfer;
using MsReleaseActions.Toolkit;

namespace MsReleaseActions.PublishCandidate;

/// <summary>
/// The updater's key, where the seal signs and not the build: code of dependencies never meets it. What a build signed
/// with a throwaway key is signed anew.
/// </summary>
internal sealed class UpdaterKey(MinisignSigner signer)
{
    private const string Suffix = ".sig";

    /// <summary>The inputs <c>updater-signing-key</c> and its password; null where it is not given, or after a
    /// problem.</summary>
    public static UpdaterKey? Read(InputReader inputs)
    {
        var password = inputs.GetInput("updater-signing-key-password") ?? "";
        var known = inputs.GetInput("updater-public-key");
        try
        {
            if (inputs.GetInput("updater-signing-key") is not { } key)
            {
                return null;
            }
            var signer = MinisignSigner.Parse(key, password);
            if (known is not null && MinisignPublicKey.Parse(known).ToTauriText() != signer.PublicKey.ToTauriText())
            {
                inputs.Problem(
                    "updater-signing-key and updater-public-key do not belong together: no installed app would take "
                        + "what is signed with it"
                );
            }
            return new(signer);
        }
        catch (Exception failure) when (failure is FormatException or SignatureNotChecked)
        {
            inputs.Problem($"updater-signing-key: {failure.Message}");
            return null;
        }
    }

    /// <summary>The files without the signatures that are made anew.</summary>
    public static IReadOnlyList<BuiltFile> WithoutSignatures(IReadOnlyList<BuiltFile> files)
    {
        var names = files.Select(file => file.Name).ToHashSet(StringComparer.Ordinal);
        return [.. files.Where(file => !IsSignatureOf(names, file.Name))];
    }

    /// <summary>Whether the file gets a signature: an updater gets it, or the build signed it.</summary>
    public static bool Signs(BuiltFile file, PublishInputs inputs, IReadOnlySet<string> built) =>
        !file.Name.EndsWith(Suffix, StringComparison.Ordinal)
        && (built.Contains(file.Name + Suffix) || inputs.Platforms.Any(platform => platform.Names(file)));

    /// <summary>What the signature of a file is called.</summary>
    public static string NameOf(BuiltFile file) => file.Name + Suffix;

    /// <summary>The file that holds a signature.</summary>
    public static AssetSource Asset(BuiltFile file, string signature) =>
        AssetSource.Of(NameOf(file), Encoding.UTF8.GetBytes(signature), AssetSource.Binary);

    /// <summary>
    /// The signature of a file, one line of base64. Its trusted comment names the commit instead of the time, so that
    /// the same file of the same commit always gets the same signature.
    /// </summary>
    public async Task<string> SignAsync(
        BuiltFile file,
        PublishInputs inputs,
        Workspace workspace,
        CancellationToken cancellation
    )
    {
        await using var content = BuiltFile.OpenRead(workspace, file.Path);
        var comment = $"commit:{inputs.Tag.SourceSha}\tfile:{file.Name}";
        try
        {
            return await signer.SignForTauriAsync(content, comment, cancellation);
        }
        catch (SignatureNotChecked failure)
        {
            throw ActionFailure.No(
                $"{file.Shown} cannot be signed: {failure.Reason}",
                "No installed app would update to a file without its signature",
                "Use an image with OpenSSL 3"
            );
        }
    }

    private static bool IsSignatureOf(HashSet<string> names, string name) =>
        name.EndsWith(Suffix, StringComparison.Ordinal) && names.Contains(name[..^Suffix.Length]);
}
