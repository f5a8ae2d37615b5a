using System.Diagnostics;
using System.Globalization;
using System.Text;
using MsReleaseActions.Server.Processes;

namespace MsReleaseActions.Server.Git;

/// <summary>
/// What only git can find in a bare repository, packed objects and names like <c>main~2</c>, through one <c>git
/// cat-file</c> that is started with the first question and lives as long as this.
/// </summary>
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
        var hasPacks = Directory.EnumerateFiles(Path.Combine(folder, "objects", "pack"), "*.pack").Any();
        return hasPacks ? Answer(() => Content(sha)) : null;
    }

    /// <summary>The object that a name stands for, or null: a shortened SHA, <c>v1.0.0^{}</c>, <c>main~2</c>.</summary>
    public string? Resolve(string name)
    {
        try
        {
            return name.AsSpan().IndexOfAny('\n', '\0') < 0 && Answer(() => Ask($"info {name}")) is { } found
                ? found.Sha
                : null;
        }
        // there are names at which git gives up: HEAD:../x
        catch (Exception failure) when (failure is IOException or GitFailure)
        {
            return null;
        }
    }

    public void Dispose() => End();

    private T Answer<T>(Func<T> ask)
    {
        lock (gate)
        {
            try
            {
                return ask();
            }
            // it ended, as any process may, or was out of step: another one is asked once
            catch (Exception failure) when (failure is IOException or GitFailure)
            {
                End();
                return ask();
            }
        }
    }

    private GitObject? Content(string sha)
    {
        if (Ask($"contents {sha}") is not { } found)
        {
            return null;
        }
        var content = new byte[found.Size];
        git!.StandardOutput.BaseStream.ReadExactly(content);
        git.StandardOutput.BaseStream.ReadByte();
        return new GitObject(found.Type, content);
    }

    private (string Sha, string Type, int Size)? Ask(string question)
    {
        git ??= Start();
        git.StandardInput.BaseStream.Write(Encoding.UTF8.GetBytes(question + "\n"));
        git.StandardInput.BaseStream.Flush();
        // "<sha> <type> <size>", or "<name> missing", where the name may have spaces too
        return
            Line(git.StandardOutput.BaseStream).Split(' ') is [var sha, var type, var size]
            && GitObjects.IsSha(sha)
            && int.TryParse(size, CultureInfo.InvariantCulture, out var bytes)
            ? (sha, type, bytes)
            : null;
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
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        var started =
            (ProgramPath.Resolve(start) ? Process.Start(start) : null) ?? throw new GitFailure(GitStore.NotInstalled);
        // it warns of names that stand for several things; its answer says so too
        started.BeginErrorReadLine();
        return started;
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
