using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace MsReleaseActions.Server.Processes;

/// <summary>What a program printed until it ended.</summary>
/// <param name="Output">Bytes of standard output.</param>
/// <param name="Error">Standard error.</param>
public sealed record ProcessResult(int ExitCode, byte[] Output, string Error)
{
    // ENOENT, and ERROR_FILE_NOT_FOUND on Windows
    private const int NotFound = 2;

    /// <summary>Standard output as text, without its last line ends.</summary>
    public string Text => Encoding.UTF8.GetString(Output).TrimEnd('\n');

    /// <summary>Runs a program to its end.</summary>
    /// <param name="input">What it reads; null: nothing.</param>
    /// <returns>Null where it is not installed.</returns>
    public static ProcessResult? Of(ProcessStartInfo start, byte[]? input = null)
    {
        using var process = Started(start, Process.Start);
        if (process is null)
        {
            return null;
        }
        var written = Task.Run(() => Write(process, input ?? []));
        var error = process.StandardError.ReadToEndAsync();
        using var output = new MemoryStream();
        process.StandardOutput.BaseStream.CopyTo(output);
        process.WaitForExit();
        written.GetAwaiter().GetResult();
        return new ProcessResult(process.ExitCode, output.ToArray(), error.GetAwaiter().GetResult());
    }

    /// <summary>
    /// As <see cref="Of"/>, of a program that reads nothing; when it is cancelled, the program and what it started are
    /// killed.
    /// </summary>
    /// <param name="start">The program.</param>
    /// <param name="begin">What starts it; null: <see cref="Process.Start(ProcessStartInfo)"/>.</param>
    /// <returns>Null where it is not installed.</returns>
    public static async Task<ProcessResult?> OfAsync(
        ProcessStartInfo start,
        CancellationToken cancellation,
        Func<ProcessStartInfo, Process?>? begin = null
    )
    {
        using var process = Started(start, begin ?? Process.Start);
        if (process is null)
        {
            return null;
        }
        process.StandardInput.Close();
        try
        {
            var error = process.StandardError.ReadToEndAsync(cancellation);
            using var output = new MemoryStream();
            await process.StandardOutput.BaseStream.CopyToAsync(output, cancellation);
            await process.WaitForExitAsync(cancellation);
            return new ProcessResult(process.ExitCode, output.ToArray(), await error);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
                await process.WaitForExitAsync(CancellationToken.None);
            }
        }
    }

    private static Process? Started(ProcessStartInfo start, Func<ProcessStartInfo, Process?> begin)
    {
        start.UseShellExecute = false;
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        if (!ProgramPath.Resolve(start))
        {
            return null;
        }
        try
        {
            return begin(start);
        }
        catch (Win32Exception failure) when (failure.NativeErrorCode == NotFound)
        {
            return null;
        }
    }

    private static void Write(Process process, byte[] input)
    {
        try
        {
            using var stream = process.StandardInput.BaseStream;
            stream.Write(input);
        }
        catch (IOException)
        {
            // it ended before it had read everything, and says why itself
        }
    }
}
