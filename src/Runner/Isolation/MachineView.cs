namespace MsReleaseActions.Runner.Isolation;

/// <summary>
/// What the programs of a job see of this machine: the system's programs, a few of its settings, and the job's folder.
/// Nobody's home, no <c>/run</c>, no <c>/var</c>, no disk, and a <c>/tmp</c> of its own.
/// </summary>
/// <param name="Places">Each after what it lies in.</param>
public sealed record MachineView(IReadOnlyList<Place> Places)
{
    private static readonly string[] Programs =
    [
        "/bin",
        "/lib",
        "/lib32",
        "/lib64",
        "/libx32",
        "/nix",
        "/opt",
        "/sbin",
        "/sys",
        "/usr",
    ];

    // names, addresses, fonts, time and trust; no password, no key, no account at a registry
    private static readonly string[] Settings =
    [
        "alternatives",
        "bash.bashrc",
        "ca-certificates.conf",
        "debian_version",
        "fonts",
        "group",
        "host.conf",
        "hosts",
        "ld.so.cache",
        "ld.so.conf",
        "ld.so.conf.d",
        "locale.alias",
        "localtime",
        "lsb-release",
        "magic",
        "mime.types",
        "nsswitch.conf",
        "os-release",
        "passwd",
        "pki/ca-trust/extracted",
        "pki/tls/certs",
        "protocols",
        "services",
        "shells",
        "ssl/certs",
        "ssl/openssl.cnf",
        "terminfo",
        "timezone",
    ];

    private static readonly string[] Javas = [.. Enumerable.Range(8, 32).Select(version => $"java-{version}-openjdk")];
    private static readonly string[] Devices = ["full", "null", "random", "urandom", "zero"];

    private static readonly Place[] Own =
    [
        new("/dev", PlaceKind.Empty),
        new("/dev/fd", PlaceKind.Link, "/proc/self/fd"),
        new("/dev/shm", PlaceKind.Memory),
        new("/dev/stderr", PlaceKind.Link, "/proc/self/fd/2"),
        new("/dev/stdin", PlaceKind.Link, "/proc/self/fd/0"),
        new("/dev/stdout", PlaceKind.Link, "/proc/self/fd/1"),
        new("/etc", PlaceKind.Empty),
        new("/proc", PlaceKind.Empty),
        new("/run", PlaceKind.Empty),
    ];

    /// <summary>The folder that becomes <c>/tmp</c>: who is asked to do something for a step finds it there.</summary>
    /// <param name="folder">The job's own.</param>
    public static string TemporaryOf(string folder) => Path.Combine(folder, "tmp");

    /// <summary>The view of a job.</summary>
    /// <param name="folder">The job's own folder: the only one that it may write to.</param>
    /// <param name="shown">Files and folders of this machine that its programs read besides.</param>
    /// <param name="system">Asked for what this machine has.</param>
    public static MachineView OfJob(string folder, IEnumerable<string> shown, ISystemFiles system)
    {
        var there = Programs
            .Concat(Settings.Concat(Javas).Select(name => $"/etc/{name}"))
            .Where(system.Exists)
            .Select(path =>
                system.LinkTarget(path) is { } target && !path.StartsWith("/etc/", StringComparison.Ordinal)
                    ? new Place(path, PlaceKind.Link, target)
                    : new Place(path, PlaceKind.Shown, path)
            )
            .ToList();
        return new([
            .. there
                .Concat(Devices.Select(name => new Place($"/dev/{name}", PlaceKind.Device, $"/dev/{name}")))
                .Concat(Own)
                .Concat([
                    new Place("/tmp", PlaceKind.Writable, TemporaryOf(folder)),
                    new Place("/var/tmp", PlaceKind.Writable, TemporaryOf(folder)),
                    new Place(folder, PlaceKind.Writable, folder),
                ])
                .Concat(
                    shown
                        .Distinct(StringComparer.Ordinal)
                        .Where(path => system.Exists(path) && !there.Exists(place => Holds(place, path)))
                        .Select(path => new Place(path, PlaceKind.Shown, path))
                )
                .OrderBy(place => place.Path, StringComparer.Ordinal),
        ]);
    }

    private static bool Holds(Place place, string path) =>
        place.Kind == PlaceKind.Shown && path.StartsWith(place.Path + "/", StringComparison.Ordinal);
}
