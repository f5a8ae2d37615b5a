using MsReleaseActions.Rehearsal.Seeds;
using MsReleaseActions.Server;
using MsReleaseActions.Server.State;
using MsReleaseActions.Testing.Contents;

namespace MsReleaseActions.CliTests.Lanes;

/// <summary>The repositories that content comes from, their workflow files executed as they are installed.</summary>
internal sealed class ProducerLab : ContentLab
{
    private ProducerLab(GitHubSandbox github, bool inside)
        : base(github, inside)
    {
        Seed = ContentSeed.Plant(github, earlierCandidates: true);
        Seed.Distribution.Actions.Environment(Seed.Settings.Environment).Secrets[Seed.Settings.Keys.ManifestSecret] =
            ContentSample.ManifestSigningKey;
        foreach (var repository in Seed.Producers.Append(Seed.Distribution))
        {
            Runner.Attach(repository);
        }
    }

    public ContentSeed Seed { get; }

    /// <param name="inside">Whether the actions run in this process; else each is one of its own, which can be
    /// killed.</param>
    public static async Task<ProducerLab> OpenAsync(bool inside = true) =>
        new(await GitHubSandbox.StartAsync(cancel: TestContext.Current.CancellationToken), inside);

    /// <summary>A commit on a producer's main that its checks have passed.</summary>
    public async Task<string> GreenAsync(SandboxRepository producer)
    {
        var commit = Seed.Land(producer);
        await Runner.WhenIdle();
        producer.Actions.Runs[^1].Conclusion.Should().Be("success", Errors(producer.Actions.Runs[^1]));
        return commit;
    }
}
