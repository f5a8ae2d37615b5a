namespace MsReleaseActions.PublishCandidate;

/// <summary>Something about the build that fails nothing, and that somebody should know.</summary>
/// <param name="What">What the names have in common, as people read it in front of them.</param>
/// <param name="ToDo">A sentence without its full stop.</param>
/// <param name="Names">Files; at least one.</param>
internal sealed record BuildWarning(string What, string ToDo, IReadOnlyList<string> Names)
{
    private const string Suffix = ".sig";

    /// <summary>
    /// Everything that could be lost without a word: files that nothing collected, signatures without their file,
    /// files without the signature that an updater asks for, assets that nothing requires.
    /// </summary>
    /// <param name="files">The files of the candidate, as the build left them.</param>
    /// <param name="uncollected">Files beside them.</param>
    /// <param name="unsigned">Files that an updater is to get and that have no signature.</param>
    public static IReadOnlyList<BuildWarning> Of(
        PublishInputs inputs,
        IReadOnlyList<BuiltFile> files,
        IReadOnlyList<string> uncollected,
        IReadOnlyList<string> unsigned
    )
    {
        var names = files.Select(file => file.Name).ToHashSet(StringComparer.Ordinal);
        var signed = files
            .Where(file => inputs.Platforms.Any(line => line.Names(file)))
            .Select(file => file.Name + Suffix);
        var required = JobPatterns.Bare(inputs.Required);
        var demanded = signed.ToHashSet(StringComparer.Ordinal);
        return
        [
            .. Some(
                "Files that no line of `files` takes, in the folders that it names",
                "If they were built to ship, add them to `files`",
                uncollected
            ),
            .. Some(
                "Signatures whose file is not in the candidate",
                "Look for the file in the build, or leave the signature out of `files`",
                [
                    .. names.Where(name =>
                        name.EndsWith(Suffix, StringComparison.Ordinal) && !names.Contains(name[..^Suffix.Length])
                    ),
                ]
            ),
            .. Some(
                "Files that updater-platforms names, without a signature beside them",
                "Look whether the build signs its updater artifacts",
                unsigned
            ),
            .. inputs.Required.IsEmpty
                ? []
                : Some(
                    "Assets that no line of required-assets names",
                    "A build that loses one of them would be sealed: add what must ship to `required-assets`",
                    [.. names.Where(name => !required.Matches(name) && !demanded.Contains(name))]
                ),
        ];
    }

    private static IReadOnlyList<BuildWarning> Some(string what, string toDo, IReadOnlyList<string> names) =>
        names.Count == 0 ? [] : [new BuildWarning(what, toDo, [.. names.Order(StringComparer.Ordinal)])];
}
