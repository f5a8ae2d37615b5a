namespace MsReleaseActions.Core.Signatures;

/// <summary>
/// A signature could be neither confirmed nor refuted, because this machine lacks what it takes.
/// It must never count as a pass: actions answer exit 1.
/// </summary>
public sealed class SignatureNotChecked(string reason) : Exception($"signature NOT checked: {reason}")
{
    /// <summary>What is lacking, without the words "signature NOT checked".</summary>
    public string Reason { get; } = reason;
}
