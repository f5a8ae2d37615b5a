using MsReleaseActions.Cli.Runner;

namespace MsReleaseActions.Cli.Watching;

/// <summary>Shows a rehearsal while it goes on. Steps follow one another; calls may come from any thread.</summary>
internal interface IRehearsalView : IAsyncDisposable
{
    /// <summary>A step begins.</summary>
    /// <param name="step">Its name.</param>
    /// <param name="detail">What it is for.</param>
    void Begin(string step, string detail);

    /// <summary>The step's last line.</summary>
    void Line(string text);

    /// <summary>An annotation of the step.</summary>
    void Annotate(Annotation annotation);

    /// <summary>The step ends.</summary>
    /// <param name="ended">How.</param>
    /// <param name="outcome">What came of it, one line.</param>
    void End(StepEnd ended, string outcome);
}

/// <summary>How a step ended.</summary>
internal enum StepEnd
{
    /// <summary>As it should.</summary>
    Good,

    /// <summary>It refused, which is what this scenario wants to see.</summary>
    Refused,

    /// <summary>Not as it should.</summary>
    Bad,
}
