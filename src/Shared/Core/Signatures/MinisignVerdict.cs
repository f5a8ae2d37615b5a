namespace MsReleaseActions.Core.Signatures;

/// <summary>What the verification of a minisign signature found.</summary>
public enum MinisignVerdict
{
    /// <summary>The signature is of this key, over these bytes, and its trusted comment is unchanged.</summary>
    Holds,

    /// <summary>Another key made it: the key ids differ.</summary>
    OtherKey,

    /// <summary>It is not over these bytes, or it was tampered with.</summary>
    OtherContent,

    /// <summary>The bytes hold, the trusted comment was changed.</summary>
    OtherComment,

    /// <summary>A legacy signature over more than <see cref="Minisign.MostLegacyBytes"/>: it was not checked.</summary>
    LegacyTooLarge,
}
