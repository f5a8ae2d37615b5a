using MsReleaseActions.ReleaseTrain.Install;

namespace MsReleaseActions.Cli.Commands.Init;

/// <summary>What <c>ms init</c> was asked for.</summary>
/// <param name="Folder">The checkout, as it was typed.</param>
/// <param name="Actions">Where our actions are; null: as <c>ms-release.json</c> says.</param>
internal sealed record InitOptions(string Folder, ActionsPlace? Actions)
{
    public InitProduct? Product { get; init; }

    /// <summary>The server that is asked for the actions' commit; null: as the environment says.</summary>
    public string? Host { get; init; }

    /// <summary>Name the actions by the commit that is theirs now, and fail where that cannot be known.</summary>
    public bool Pin { get; init; }

    /// <summary>Name them as they are, by a name that can be moved.</summary>
    public bool Unpin { get; init; }

    /// <summary>Workflow files that were there before are replaced by the lanes.</summary>
    public bool CutOver { get; init; }

    public LocalChanges LocalChanges { get; init; }

    /// <summary>Nobody is asked.</summary>
    public bool Yes { get; init; }

    public bool DryRun { get; init; }

    public bool Json { get; init; }
}
