namespace MsReleaseActions.Core.Signatures;

/// <summary>How a private and a public key stand to each other.</summary>
public enum KeyPairing
{
    /// <summary>They are one pair.</summary>
    Pair,

    /// <summary>Both hold the same bytes: two seeds, or two public keys.</summary>
    Same,

    /// <summary>The public key stands in the place of the private one, and the other way round.</summary>
    Exchanged,

    /// <summary>They have nothing to do with each other.</summary>
    Foreign,
}
