using System.Globalization;
using System.Text;
using System.Threading.Channels;

namespace MsReleaseActions.Runner.FakeTools.Toolchain;

/// <summary>How a script was called.</summary>
/// <param name="Key">Of its job.</param>
/// <param name="Tool">Its own name.</param>
/// <param name="Folder">Where it was called.</param>
/// <param name="Arguments">Its arguments.</param>
/// <param name="Environment">All of it.</param>
internal sealed record StandInRequest(
    string Key,
    string Tool,
    string Folder,
    IReadOnlyList<string> Arguments,
    IReadOnlyDictionary<string, string> Environment
);

/// <summary>
/// A script that waits to be told what to do. It sends texts that end with NUL: key, tool, folder, the number of
/// arguments, these, the environment, and an empty one. It is sent lines: <c>1TEXT</c> and <c>2TEXT</c> to print,
/// <c>run FILE</c> to run a shell script as its own child, whose exit code it answers, and <c>exit CODE</c>.
/// </summary>
internal sealed class StandInConnection : IAsyncDisposable
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);
    private readonly Stream stream;
    private readonly CancellationTokenSource gone;
    private readonly SemaphoreSlim writing = new(1);
    private readonly Channel<string> texts = Channel.CreateUnbounded<string>();
    private readonly Task reading;

    public StandInConnection(Stream stream, CancellationToken stop)
    {
        this.stream = stream;
        gone = CancellationTokenSource.CreateLinkedTokenSource(stop);
        Gone = gone.Token;
#pragma warning disable CA2000 // they hold nothing: what they write goes over this connection
        (Out, Error) = (new LineWriter(this, '1'), new LineWriter(this, '2'));
#pragma warning restore CA2000
        reading = ReadAsync();
    }

    /// <summary>Cancelled when nobody is there any more.</summary>
    public CancellationToken Gone { get; }

    public TextWriter Out { get; }

    public TextWriter Error { get; }

    /// <summary>The call, or null where it is none.</summary>
    public async Task<StandInRequest?> ReadCallAsync()
    {
        var (key, tool, folder) = (await NextAsync(), await NextAsync(), await NextAsync());
        if (!int.TryParse(await NextAsync(), NumberStyles.None, CultureInfo.InvariantCulture, out var count))
        {
            return null;
        }
        List<string> arguments = [];
        while (arguments.Count < count)
        {
            arguments.Add(await NextAsync());
        }
        var environment = new Dictionary<string, string>(StringComparer.Ordinal);
        while (await NextAsync() is { Length: > 0 } variable)
        {
            var name = variable.Split('=')[0];
            environment[name] = variable[Math.Min(variable.Length, name.Length + 1)..];
        }
        return new StandInRequest(key, tool, folder, arguments, environment);
    }

    /// <summary>
    /// The shell of the script: what it runs is a process of the step, like everything that the step starts.
    /// </summary>
    public Shell ShellOf(StandInRequest request, StandInOptions options) =>
        async (line, cancellation) =>
        {
            var file = Path.Combine(options.Tools, $".{Guid.NewGuid():N}");
            await File.WriteAllTextAsync(file, Script(request, line), Utf8, cancellation);
            try
            {
                await SendAsync($"run {file}");
                return int.Parse(await NextAsync(), CultureInfo.InvariantCulture);
            }
            finally
            {
                File.Delete(file);
            }
        };

    public async Task EndAsync(int code)
    {
        await Out.FlushAsync(Gone);
        await Error.FlushAsync(Gone);
        await SendAsync($"exit {code.ToString(CultureInfo.InvariantCulture)}");
    }

    public async ValueTask DisposeAsync()
    {
        await gone.CancelAsync();
        await stream.DisposeAsync();
        await reading;
        gone.Dispose();
        writing.Dispose();
    }

    private static string Script(StandInRequest request, ShellLine line)
    {
        var set = line
            .Environment.Where(variable => request.Environment.GetValueOrDefault(variable.Key) != variable.Value)
            .Select(variable => $"export {variable.Key}={ToolScript.Quote(variable.Value)}\n");
        var unset = request
            .Environment.Keys.Where(name => !line.Environment.ContainsKey(name))
            .Select(name => $"unset {name}\n");
        return $"cd {ToolScript.Quote(line.Folder)} || exit 126\n{string.Concat(set)}{string.Concat(unset)}exec "
            + $"/bin/sh -c {ToolScript.Quote(line.Text)}\n";
    }

    private async Task<string> NextAsync() =>
        await texts.Reader.WaitToReadAsync(Gone) && texts.Reader.TryRead(out var text)
            ? text
            : throw new IOException("the script has ended");

    private async Task ReadAsync()
    {
        try
        {
            var text = new MemoryStream();
            var buffer = new byte[8192];
            while (await stream.ReadAsync(buffer, Gone) is var count and > 0)
            {
                foreach (var value in buffer.AsSpan(0, count))
                {
                    if (value != 0)
                    {
                        text.WriteByte(value);
                        continue;
                    }
                    texts.Writer.TryWrite(Utf8.GetString(text.ToArray()));
                    text.SetLength(0);
                }
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or IOException or ObjectDisposedException)
        {
            // how it ended does not matter: nobody is there
        }
        texts.Writer.TryComplete();
        await gone.CancelAsync();
    }

    private async Task SendAsync(string line)
    {
        await writing.WaitAsync(Gone);
        try
        {
            await stream.WriteAsync(Utf8.GetBytes(line + "\n"), Gone);
        }
        finally
        {
            writing.Release();
        }
    }

    // what has no end yet is sent with the rest of its line, or at the end
    private sealed class LineWriter(StandInConnection connection, char mark) : TextWriter
    {
        private readonly StringBuilder pending = new();

        public override Encoding Encoding => Utf8;

        public override void Write(char value)
        {
            if (value != '\n')
            {
                pending.Append(value);
                return;
            }
            connection.SendAsync($"{mark}{pending}").GetAwaiter().GetResult();
            pending.Clear();
        }

        public override void Flush()
        {
            if (pending.Length > 0)
            {
                Write('\n');
            }
        }
    }
}
