using System.Security.Cryptography.X509Certificates;

namespace MsReleaseActions.Runner.FakeTools;

/// <summary>What the stand-ins of a job are told; a step cannot change it.</summary>
/// <param name="Log">The record of every use, a file.</param>
/// <param name="Tools">The folder of the scripts.</param>
public sealed record StandInOptions(string Log, string Tools)
{
    /// <summary>What the bundles of all platforms weigh together, about.</summary>
    public int Megabytes { get; init; } = 200;

    /// <summary>Mixed into what is built: two builds of one tree are equal only where it is.</summary>
    public string Salt { get; init; } = "";

    /// <summary>What <c>gh attestation verify</c> trusts; null: nothing.</summary>
    public X509Certificate2? TrustedRoot { get; init; }
}
