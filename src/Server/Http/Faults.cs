using System.Text.RegularExpressions;

namespace MsReleaseActions.Server.Http;

/// <summary>Scripted misbehaviour. Rules are looked at in the order they were made; all that match apply.</summary>
public sealed class Faults
{
    private readonly Lock gate = new();
    private readonly List<FaultRule> rules = [];

    /// <summary>The line that every connection has, or null for a perfect one.</summary>
    public Throttle? Throttle { get; set; }

    /// <summary>Makes a rule: which requests, and which of them.</summary>
    /// <param name="method">HTTP method, or <c>*</c>.</param>
    /// <param name="path">The path; <c>*</c> stands for a part of one segment, <c>**</c> for anything.</param>
    /// <param name="skip">How many matching requests are left alone first.</param>
    /// <param name="times">How many are struck after these.</param>
    /// <param name="listener">The host, or null for any.</param>
    public FaultRule On(string method, string path, int skip = 0, int times = 1, Listener? listener = null)
    {
        var pattern = new Regex(
            "^"
                + Regex
                    .Escape(path)
                    .Replace(@"\*\*", ".*", StringComparison.Ordinal)
                    .Replace(@"\*", "[^/]*", StringComparison.Ordinal)
                + "$",
            RegexOptions.CultureInvariant
        );
        return On(
            record =>
                (method == "*" || record.Method == method)
                && (listener is null || record.Listener == listener)
                && pattern.IsMatch(record.Path),
            skip,
            times
        );
    }

    /// <summary>Makes a rule for requests of any kind.</summary>
    public FaultRule On(Func<RequestRecord, bool> predicate, int skip = 0, int times = 1)
    {
        var rule = new FaultRule(predicate, skip, times);
        lock (gate)
        {
            rules.Add(rule);
        }

        return rule;
    }

    /// <summary>
    /// Runs something before each request that matches is looked at: kill a process at the nth write, approve a
    /// deployment.
    /// </summary>
    public void OnRequest(Func<RequestRecord, bool> predicate, Func<RequestRecord, Task> action) =>
        On(predicate, 0, int.MaxValue).Run(action);

    /// <summary>Behaves again.</summary>
    public void Clear()
    {
        lock (gate)
        {
            rules.Clear();
        }

        Throttle = null;
    }

    internal FaultSet For(RequestRecord record)
    {
        FaultRule[] all;
        lock (gate)
        {
            all = [.. rules];
        }

        return new FaultSet([.. all.SelectMany(rule => rule.Strike(record))], Throttle);
    }
}
