using MsReleaseActions.Cli.Commands.Operator;
using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.ReleaseTrain.GitHub;
using MsReleaseActions.Testing;

namespace MsReleaseActions.CliTests.Commands.Operator;

/// <summary>What is asked of a program that bears gh's name, and what is made of its answers.</summary>
[Needs(Need.Nothing)]
public sealed class GhAttestationsTests : IDisposable
{
    private const string Identity = "https://github.com/org/name/.github/workflows/candidate.yml@refs/heads/main";
    private static readonly ServerAddress Public = new("https://api.github.com", "github.com");
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task The_file_is_verified_with_exact_identity_on_machines_of_GitHub_and_is_gone_afterwards()
    {
        var verdict = await AskAsync(
            Public,
            """
            file=$3; shift 3
            echo "$(cat "$file")|$*|$GH_HOST|$GH_TOKEN" > asked
            echo "$file" > where
            echo '[{}]'
            """
        );

        (await File.ReadAllTextAsync(folder["asked"]))
            .Should()
            .Be(
                $"the manifest|--repo org/name --cert-identity {Identity} --deny-self-hosted-runners --limit 1000 "
                    + "--format json|github.com|the-token\n"
            );
        File.Exists((await File.ReadAllTextAsync(folder["where"])).TrimEnd()).Should().BeFalse();
        (verdict!.WhyNot, System.Text.Encoding.UTF8.GetString(verdict.Verified!)).Should().Be((null, "[{}]\n"));
    }

    [Fact]
    public async Task A_server_of_a_companys_own_is_asked_with_its_own_variable()
    {
        await AskAsync(
            new ServerAddress("https://ghe.example/api/v3", "ghe.example"),
            """echo "$GH_HOST|$GH_TOKEN|$GH_ENTERPRISE_TOKEN" > asked"""
        );

        (await File.ReadAllTextAsync(folder["asked"])).Should().Be("ghe.example||the-token\n");
    }

    [Fact]
    public async Task What_gh_refuses_is_said_in_its_own_last_words()
    {
        (
            await AskAsync(
                Public,
                """
                echo 'Loaded digest' >&2
                echo 'Error: verifying with issuer "sigstore.dev": no match' >&2
                exit 1
                """
            )
        ).Should().Be(new AttestationVerdict(null, "Error: verifying with issuer \"sigstore.dev\": no match"));
        (await AskAsync(Public, "exit 1")).Should().Be(new AttestationVerdict(null, "it says nothing"));
    }

    [Fact]
    public async Task Without_gh_with_one_that_is_too_old_or_on_this_machine_nothing_is_verified()
    {
        (await AskAsync(Public, """echo 'unknown command "attestation" for "gh"' >&2; exit 1""")).Should().BeNull();
        (await AskAsync(new ServerAddress("http://127.0.0.1:8080", "127.0.0.1"), "echo '[{}]'")).Should().BeNull();
        (await VerifyAsync(Public, "no-such-program")).Should().BeNull();
    }

    private async Task<AttestationVerdict?> AskAsync(ServerAddress server, string script)
    {
        await File.WriteAllTextAsync(folder["gh"], $"set -e\n{script}\n");
        return await VerifyAsync(server, "sh");
    }

    private async Task<AttestationVerdict?> VerifyAsync(ServerAddress server, string program)
    {
        var terminal = new TypedCommand().Terminal with
        {
            RunTool = (name, arguments, variables, cancellation) =>
            {
                name.Should().Be("gh");
                return Cli.Terminals.Tool.RunAsync(
                    program,
                    [folder["gh"], .. arguments],
                    folder.Path,
                    variables,
                    cancellation
                );
            },
        };
        var bytes = "the manifest"u8.ToArray();
        return await new GhAttestations(terminal, server, "the-token").VerifyAsync(
            new AttestationQuestion(bytes, Sha256.Of(bytes), RepositoryName.Parse("org/name"), Identity),
            TestContext.Current.CancellationToken
        );
    }
}
