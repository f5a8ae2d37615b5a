using System.Diagnostics;
using System.Globalization;
using MsReleaseActions.Sandbox;

namespace MsReleaseActions.Cli.Rehearsing.Scenarios;

/// <summary>Kills an action in its work, once: SIGKILL, as a machine that goes away.</summary>
internal sealed class Killing : IDisposable
{
    private readonly Stage stage;
    private readonly string note;
    private readonly int afterUploads;
    private Action? armed;
    private int uploads;

    /// <param name="action">Its id.</param>
    /// <param name="afterUploads">How many uploads are let through.</param>
    public Killing(Stage stage, string action, int afterUploads)
    {
        (this.stage, this.afterUploads) = (stage, afterUploads);
        note = Path.Combine(stage.Folder, $"{action}.pid");
        // the script becomes the action: same process, known number
        stage.Machines.Replace = (id, program) => id == action ? Script(program) : program;
        stage.GitHub.Log.OnExchange(Count);
    }

    /// <summary>Whether it was killed.</summary>
    public bool Happened { get; private set; }

    /// <summary>From now on uploads are counted.</summary>
    public void Arm(Action told) => armed = told;

    public void Dispose() => stage.Machines.Replace = null;

    private string Script(string program)
    {
        var file = Path.Combine(stage.Folder, "noted-action");
        File.WriteAllText(file, $"#!/bin/sh\necho $$ > '{note}'\nexec '{program}' \"$@\"\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, (UnixFileMode)0b111_101_101);
        }
        return file;
    }

    private void Count(Exchange exchange)
    {
        if (armed is null || exchange.Request is not { Listener: Listener.Upload, Method: "POST" } || Interlocked.Increment(ref uploads) != afterUploads)
        {
            return;
        }
        using var process = Process.GetProcessById(int.Parse(File.ReadAllText(note), CultureInfo.InvariantCulture));
        process.Kill();
        Happened = true;
        armed();
    }
}
