using System.Text;
using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.ReleaseTrain.Install;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ReleaseTrainTests.Install;

[Needs(Need.Nothing)]
public sealed class InstallRecordTests
{
    private const string Commit = "0123456789abcdef0123456789abcdef01234567";

    private static readonly InstallRecord Record = new(
        ActionsPlace.Parse("acme/ms-release-actions@v1"),
        CommitSha.Parse(Commit),
        new Dictionary<string, Sha256>(StringComparer.Ordinal)
        {
            [".github/workflows/release.yml"] = Sha256.Of("b"u8),
            [".github/workflows/ci.yml"] = Sha256.Of("a"u8),
        }
    );

    [Fact]
    public void What_is_left_behind_is_read_again()
    {
        InstallRecord.Read(Encoding.UTF8.GetBytes(Record.Write())).Should().BeEquivalentTo(Record);
        InstallRecord.Read(Encoding.UTF8.GetBytes((Record with { Commit = null }).Write())).Commit.Should().BeNull();
        InstallRecord
            .Read(Encoding.UTF8.GetBytes((Record with { Commit = null, IsUnpinned = true }).Write()))
            .IsUnpinned.Should()
            .BeTrue();
    }

    [Theory]
    [InlineData("\"schema\": 1", "\"schema\": 2", "line 2: schema must be a whole number from 1 to 1, not 2")]
    [InlineData(
        "acme/ms-release-actions@v1",
        "acme",
        "line 3: actions must be OWNER/NAME@REF, such as org/ms-release-actions@v1, not 'acme'"
    )]
    [InlineData(Commit, "0123", "line 4: commit must be a full commit SHA, 40 lower-case hex digits, not '0123'")]
    [InlineData("\"path\": \".github/workflows/ci.yml\",", "", "line 6: files[0].path is missing")]
    [InlineData(
        "\"path\": \".github/workflows/ci.yml\",",
        "\"path\": \"a\", \"more\": 1,",
        "line 7: files[0].more is unknown"
    )]
    public void What_somebody_else_wrote_is_refused(string good, string bad, string problem)
    {
        var read = () =>
            InstallRecord.Read(Encoding.UTF8.GetBytes(Record.Write().Replace(good, bad, StringComparison.Ordinal)));

        var failure = read.Should().Throw<ActionFailure>().Which;
        (failure.ExitCode, failure.What)
            .Should()
            .Be((ExitCode.BadInput, $".github/ms-release.lock.json cannot be used: {problem}"));
    }
}
