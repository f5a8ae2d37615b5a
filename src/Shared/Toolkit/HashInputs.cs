using MsReleaseActions.Core.Candidates;

namespace MsReleaseActions.Toolkit;

/// <summary>Hashes as inputs.</summary>
public static class HashInputs
{
    /// <summary>A SHA-256, 64 lower-case hex digits; null when it is not given, or after a problem.</summary>
    public static Sha256? Hash(this InputReader inputs, string name)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        if (inputs.GetInput(name) is not { } text)
        {
            return null;
        }
        if (!Sha256.TryParse(text, out var hash))
        {
            inputs.Problem($"{name} must be 64 lower-case hex digits, not '{text}'");
        }
        return hash;
    }
}
