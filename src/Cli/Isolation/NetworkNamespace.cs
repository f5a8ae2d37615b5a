using System.Diagnostics;
using System.Net.NetworkInformation;
using MsReleaseActions.Server.Processes;

namespace MsReleaseActions.Cli.Isolation;

/// <summary>
/// A network of this process's own, with nothing in it but loopback: Linux has namespaces for that, and an ordinary
/// user may make one together with a user namespace. As no process of several threads can enter one, the process
/// replaces itself by the same command in a new one: its id, its terminal, its signals and its exit code stay the same.
/// </summary>
/// <param name="variables">Environment of this process.</param>
internal sealed class NetworkNamespace(IReadOnlyDictionary<string, string> variables)
{
    /// <summary>Set in the environment of the replacement, so that it does not try again.</summary>
    public const string Variable = "MS_NETWORK_NAMESPACE";

    private const string Unshare = "unshare";
    private static readonly string[] AsAnyUser = ["--user", "--map-root-user", "--net"];
    private static readonly string[] AsRoot = ["--net"];

    /// <summary>Returns when this process is inside, or when it cannot be; otherwise it does not return.</summary>
    public NetworkIsolation Enter()
    {
        if (!OperatingSystem.IsLinux())
        {
            return new NetworkIsolation("only Linux can give a command a network of its own");
        }
        if (!NetworkInterface.GetAllNetworkInterfaces().Any(IsWayOut))
        {
            Loopback.BringUp();
            return NetworkIsolation.Closed;
        }
        if (variables.ContainsKey(Variable))
        {
            return new NetworkIsolation("the network namespace that was made for it has a way out");
        }
        return FindUnshare() is { } program
            ? Replace(program)
            : new NetworkIsolation($"{Unshare} (of util-linux) is not installed");
    }

    // some kernels put tunnels that lead nowhere into every new namespace
    private static bool IsWayOut(NetworkInterface found) =>
        found.NetworkInterfaceType != NetworkInterfaceType.Loopback
        && found.OperationalStatus is not (OperationalStatus.Down or OperationalStatus.NotPresent);

    private NetworkIsolation Replace(string program)
    {
        var refusal = "";
        foreach (var flags in (string[][])[AsAnyUser, AsRoot])
        {
            if (Refusal(program, flags) is { } text)
            {
                refusal = refusal.Length == 0 ? text : refusal;
                continue;
            }
            RemoveDiagnosticSocket();
            var own = File.ReadAllText("/proc/self/cmdline").TrimEnd('\0').Split('\0');
            var environment = variables
                .Append(new(Variable, "1"))
                .Select(variable => $"{variable.Key}={variable.Value}");
            Execution.Replace(program, [Unshare, .. flags, "--", Executable, .. own[1..]], [.. environment]);
            refusal = "it could not be started again";
        }
        return new NetworkIsolation($"this system does not let it have a network namespace ({refusal})");
    }

    private static string? Refusal(string program, string[] flags)
    {
        var attempt = ProcessResult.Of(new ProcessStartInfo(program, [.. flags, "--", "true"]))!;
        return attempt.ExitCode == 0 ? null : attempt.Error.Trim().ReplaceLineEndings(" ");
    }

    // the runtime removes it at its end, which does not come to pass; its name stays taken
    private void RemoveDiagnosticSocket()
    {
        var folder = variables.GetValueOrDefault("TMPDIR", "/tmp");
#pragma warning disable RS0030 // the process's own id, where it is about to be replaced
        foreach (var socket in Directory.EnumerateFiles(folder, $"dotnet-diagnostic-{Environment.ProcessId}-*"))
#pragma warning restore RS0030
        {
            File.Delete(socket);
        }
    }

    private string? FindUnshare() =>
        variables
            .GetValueOrDefault("PATH", "")
            .Split(':', StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, Unshare))
            .FirstOrDefault(File.Exists);

    private static string Executable => File.ResolveLinkTarget("/proc/self/exe", returnFinalTarget: true)!.FullName;
}
