using MsReleaseActions.ReleaseTrain.Settings;

namespace MsReleaseActions.Rehearsal.Scenarios;

/// <summary>A story that a rehearsal plays.</summary>
/// <param name="Name">As <c>--scenario</c> has it.</param>
/// <param name="Description">What happens, one line.</param>
/// <param name="Ending">What is to be found in the end.</param>
/// <param name="Builds">How many heavy builds (runs in which a bundling command ran) it takes; null: one at most, of
/// whatever commit.</param>
/// <param name="PlayAsync">Plays it, and looks at what must hold on the way.</param>
internal sealed record Scenario(
    string Name,
    string Description,
    Ending Ending,
    int? Builds,
    Func<ScenarioDriver, Task> PlayAsync
)
{
    /// <summary>What kind of product it is about.</summary>
    public ProductKind Kind { get; init; } = ProductKind.App;

    /// <summary>All of them, in the order in which <c>all</c> plays them.</summary>
    public static IReadOnlyList<Scenario> All { get; } =
    [
        new(
            "happy",
            "a commit lands, the train publishes it: bump, candidate, release, approval",
            Ending.Published,
            1,
            AppScenarios.HappyAsync
        ),
        new(
            "candidate-fails",
            "a leg of the candidate fails; the same command runs its failed jobs again",
            Ending.Published,
            1,
            AppScenarios.CandidateFailsAsync
        ),
        new(
            "promote-dies",
            "the promotion is killed half-way; the same command dispatches the release again",
            Ending.Published,
            1,
            AppScenarios.PromoteDiesAsync
        ),
        new(
            "not-approved",
            "the reviewer rejects: nothing is published",
            Ending.Nothing,
            1,
            AppScenarios.NotApprovedAsync
        ),
        new(
            "red-ci",
            "a required check is red: nothing is written, nothing is built, nothing is published",
            Ending.Nothing,
            0,
            AppScenarios.RedCiAsync
        ),
        new(
            "tampered",
            "one bit of the sealed candidate is changed: refused before anybody is asked",
            Ending.Nothing,
            1,
            Tampering.PlayAsync
        ),
        new(
            "twice",
            "everything is dispatched twice, also at once: built once, published once",
            Ending.Published,
            1,
            Doubling.PlayAsync
        ),
        new(
            "interrupted",
            "Ctrl-C after each step, and the same command again: one pull request, one build, one release",
            Ending.Published,
            1,
            AppScenarios.InterruptedAsync
        ),
        new(
            "betas",
            "beta after beta, then the stable release: a build for each",
            Ending.Published,
            3,
            AppScenarios.BetasAsync
        ),
        new(
            "content",
            "content from four producers, and again after one of them moved: each candidate built once, put "
                + "together, approved, published",
            Ending.Published,
            9,
            ContentScenarios.PublishedAsync
        )
        {
            Kind = ProductKind.Content,
        },
        new(
            "content-one-producer-missing",
            "one producer's candidate fails: nothing is put together without it; the same command builds what is "
                + "missing",
            Ending.Published,
            6,
            ContentScenarios.OneMissingAsync
        )
        {
            Kind = ProductKind.Content,
        },
        new(
            "content-tampered-producer",
            "one bit of a producer's candidate is changed: refused before anything is written",
            Ending.Nothing,
            6,
            ContentScenarios.TamperedAsync
        )
        {
            Kind = ProductKind.Content,
        },
        new(
            "content-interrupted",
            "Ctrl-C after each step, and the same command again: one spec, one build each, one release",
            Ending.Published,
            6,
            ContentScenarios.InterruptedAsync
        )
        {
            Kind = ProductKind.Content,
        },
    ];

    /// <summary>For a checkout without the lanes: whatever a push, its tag and a dispatch start there.</summary>
    public static Scenario Foreign { get; } =
        new(
            "as-it-is",
            "no candidate and release lane: the commit and its tag are pushed, what can be dispatched is",
            Ending.Unknown,
            null,
            ForeignScenario.PlayAsync
        );

    /// <summary>The one of that name, or null.</summary>
    public static Scenario? Find(string name) => All.FirstOrDefault(scenario => scenario.Name == name);
}

/// <summary>How a scenario ends for the public.</summary>
internal enum Ending
{
    /// <summary>The release is there.</summary>
    Published,

    /// <summary>Nothing of it is to be seen.</summary>
    Nothing,

    /// <summary>Whatever the workflow files make of it.</summary>
    Unknown,
}
