using System.Diagnostics;
using System.Net.NetworkInformation;
using MsReleaseActions.Runner.Isolation;
using MsReleaseActions.Server.Processes;

namespace MsReleaseActions.Cli.Isolation;

/// <summary>
/// A network, mounts and IPC of this process's own, in which it may make further ones for its jobs: Linux has
/// namespaces for that, and an ordinary user may make them together with a user namespace. As no process of several
/// threads can enter one, the process replaces itself by the same command in new ones: its id, its terminal, its
/// signals and its exit code stay the same. Of its environment it keeps what it needs.
/// </summary>
/// <param name="variables">Environment of this process.</param>
internal sealed class Namespaces(IReadOnlyDictionary<string, string> variables)
{
    /// <summary>Set in the environment of the replacement, so that it does not try again.</summary>
    public const string Variable = "MS_NETWORK_NAMESPACE";

    private const string Unshare = "unshare";
    private const string MostUserNamespaces = "/proc/sys/user/max_user_namespaces";
    private const uint FirstInherited = 3;
    private static readonly string[] Own = ["--user", "--map-root-user", "--net", "--mount", "--ipc"];

    // what its jobs do within
    private static readonly string[] OfJob = ["--pid", "--fork", "--mount-proc"];

    /// <summary>Returns when this process is inside, or when it cannot be; otherwise it does not return.</summary>
    /// <param name="paths">What the command itself reads and writes.</param>
    public HostIsolation Enter(OperatorPaths paths) =>
        !OperatingSystem.IsLinux() ? new HostIsolation("only Linux can give a command a machine of its own")
        : variables.ContainsKey(Variable) ? Inside(paths)
        : FindUnshare() is { } program ? Replace(program)
        : new HostIsolation($"{Unshare} (of util-linux) is not installed");

    private HostIsolation Inside(OperatorPaths paths)
    {
        try
        {
            if (NetworkInterface.GetAllNetworkInterfaces().Any(IsWayOut))
            {
                return new HostIsolation("the network namespace that was made for it has a way out");
            }
            Loopback.BringUp();
            // whoever could make one would have every right in it
            File.WriteAllText(MostUserNamespaces, "0");
            Kernel.KeepFilesFromPrograms(FirstInherited);
            RemoveDiagnosticSocket();
            var end = OperatorRoot.Enter(OperatorView.Of(paths, variables, Path.Exists));
            return HostIsolation.Closed with { Reopen = OperatorRoot.Reopen, End = end };
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new HostIsolation($"this system does not let it have a machine of its own ({failure.Message})");
        }
    }

    // some kernels put tunnels that lead nowhere into every new namespace
    private static bool IsWayOut(NetworkInterface found) =>
        found.NetworkInterfaceType != NetworkInterfaceType.Loopback
        && found.OperationalStatus is not (OperationalStatus.Down or OperationalStatus.NotPresent);

    private HostIsolation Replace(string program)
    {
        var attempt = ProcessResult.Of(new ProcessStartInfo(program, [.. Own, .. OfJob, "--", "true"]))!;
        var refusal = attempt.Error.Trim().ReplaceLineEndings(" ");
        if (attempt.ExitCode == 0)
        {
            RemoveDiagnosticSocket();
            var own = File.ReadAllText("/proc/self/cmdline").TrimEnd('\0').Split('\0');
            var environment = variables
                .Where(variable => KeptVariables.Keep(variable.Key))
                .Append(new(Variable, "1"))
                .Select(variable => $"{variable.Key}={variable.Value}");
            Execution.Replace(program, [Unshare, .. Own, "--", Executable, .. own[1..]], [.. environment]);
            refusal = "it could not be started again";
        }
        return new HostIsolation($"this system does not let it have a machine of its own ({refusal})");
    }

    // the runtime removes it at its end, which does not come to pass, or where it is not seen; its name stays taken
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
            .Where(Path.IsPathFullyQualified)
            .Select(folder => Path.Combine(folder, Unshare))
            .FirstOrDefault(File.Exists);

    private static string Executable => File.ResolveLinkTarget("/proc/self/exe", returnFinalTarget: true)!.FullName;
}
