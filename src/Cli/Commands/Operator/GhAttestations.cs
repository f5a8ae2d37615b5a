using MsReleaseActions.Cli.Terminals;
using MsReleaseActions.ReleaseTrain.GitHub;

namespace MsReleaseActions.Cli.Commands.Operator;

/// <summary>
/// <c>gh attestation verify</c> of this machine, which holds Sigstore's roots of trust. It asks the same server, with
/// the same token.
/// </summary>
internal sealed class GhAttestations(Terminal terminal, ServerAddress server, string token) : IAttestationVerifier
{
    /// <inheritdoc/>
    public async Task<AttestationVerdict?> VerifyAsync(AttestationQuestion question, CancellationToken cancellation)
    {
        // gh speaks to no server of this machine
        if (server.IsThisMachine)
        {
            return null;
        }
        var folder = Directory.CreateTempSubdirectory("ms-");
        try
        {
            var file = Path.Combine(folder.FullName, "candidate.json");
            await File.WriteAllBytesAsync(file, question.File, cancellation);
            var result = await terminal.RunTool(
                "gh",
                [
                    "attestation",
                    "verify",
                    file,
                    "--repo",
                    question.Repository.ToString(),
                    "--cert-identity",
                    question.Identity,
                    "--deny-self-hosted-runners",
                    "--limit",
                    "1000",
                    "--format",
                    "json",
                ],
                new Dictionary<string, string>
                {
                    ["GH_HOST"] = server.Host,
                    [server.IsOfGitHub ? "GH_TOKEN" : "GH_ENTERPRISE_TOKEN"] = token,
                },
                cancellation
            );
            return result switch
            {
                null => null,
                { ExitCode: 0 } => new AttestationVerdict(result.Output, null),
                // one that is older than its attestations
                _ when result.Error.Contains("unknown command", StringComparison.Ordinal) => null,
                _ => new AttestationVerdict(null, LastLine(result.Error)),
            };
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string LastLine(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault()
        ?? "it says nothing";
}
