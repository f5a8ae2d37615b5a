namespace MsReleaseActions.Server.State;

/// <summary>The artifacts of a run, one of each name.</summary>
internal sealed class RunArtifacts(SandboxRun run)
{
    private readonly List<SandboxArtifact> all = [];

    /// <summary>As they are at this moment, oldest first.</summary>
    public IReadOnlyList<SandboxArtifact> All => run.Repository.Sandbox.Change(() => all.ToList());

    /// <summary>Packs the files, and keeps them.</summary>
    /// <exception cref="InvalidOperationException">There is one of that name, and it is not to be
    /// replaced.</exception>
    public SandboxArtifact Add(string name, NewArtifact made)
    {
        var artifact = SandboxArtifact.Of(run, name, made);
        return run.Repository.Sandbox.Change(() =>
        {
            if (all.Find(known => known.Name == name) is { } known)
            {
                (made.Overwrite ? known : artifact).RemoveFile();
                _ = made.Overwrite
                    ? all.Remove(known)
                    : throw new InvalidOperationException($"an artifact named {name} exists already on this run");
            }
            all.Add(artifact);
            run.Touch();
            return artifact;
        });
    }
}
