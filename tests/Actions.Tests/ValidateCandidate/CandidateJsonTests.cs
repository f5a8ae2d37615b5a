using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ActionsTests.ValidateCandidate;

/// <summary>What is handed on, so that what was validated is what is published.</summary>
[Needs(Need.Nothing)]
public sealed class CandidateJsonTests : ValidateTest
{
    [Fact]
    public async Task The_file_and_its_hash_are_put_out_after_everything_else_holds()
    {
        var release = Seal();
        var bytes = release.Assets.Single(asset => asset.Name == AssetName.Manifest).ReadBytes();

        var failed = await ValidateAsync(("candidate-json-path", "candidate.json"), ("version", "9.9.9"));
        failed.ExitCode.Should().Be(1);
        File.Exists(Path.Combine(Runner.Workspace, "candidate.json")).Should().BeFalse();

        var result = await ValidateAsync(("candidate-json-path", "candidate.json"));
        result.ExitCode.Should().Be(0, result.Log);
        result.Outputs["candidate-json-sha256"].Should().Be(Sha256.Of(bytes).Hex);
        (await File.ReadAllBytesAsync(Path.Combine(Runner.Workspace, "candidate.json"))).Should().Equal(bytes);
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_is_said_by_name()
    {
        Seal();
        Directory.CreateDirectory(Path.Combine(Runner.Workspace, "candidate.json"));

        var result = await ValidateAsync(("candidate-json-path", "candidate.json"));

        result.ExitCode.Should().Be(1);
        result.Error.Should().Contain("candidate.json could not be written");
    }
}
