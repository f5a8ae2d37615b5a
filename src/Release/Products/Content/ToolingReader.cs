using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.Content;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.ReleaseTrain.Install;

namespace MsReleaseActions.ReleaseTrain.Products.Content;

/// <summary>What makes a content release: the actions that its lane uses, at one commit.</summary>
/// <param name="services">Where content is released.</param>
internal sealed class ToolingReader(ReleaseServices services)
{
    /// <summary>As a spec names it; null where GitHub shows no such place.</summary>
    public async Task<SpecTooling?> ReadAsync(CancellationToken cancellation)
    {
        var place = ActionsPlace.Parse(services.Settings.Actions);
        return
            await services.GitHub.Repositories.ResolveCommitAsync(place.Repository, place.Ref, cancellation)
                is { } commit
            ? new SpecTooling(place.Repository, place.Ref, CommitSha.Parse(commit))
            : null;
    }
}
