using MsReleaseActions.Core;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.ReleaseTrain.Settings;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.Rehearsal.Seeds;

/// <summary>
/// A product whose release is rehearsed: its repository, planted up to the commit before the one to release.
/// </summary>
internal interface IRehearsedProduct
{
    /// <summary>Where it is released.</summary>
    SandboxRepository Repository { get; }

    /// <summary>Every repository that something of it is made in, the one that releases it first.</summary>
    IReadOnlyList<SandboxRepository> Repositories => [Repository];

    /// <summary>What kind of product it is.</summary>
    ProductKind Kind => ProductKind.App;

    /// <summary>How it is released.</summary>
    ReleaseSettings Settings =>
        ReleaseSettings.Of(Kind, RepositoryName.Parse(Repository.FullName)) with
        {
            Branch = Repository.DefaultBranch,
        };

    /// <summary>Of the commit to release, without <c>v</c>.</summary>
    string Version { get; }

    /// <summary>Workflow files that were there before the lanes, and that it is rehearsed without.</summary>
    IReadOnlyList<string> CutOver => [];

    /// <summary>What the operator asks the train for.</summary>
    ReleaseRequest Request { get; }

    /// <summary>Pushes the commit to release to the default branch, its version bumped by hand.</summary>
    /// <returns>The commit, 40 hex digits.</returns>
    string Push();

    /// <summary>Pushes a commit as on any day: what is released next, its version not bumped yet.</summary>
    /// <returns>The commit, 40 hex digits.</returns>
    string Land();
}
