namespace MsReleaseActions.ReleaseTrain.Versions;

/// <summary>A tag that no new release can have.</summary>
/// <param name="Tag">As text: it may be anybody's.</param>
/// <param name="Reason">Who has it, a clause such as "a release of that name is published".</param>
public sealed record TakenName(string Tag, string Reason);
