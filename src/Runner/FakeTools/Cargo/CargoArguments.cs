namespace MsReleaseActions.Runner.FakeTools.Cargo;

/// <summary>Options of a cargo command, as far as they change what is made.</summary>
/// <param name="Manifest"><c>--manifest-path</c>, or null.</param>
/// <param name="Target"><c>--target</c>, or null.</param>
/// <param name="Profile"><c>debug</c>, <c>release</c> or another profile's folder.</param>
/// <param name="Locked"><c>--locked</c> or <c>--frozen</c>.</param>
/// <param name="All"><c>--workspace</c> or <c>--all</c>.</param>
/// <param name="Packages">Each <c>--package</c>.</param>
internal sealed record CargoArguments(
    string? Manifest,
    string? Target,
    string Profile,
    bool Locked,
    bool All,
    IReadOnlyList<string> Packages
)
{
    /// <summary>Those named by <c>--features</c>.</summary>
    public IReadOnlyList<string> Features { get; private init; } = [];

    public bool AllFeatures { get; private init; }

    public bool DefaultFeatures { get; private init; } = true;

    /// <summary>Whether this makes programs for users: optimised, and for a system that is named.</summary>
    public bool Releases => Profile == "release" && Target is not null;

    public static CargoArguments Read(IReadOnlyList<string> arguments)
    {
        var own = arguments.TakeWhile(argument => argument != "--").ToList();
        bool Has(params string[] names) => own.Exists(names.Contains);
        IEnumerable<string> Values(string name, string brief) =>
            own.SelectMany(
                (argument, at) =>
                    argument == name || argument == brief ? own.Skip(at + 1).Take(1)
                    : argument.StartsWith($"{name}=", StringComparison.Ordinal) ? [argument[(name.Length + 1)..]]
                    : []
            );
        return new CargoArguments(
            Values("--manifest-path", "--manifest-path").LastOrDefault(),
            Values("--target", "--target").LastOrDefault(),
            Values("--profile", "--profile").LastOrDefault() ?? (Has("--release", "-r") ? "release" : "debug"),
            Has("--locked", "--frozen"),
            Has("--workspace", "--all"),
            [.. Values("--package", "-p")]
        )
        {
            Features =
            [
                .. Values("--features", "-F")
                    .SelectMany(list => list.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries)),
            ],
            AllFeatures = Has("--all-features"),
            DefaultFeatures = !Has("--no-default-features"),
        };
    }

    public CargoWorkspace Workspace(StandInCall call) =>
        Manifest is null
            ? CargoWorkspace.Find(call.Folder)
            : CargoWorkspace.Of(CargoManifest.Read(call.Full(Manifest)));

    /// <summary>The packages that are meant.</summary>
    /// <exception cref="ToolFailure">One that was named is not in the workspace.</exception>
    public IReadOnlyList<CargoManifest> Selected(CargoWorkspace workspace)
    {
        if (Packages.Count > 0)
        {
            return
            [
                .. Packages.Select(name =>
                    workspace.Packages.FirstOrDefault(package => package.Name == name)
                    ?? throw new ToolFailure(
                        $"error: package ID specification `{name}` did not match any packages",
                        CargoTool.Failed
                    )
                ),
            ];
        }
        return All || workspace.Asked.Name is null
            ? workspace.Packages
            : [workspace.Packages.First(package => package.Path == workspace.Asked.Path)];
    }
}
