using System.Diagnostics;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace MsReleaseActions.EndToEnd.Rehearsal;

/// <summary>
/// One rehearsal of a stranger's repository whose steps attack the machine that they run on, played once for all who
/// look at it. The operator has a home with keys, an agent, a variable with a token; all of it is made up.
/// </summary>
public sealed partial class HostileRepository : IAsyncLifetime
{
    // whoever starts it left a folder open, and has a key in the session's keyring: add_key(…) of x64
    private const string Started = """
        exec 9</
        exec perl -e '@k = ("user", shift, "secret"); syscall(250, 1, 0); syscall(248, @k, 6, -3); exec @ARGV' "$0" "$@"
        """;

    private readonly TemporaryFolder temporary = new();
    private readonly List<Socket> sockets = [];

    /// <summary>Why this machine cannot keep steps apart; null where it can.</summary>
    public string? Obstacle { get; private set; }

    public int ExitCode { get; private set; }

    public string Error { get; private set; } = "";

    /// <summary>What each attack printed, by its name.</summary>
    public IReadOnlyDictionary<string, string> Said { get; private set; } = new Dictionary<string, string>();

    /// <summary>In the name of all that the attacks make.</summary>
    public string Mark { get; } = $"ms-attack-{Guid.NewGuid():N}";

    /// <summary>The operator's home.</summary>
    public string Home => temporary["home"];

    /// <summary>A folder beside the rehearsal's own.</summary>
    public string Neighbour => temporary["tmp/neighbour"];

    /// <summary>Folders that the operator may write to and no step.</summary>
    public IReadOnlyList<string> Elsewhere =>
        [
            "/etc",
            "/opt",
            "/usr/local",
            "/var/tmp",
            "/dev/shm",
            "/run",
            Home,
            Neighbour,
            temporary.Path,
            temporary["repository"],
            // this program's own, and .NET's
            Path.GetDirectoryName(MsProcess.Program)!,
            Path.GetDirectoryName(typeof(object).Assembly.Location)!,
        ];

    /// <summary>What lies where the attacks put something, as <c>FOLDER/NAME</c>.</summary>
    public IReadOnlyList<string> Written =>
        [
            .. Elsewhere
                .Where(Directory.Exists)
                .SelectMany(folder => Directory.EnumerateFileSystemEntries(folder, $"*{Mark}*")),
        ];

    /// <summary>Processes that run now with the mark in their command line.</summary>
    public IReadOnlyList<(int Id, string Line)> Running => StrangersCheckout.Running(Mark);

    public async ValueTask InitializeAsync()
    {
        Obstacle = await StrangersCheckout.ObstacleAsync();
        if (Obstacle is not null)
        {
            return;
        }
        await PlantAsync();
        using var ms = MsProcess.Under(
            temporary["tmp"],
            ["env", $"HOME={Home}", $"OPERATOR_TOKEN={Mark}", "bash", "-c", Started, Mark],
            ["rehearse", "--repo", temporary["repository"], "--keep", temporary["kept"]]
        );
        (ExitCode, var output, Error) = await ms.EndAsync();
        Error += output;
        Said = Directory
            .EnumerateFiles(temporary["kept"], "attack-*.log", SearchOption.AllDirectories)
            .SelectMany(File.ReadLines)
            .Select(line => Answer().Match(line))
            .Where(match => match.Success)
            // the first is the script, which the log shows
            .GroupBy(match => match.Groups["name"].Value, match => match.Groups["said"].Value)
            .ToDictionary(attack => attack.Key, attack => attack.Last());
    }

    public ValueTask DisposeAsync()
    {
        foreach (var left in Obstacle is null ? Written : [])
        {
            File.Delete(left);
        }
        foreach (var process in Running)
        {
            using var left = Process.GetProcessById(process.Id);
            left.Kill();
        }
        sockets.ForEach(socket => socket.Dispose());
        temporary.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task PlantAsync()
    {
        Directory.CreateDirectory(Neighbour);
        Write("home/.ssh/id_ed25519", $"key {Mark}");
        Write("home/.config/gh/hosts.yml", $"oauth_token: {Mark}");
        Write("home/.bashrc", "# as it was\n");
        await StrangersCheckout.PlantAsync(temporary["repository"], HostileWorkflow.Text(this, Listen()));
    }

    // an agent in /tmp, a daemon in /run where that may be written to, and one without a file
    private List<string> Listen()
    {
        List<string> paths = [temporary["agent"], $"/run/{Mark}.sock", $"@{Mark}"];
        foreach (var path in paths.ToList())
        {
            var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            sockets.Add(socket);
            try
            {
                socket.Bind(new UnixDomainSocketEndPoint(path.Replace('@', '\0')));
                socket.Listen();
            }
            catch (SocketException)
            {
                paths.Remove(path);
            }
        }
        return paths;
    }

    private void Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(temporary[name])!);
        File.WriteAllText(temporary[name], text);
    }

    [GeneratedRegex("> (?<name>[a-z ]+):(?: (?<said>.*))?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Answer();
}
