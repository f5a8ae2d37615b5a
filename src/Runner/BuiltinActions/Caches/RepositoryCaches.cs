using MsReleaseActions.Server.State;

namespace MsReleaseActions.Runner.BuiltinActions.Caches;

/// <summary>What the jobs of a repository keep for each other between runs. An entry never changes.</summary>
internal sealed class RepositoryCaches(SandboxRepository repository)
{
    private readonly List<CacheEntry> entries = [];

    public static RepositoryCaches Of(SandboxRepository repository) =>
        repository.Area(static found => new RepositoryCaches(found));

    /// <summary>
    /// Looks on the first ref for each key in turn, then on the next ref: the entry of exactly that key, else the
    /// newest whose key begins so.
    /// </summary>
    public CacheEntry? Find(IReadOnlyList<string> refs, IReadOnlyList<string> keys, string version) =>
        repository.Sandbox.Change(() =>
            (
                from reference in refs
                from key in keys
                let here = entries.Where(entry => entry.Ref == reference && entry.Version == version).ToList()
                select here.Find(entry => entry.Key == key)
                    ?? here.FindLast(entry => entry.Key.StartsWith(key, StringComparison.Ordinal))
            ).FirstOrDefault(entry => entry is not null)
        );

    /// <summary>Takes an entry up; null where the ref has one of that key already.</summary>
    public CacheEntry? Reserve(string reference, string key, string version) =>
        repository.Sandbox.Change(() =>
        {
            if (entries.Exists(entry => entry.Ref == reference && entry.Version == version && entry.Key == key))
            {
                return null;
            }
            var folder = Directory.CreateDirectory(Path.Combine(repository.Sandbox.DataFolder, "caches")).FullName;
            return new CacheEntry(reference, key, version, Path.Combine(folder, $"{repository.Sandbox.NextId()}.tar"));
        });

    /// <summary>Lets others find an entry whose file is whole; false where somebody else was faster.</summary>
    public bool Commit(CacheEntry made) =>
        repository.Sandbox.Change(() =>
        {
            if (
                entries.Exists(entry => entry.Ref == made.Ref && entry.Version == made.Version && entry.Key == made.Key)
            )
            {
                return false;
            }
            entries.Add(made);
            return true;
        });
}

/// <summary>A cache.</summary>
/// <param name="Ref">Whose runs see it: those of this ref, and everybody where it is the default branch.</param>
/// <param name="Key">As it was saved.</param>
/// <param name="Version">Of what was asked to be kept: another list of paths is another cache.</param>
/// <param name="File">Full path of the archive.</param>
internal sealed record CacheEntry(string Ref, string Key, string Version, string File);
