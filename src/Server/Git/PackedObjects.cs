using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace MsReleaseActions.Server.Git;

/// <summary>The packed objects of a bare repository, through one <c>git cat-file</c> that is started when the first is asked for and lives as long as this.</summary>
internal sealed class PackedObjects(string folder) : IDisposable
{
    private readonly Lock gate = new();
    private Process? git;

    /// <summary>The process that answers; null before the first question.</summary>
    public int? ProcessId => git?.Id;

    /// <summary>An object, or null where there is none.</summary>
    /// <param name="sha">40 lower-case hex digits.</param>
    public GitObject? Find(string sha)
    {
        if (!Directory.EnumerateFiles(Path.Combine(folder, "objects", "pack"), "*.pack").Any())
        {
            return null;
        }
        lock (gate)
        {
            try
            {
                return Ask(sha);
            }
            // it ended, as any process may, or was out of step: another one is asked once
            catch (Exception failure) when (failure is IOException or GitFailure)
            {
                End();
                return Ask(sha);
            }
        }
    }

    public void Dispose() => End();

    private GitObject? Ask(string sha)
    {
        git ??= Start();
        git.StandardInput.BaseStream.Write(Encoding.ASCII.GetBytes($"contents {sha}\n"));
        git.StandardInput.BaseStream.Flush();
        var output = git.StandardOutput.BaseStream;
        // "<sha> <type> <size>", or "<sha> missing"
        if (Line(output).Split(' ') is not [_, var type, var size])
        {
            return null;
        }
        var content = new byte[int.Parse(size, CultureInfo.InvariantCulture)];
        output.ReadExactly(content);
        output.ReadByte();
        return new GitObject(type, content);
    }

    private void End()
    {
        if (git is { } running)
        {
            git = null;
            try
            {
                // it ends with its input
                running.StandardInput.Close();
            }
            catch (IOException)
            {
                // it has ended already
            }
            running.WaitForExit();
            running.Dispose();
        }
    }

    private Process Start()
    {
        var start = GitStore.Command(folder, ["cat-file", "--batch-command"]);
        start.RedirectStandardError = false;
        return Process.Start(start) ?? throw new GitFailure("git could not be started: is it installed?");
    }

    private static string Line(Stream stream)
    {
        var text = new StringBuilder();
        while (stream.ReadByte() is var value && value != '\n')
        {
            text.Append(value < 0 ? throw new GitFailure("git cat-file ended before it answered") : (char)value);
        }
        return text.ToString();
    }
}
