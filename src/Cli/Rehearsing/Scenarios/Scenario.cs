namespace MsReleaseActions.Cli.Rehearsing.Scenarios;

/// <summary>A story that a rehearsal plays.</summary>
/// <param name="Name">As <c>--scenario</c> has it.</param>
/// <param name="Description">What happens, one line.</param>
/// <param name="Publishes">Whether a release is published in the end.</param>
/// <param name="Builds">How many heavy builds (runs in which a bundling command ran) it may take.</param>
/// <param name="PlayAsync">Plays it, and looks at what must hold on the way.</param>
internal sealed record Scenario(string Name, string Description, bool Publishes, int Builds, Func<Play, Task> PlayAsync)
{
    /// <summary>All of them, in the order in which <c>all</c> plays them.</summary>
    public static IReadOnlyList<Scenario> All { get; } =
    [
        new("happy", "candidate, release, approval: published", true, 1, Stories.HappyAsync),
        new("candidate-fails", "a leg of the candidate fails, its failed jobs are run again", true, 1, Stories.CandidateFailsAsync),
        new("promote-dies", "the promotion is killed half-way, then the release is dispatched again", true, 1, Stories.PromoteDiesAsync),
        new("not-approved", "the reviewer rejects: nothing is published", false, 1, Stories.NotApprovedAsync),
        new("red-ci", "a required check is red: nothing is built, nothing is published", false, 0, Stories.RedCiAsync),
        new("tampered", "one bit of the sealed candidate is changed: refused before anybody is asked", false, 1, Tampering.PlayAsync),
        new("twice", "everything is dispatched twice, also at once: built once, published once", true, 1, Stories.TwiceAsync),
    ];

    /// <summary>The one of that name, or null.</summary>
    public static Scenario? Find(string name) => All.FirstOrDefault(scenario => scenario.Name == name);
}
