using MsReleaseActions.Core.Signatures;

namespace MsReleaseActions.Runner.FakeTools.Tauri;

/// <summary>Signs what updaters install, with the key of the step's environment.</summary>
internal static class UpdaterSigning
{
    private const string Key = "TAURI_SIGNING_PRIVATE_KEY";

    /// <summary>Writes a <c>.sig</c> beside each file.</summary>
    /// <returns>Their paths.</returns>
    /// <exception cref="ToolFailure">There is no key, or it cannot be used.</exception>
    public static async Task<IReadOnlyList<string>> SignAsync(
        StandInCall call,
        string publicKey,
        IReadOnlyList<string> files,
        CancellationToken cancellation
    )
    {
        using var signer = Signer(call);
        if (Public(publicKey).KeyId != signer.PublicKey.KeyId)
        {
            await call.Error.WriteLineAsync(
                $"Warn the key in {Key} does not match plugins > updater > pubkey: installed apps will refuse "
                    + "this update"
            );
        }
        var signatures = new List<string>();
        foreach (var file in files)
        {
            await using var content = File.OpenRead(file);
            var text = await signer.SignForTauriAsync(
                content,
                $"timestamp:{call.Time.GetUtcNow().ToUnixTimeSeconds()}\tfile:{Path.GetFileName(file)}",
                cancellation
            );
            await File.WriteAllTextAsync($"{file}.sig", text, cancellation);
            signatures.Add($"{file}.sig");
        }
        return signatures;
    }

    private static MinisignSigner Signer(StandInCall call)
    {
        var given =
            call.Variable(Key)
            ?? throw new ToolFailure(
                "plugins > updater > pubkey is set, so updater artifacts are signed, but there is no private "
                    + $"key: set the variable {Key}"
            );
        try
        {
            return MinisignSigner.Parse(
                given.Length < 4096 && File.Exists(call.Full(given)) ? File.ReadAllText(call.Full(given)) : given
            );
        }
        catch (FormatException failure)
        {
            throw new ToolFailure(
                $"{Key} cannot be used: {failure.Message}. In a rehearsal the key must have no password; use one "
                    + "made for it (tauri signer generate), never the real one."
            );
        }
    }

    private static MinisignPublicKey Public(string text)
    {
        try
        {
            return MinisignPublicKey.Parse(text);
        }
        catch (FormatException failure)
        {
            throw new ToolFailure($"plugins > updater > pubkey cannot be used: {failure.Message}");
        }
    }
}
