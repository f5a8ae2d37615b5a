namespace MsReleaseActions.Core.Candidates;

/// <summary>Who gets a release: everybody, or those who asked for previews.</summary>
public enum Channel
{
    Stable,
    Beta,
}
