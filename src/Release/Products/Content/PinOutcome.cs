using MsReleaseActions.ReleaseTrain.Engine;

namespace MsReleaseActions.ReleaseTrain.Products.Content;

/// <summary>What became of the choice of a producer's commit.</summary>
/// <param name="Pin">The commit; null where none can be released.</param>
/// <param name="Problem">Why not, without a final full stop; null where one can.</param>
/// <param name="Remedy">What the operator can do; empty where there is no problem.</param>
internal sealed record PinOutcome(ChosenPin? Pin, string? Problem, string Remedy)
{
    public static PinOutcome Of(ChosenPin pin) => new(pin, null, "");

    public static PinOutcome Bad(string problem, string remedy) => new(null, problem, remedy);
}
