using MsReleaseActions.Sandbox;

namespace MsReleaseActions.Cli.Seed;

/// <summary>A product whose release is rehearsed: its repository, planted up to the commit before the one to release.</summary>
internal interface IProduct
{
    SandboxRepository Repository { get; }

    /// <summary>Of the commit to release, without <c>v</c>.</summary>
    string Version { get; }

    /// <summary>Pushes the commit to release to the default branch.</summary>
    /// <returns>The commit, 40 hex digits.</returns>
    string Push();
}
