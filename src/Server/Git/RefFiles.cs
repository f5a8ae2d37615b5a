using MsReleaseActions.Core;

namespace MsReleaseActions.Server.Git;

/// <summary>
/// The refs of a bare repository, as the files that git keeps them in. They are looked at anew each time: whoever has
/// the folder may fetch or push into it with git.
/// </summary>
internal sealed class RefFiles(string folder)
{
    private const string Symbolic = "ref: ";

    // as git: what leads from ref to ref more often leads in a circle
    private const int MostHops = 5;

    private readonly Lock gate = new();
    private readonly PackedRefs packed = new(folder);

    /// <summary>
    /// Every ref with the object that it names, by full name, as <c>git for-each-ref</c> orders them.
    /// </summary>
    public IReadOnlyList<(string Name, string Sha)> All()
    {
        var refs = new Dictionary<string, string>(StringComparer.Ordinal);
        lock (gate)
        {
            foreach (
                var file in Directory.EnumerateFiles(Path.Combine(folder, "refs"), "*", SearchOption.AllDirectories)
            )
            {
                var name = Path.GetRelativePath(folder, file).Replace('\\', '/');
                if (!name.EndsWith(".lock", StringComparison.Ordinal) && Loose(name) is { } sha)
                {
                    refs[name] = sha;
                }
            }
        }
        // after the loose ones: who packs refs writes this file before they go
        foreach (var (name, sha) in packed.All())
        {
            refs.TryAdd(name, sha);
        }
        return [.. refs.Select(found => (found.Key, found.Value)).OrderBy(found => found.Key, StringComparer.Ordinal)];
    }

    /// <summary>The object that a ref names, or null.</summary>
    /// <param name="name">Full: <c>HEAD</c>, or beginning with <c>refs/</c>.</param>
    public string? Find(string name) => Find(name, MostHops);

    /// <summary>Points a ref at an object.</summary>
    /// <exception cref="GitFailure">It is no name, or another ref is in its way: <c>a</c> where <c>a/b</c> is
    /// one.</exception>
    public void Set(string name, string sha)
    {
        RequireRoom(Valid(name));
        Write(name, () => sha + "\n");
    }

    /// <summary>Points a ref at an object if it is still where it was.</summary>
    /// <param name="expected">What it names now; null: it is not there.</param>
    /// <exception cref="GitFailure">As for <see cref="Set(string, string)"/>, or somebody else moved it
    /// since.</exception>
    public void Move(string name, string sha, string? expected)
    {
        RequireRoom(Valid(name));
        Write(
            name,
            () =>
                Find(name) is var now && now == expected
                    ? sha + "\n"
                    : throw new GitFailure(
                        $"cannot lock ref '{name}': is at {now ?? "nothing"} but expected {expected ?? "nothing"}"
                    )
        );
    }

    /// <summary>Points <c>HEAD</c> at a branch.</summary>
    public void SetHead(string branch) => Write("HEAD", () => $"{Symbolic}{Valid("refs/heads/" + branch)}\n");

    /// <summary>Removes a ref.</summary>
    public void Delete(string name)
    {
        lock (gate)
        {
            // first the older one, which would be seen again
            if (packed.All().ContainsKey(Valid(name)))
            {
                Write(PackedRefs.Name, () => packed.Without(name));
            }
            DeleteLoose(name, FileOf(name));
        }
    }

    // git has no file, and perhaps no folder, for what is packed
    private void DeleteLoose(string name, string file)
    {
        try
        {
            if (File.Exists(file))
            {
                LockFile.Delete(file);
                RemoveEmpty(Path.GetDirectoryName(file)!);
            }
        }
        catch (IOException failure)
        {
            throw new GitFailure($"cannot lock ref '{name}': {failure.Message}");
        }
    }

    private static string Valid(string name) =>
        GitRefName.IsFull(name) ? name : throw new GitFailure($"'{name}' is no full name of a ref");

    private string FileOf(string name) => Path.Combine(folder, name);

    private string? Find(string name, int hops) =>
        GitRefName.IsFull(name) ? Loose(name, hops) ?? packed.All().GetValueOrDefault(name) : null;

    private void RequireRoom(string name)
    {
        // git keeps a ref in a file, and its parts are folders
        if (
            All()
                .FirstOrDefault(other =>
                    other.Name.StartsWith(name + "/", StringComparison.Ordinal)
                    || name.StartsWith(other.Name + "/", StringComparison.Ordinal)
                ) is
            { Name: { } other }
        )
        {
            throw new GitFailure($"cannot lock ref '{name}': '{other}' exists");
        }
    }

    private string? Loose(string name, int hops = MostHops)
    {
        try
        {
            var text = File.Exists(FileOf(name)) ? File.ReadAllText(FileOf(name)).Trim() : "";
            return text.StartsWith(Symbolic, StringComparison.Ordinal)
                ? hops == 0
                    ? null
                    : Find(text[Symbolic.Length..], hops - 1)
                : GitObjects.IsSha(text)
                    ? text
                    : null;
        }
        // deleted between the two looks
        catch (IOException) when (!File.Exists(FileOf(name)))
        {
            return null;
        }
    }

    private void Write(string name, Func<string> content)
    {
        var file = FileOf(name);
        try
        {
            lock (gate)
            {
                LockFile.Write(file, content);
            }
        }
        catch (IOException failure)
        {
            throw new GitFailure($"cannot lock ref '{name}': {failure.Message}");
        }
    }

    private void RemoveEmpty(string from)
    {
        var keep = Path.Combine(folder, "refs");
        for (
            var at = from;
            Path.GetDirectoryName(at) != keep && at != keep && !Directory.EnumerateFileSystemEntries(at).Any();
            at = Path.GetDirectoryName(at)!
        )
        {
            Directory.Delete(at);
        }
    }
}
