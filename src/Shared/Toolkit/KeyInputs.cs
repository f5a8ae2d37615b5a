using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.Signatures;

namespace MsReleaseActions.Toolkit;

/// <summary>Keys as inputs: PEM, or base64 of the raw 32 bytes of an Ed25519 key. No message repeats one.</summary>
public static class KeyInputs
{
    /// <summary>A private key; null when it is not given, or after a problem.</summary>
    public static CandidateSigningKey? SigningKey(this InputReader inputs, string name) =>
        Read(inputs, name, CandidateSigningKey.Parse);

    /// <summary>A public key; null when it is not given, or after a problem.</summary>
    public static CandidatePublicKey? PublicKey(this InputReader inputs, string name) =>
        Read(inputs, name, CandidatePublicKey.Parse);

    /// <summary>What <c>candidate-json-sha256</c> and <c>public-key</c> demand of the candidate's seal.</summary>
#pragma warning disable CA2000 // it lives as long as the process
    public static SealDemands SealDemands(this InputReader inputs) =>
        new(inputs.Hash("candidate-json-sha256"), inputs.PublicKey("public-key"));
#pragma warning restore CA2000

    private static T? Read<T>(InputReader inputs, string name, Func<string, T> parse)
        where T : class
    {
        try
        {
            return inputs.GetInput(name) is { } text ? parse(text) : null;
        }
        catch (FormatException failure)
        {
            inputs.Problem($"{name}: {failure.Message}");
            return null;
        }
    }
}
