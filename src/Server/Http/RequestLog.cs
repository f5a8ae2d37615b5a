using System.Text.Json.Nodes;

namespace MsReleaseActions.Server.Http;

/// <summary>A JSON answer with the route that gave it, for a check against GitHub's own description.</summary>
/// <param name="Request">The request it answers.</param>
/// <param name="Body">The answer, or null where it had no JSON body.</param>
/// <param name="OtherBody">Whether the body was of another kind: raw files, texts.</param>
public sealed record Exchange(RequestRecord Request, JsonNode? Body, bool OtherBody);

/// <summary>Everything that was asked of a sandbox, in order of arrival. Safe to read at any time.</summary>
public sealed class RequestLog
{
    private readonly Lock gate = new();
    private readonly List<RequestRecord> requests = [];
    private readonly List<string> violations = [];
    private readonly HashSet<(int Request, string What)> told = [];
    private readonly List<Action<Exchange>> observers = [];
    private int answeredInARow;

    /// <summary>Every request.</summary>
    public IReadOnlyList<RequestRecord> Requests
    {
        get
        {
            lock (gate)
            {
                return [.. requests];
            }
        }
    }

    /// <summary>The requests that changed something, also where the answer was lost.</summary>
    public IReadOnlyList<RequestRecord> Writes => [.. Requests.Where(r => r.IsWrite)];

    /// <summary>The requests that meant to change something, refused ones included.</summary>
    public IReadOnlyList<RequestRecord> WriteAttempts => [.. Requests.Where(r => r.IsWriteAttempt)];

    /// <summary>What a well-behaved client would not have done, one sentence each.</summary>
    public IReadOnlyList<string> Violations
    {
        get
        {
            lock (gate)
            {
                return [.. violations];
            }
        }
    }

    /// <summary>Forgets everything so far: what follows is counted from here. Numbers go on.</summary>
    public void Clear()
    {
        lock (gate)
        {
            requests.Clear();
            violations.Clear();
            answeredInARow = 0;
        }
    }

    /// <summary>
    /// Calls back with every answer of the API and upload listeners, after it was decided and before it is sent.
    /// </summary>
    public void OnExchange(Action<Exchange> observer)
    {
        lock (gate)
        {
            observers.Add(observer);
        }
    }

    /// <returns>Disposed when the request was answered, or cut.</returns>
    internal IDisposable Add(RequestRecord record)
    {
        lock (gate)
        {
            record.InARow = answeredInARow + 1;
            requests.Add(record);
        }
        return new Asked(this, record);
    }

    internal void Violate(RequestRecord? record, string what)
    {
        lock (gate)
        {
            // a request that had to wait for git begins again, and does the same wrong again
            if (record is null || told.Add((record.Number, what)))
            {
                violations.Add(record is null ? what : $"{record.Method} {record.Path}: {what}");
            }
        }
    }

    internal void Observe(Exchange exchange)
    {
        Action<Exchange>[] all;
        lock (gate)
        {
            all = [.. observers];
        }

        foreach (var observer in all)
        {
            observer(exchange);
        }
    }

    private sealed class Asked(RequestLog log, RequestRecord record) : IDisposable
    {
        public void Dispose()
        {
            lock (log.gate)
            {
                log.answeredInARow = Math.Max(log.answeredInARow, record.InARow);
            }
        }
    }
}
