using MsReleaseActions.Core.Content;

namespace MsReleaseActions.ReleaseTrain.Engine;

/// <summary>A producer's commit that is released.</summary>
/// <param name="At">Where it is, as the spec has it.</param>
/// <param name="How">How it was chosen, a clause: "the head of main, green".</param>
public sealed record ChosenPin(SpecRepository At, string How)
{
    /// <summary>A newer commit that could be released instead, and how to say so; null where there is none.</summary>
    public string? Suggestion { get; init; }

    /// <summary>One line of the table: id, repository, commit, how it was chosen.</summary>
    public override string ToString() => $"{At.Id, -13} {At.Repository} {At.Sha} {How}";
}
