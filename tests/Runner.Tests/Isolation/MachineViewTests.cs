using MsReleaseActions.Runner.Isolation;
using MsReleaseActions.Testing;

namespace MsReleaseActions.RunnerTests.Isolation;

[Needs(Need.Nothing)]
public sealed class MachineViewTests
{
    [Fact]
    public void A_job_sees_programs_a_few_settings_its_folder_and_nothing_else() =>
        MachineView
            .OfJob("/home/o/trial/1", ["/home/o/tools", "/usr/lib/dotnet", "/gone"], new Files())
            .Places.Should()
            .Equal(
                new Place("/bin", PlaceKind.Link, "usr/bin"),
                new Place("/dev", PlaceKind.Empty),
                new Place("/dev/fd", PlaceKind.Link, "/proc/self/fd"),
                new Place("/dev/full", PlaceKind.Device, "/dev/full"),
                new Place("/dev/null", PlaceKind.Device, "/dev/null"),
                new Place("/dev/random", PlaceKind.Device, "/dev/random"),
                new Place("/dev/shm", PlaceKind.Memory),
                new Place("/dev/stderr", PlaceKind.Link, "/proc/self/fd/2"),
                new Place("/dev/stdin", PlaceKind.Link, "/proc/self/fd/0"),
                new Place("/dev/stdout", PlaceKind.Link, "/proc/self/fd/1"),
                new Place("/dev/urandom", PlaceKind.Device, "/dev/urandom"),
                new Place("/dev/zero", PlaceKind.Device, "/dev/zero"),
                new Place("/etc", PlaceKind.Empty),
                new Place("/etc/hosts", PlaceKind.Shown, "/etc/hosts"),
                new Place("/etc/java-21-openjdk", PlaceKind.Shown, "/etc/java-21-openjdk"),
                new Place("/etc/localtime", PlaceKind.Shown, "/etc/localtime"),
                new Place("/home/o/tools", PlaceKind.Shown, "/home/o/tools"),
                new Place("/home/o/trial/1", PlaceKind.Writable, "/home/o/trial/1"),
                new Place("/proc", PlaceKind.Empty),
                new Place("/run", PlaceKind.Empty),
                new Place("/tmp", PlaceKind.Writable, "/home/o/trial/1/tmp"),
                new Place("/usr", PlaceKind.Shown, "/usr"),
                new Place("/var/tmp", PlaceKind.Writable, "/home/o/trial/1/tmp")
            );

    private sealed class Files : ISystemFiles
    {
        private static readonly Dictionary<string, string?> There = new()
        {
            ["/bin"] = "usr/bin",
            ["/etc/hosts"] = null,
            ["/etc/java-21-openjdk"] = null,
            ["/etc/localtime"] = "/usr/share/zoneinfo/UTC",
            ["/etc/shadow"] = null,
            ["/home/o/tools"] = null,
            ["/usr"] = null,
            ["/usr/lib/dotnet"] = null,
            ["/var"] = null,
        };

        public bool Exists(string path) => There.ContainsKey(path);

        public string? LinkTarget(string path) => There[path];
    }
}
