namespace MsReleaseActions.ReleaseTrain.Versions;

/// <summary>Which number of <c>major.minor.patch</c> the next release raises; those behind it become 0.</summary>
public enum VersionPart
{
    Patch,
    Minor,
    Major,
}
