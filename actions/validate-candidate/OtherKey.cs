using MsReleaseActions.Core.Signatures;
using MsReleaseActions.Toolkit;

namespace MsReleaseActions.ValidateCandidate;

/// <summary>A key that somebody else seals with: a candidate that is signed with it is theirs.</summary>
/// <param name="Name">Whose it is.</param>
/// <param name="Key">Ed25519.</param>
internal sealed record OtherKey(string Name, CandidatePublicKey Key) : IDisposable
{
    /// <summary>Lines <c>name=KEY</c>, a key as base64 of its raw 32 bytes.</summary>
    public static IReadOnlyList<OtherKey> Read(InputReader inputs)
    {
        var keys = new List<OtherKey>();
        foreach (var line in inputs.GetMultilineInput("other-public-keys"))
        {
            var parts = line.Split('=', 2, StringSplitOptions.TrimEntries);
            if (parts is not [{ Length: > 0 } name, var key])
            {
                inputs.Problem("other-public-keys must be lines NAME=KEY, and one has no name, or no key");
                continue;
            }
            try
            {
                keys.Add(new OtherKey(name, CandidatePublicKey.Parse(key)));
            }
            catch (FormatException failure)
            {
                inputs.Problem($"other-public-keys, {name}: {failure.Message}");
            }
        }
        return keys;
    }

    public void Dispose() => Key.Dispose();
}
