using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.Server.Http;

/// <summary>The way of a request: log, manners, faults, token, limits, route, answer.</summary>
internal sealed class Pipeline(SandboxServer sandbox, Func<HttpContext, Listener> listenerOf)
{
    private static readonly Dictionary<string, string> NoValues = [];
    private readonly Bursts bursts = new(sandbox.Options);
    private int requests;

    public async Task Handle(HttpContext http)
    {
        var (path, query) = Target(http);
        var named = HostName.Listener(http.Request.Host.Host);
        var listener = named ?? listenerOf(http);
        var origins = named is null ? sandbox.OriginsFor(http.Request.Host.Host) : Origins.Named;
        if (listener is Listener.Api or Listener.Web)
        {
            listener =
                Best(Listener.Web, "GET", path) is { } web && Best(Listener.Api, "GET", path) is null
                    ? Listener.Web
                    : listener;
        }

        var record = new RequestRecord
        {
            Number = Interlocked.Increment(ref requests),
            Listener = listener,
            Method = http.Request.Method,
            Path = path,
            Query = query,
            UserAgent = http.Request.Headers.UserAgent.ToString(),
        };
        using var asked = sandbox.Log.Add(record);
        var found = Find(listener, record.Method, path);
        record.Route = found?.Route.Pattern;
        record.IsWriteAttempt = record.Method is not ("GET" or "HEAD" or "OPTIONS") && found?.Route.ReadOnly != true;
        var faults = sandbox.Faults.For(record);
        var sender = new ResponseWriter(sandbox, http, record, faults)
        {
            Limited = listener is Listener.Api or Listener.Upload,
        };
        try
        {
            await faults.BeforeAsync(sandbox.Options.Pace, http, record);
            await sender.Send(await Answering(http, record, found, origins, faults, sender));
        }
        catch (Exception gone) when (gone is OperationCanceledException or IOException or ConnectionAbort)
        {
            await faults.CutAsync(record);
            http.Abort();
        }
    }

    private async Task<Answer> Answering(
        HttpContext http,
        RequestRecord record,
        (Route Route, IReadOnlyDictionary<string, string> Values)? found,
        Origins origins,
        FaultSet faults,
        ResponseWriter sender
    )
    {
        try
        {
            if (await faults.InsteadAsync(http) is { } instead)
            {
                return instead;
            }

            var body = await ReadJson(http, record, found?.Route);
            var call = new ApiCall(sandbox, http, record, origins, found?.Values ?? NoValues, body) { Faults = faults };
            call.Token = sender.Token = Gate.Identify(call);
            record.TokenLogin = call.Token?.User.Login;
            return await faults.DeliverAsync(() => Decide(call, found?.Route));
        }
        catch (Refusal refusal)
        {
            return refusal.Answer;
        }
        catch (Exception gone) when (gone is OperationCanceledException or IOException or ConnectionAbort)
        {
            throw;
        }
        // Whatever breaks inside is the sandbox's own fault: it is recorded, so that a test sees it, and answered as
        // GitHub's 500.
#pragma warning disable CA1031
        catch (Exception broken)
        {
            sandbox.Log.Violate(record, $"the sandbox itself failed: {broken}");
            return Answer.Error(500, "Server Error");
        }
#pragma warning restore CA1031
    }

    private async Task<Answer> Decide(ApiCall call, Route? route)
    {
        Gate.Manners(call);
        if (
            call.Record.Listener is Listener.Api or Listener.Upload
            && sandbox.Limits.Look(call.Token).Remaining == 0
            && call.Record.Path != "/rate_limit"
        )
        {
            return Answer.Error(403, $"API rate limit exceeded for {call.Token?.User.Login ?? "127.0.0.1"}.");
        }

        using var inside = call.Record.Listener is Listener.Api or Listener.Upload
            ? bursts.Enter(call.Token, call.Record)
            : null;
        if (route is null)
        {
            call.Violate("no such route");
            return call.NotFound();
        }

        if (call.Has("owner") && call.Has("repo"))
        {
            call.Found = sandbox.Visible(call["owner"], call["repo"], call.Token) ?? throw new Refusal(call.NotFound());
        }

        return route.Streams ? await route.Handler(call) : await sandbox.Change(() => route.Handler(call));
    }

    private (Route Route, IReadOnlyDictionary<string, string> Values)? Find(
        Listener listener,
        string method,
        string path
    ) => Best(listener, method == "HEAD" ? "GET" : method, path);

    private (Route Route, IReadOnlyDictionary<string, string> Values)? Best(
        Listener listener,
        string method,
        string path
    )
    {
        foreach (var route in sandbox.Routes.All.Where(r => r.Listener == listener && r.Method == method))
        {
            if (route.Match(path) is { } values)
            {
                return (route, values);
            }
        }

        return null;
    }

    /// <summary>
    /// The request line's own text: a decoded path would turn <c>%2F</c> of a branch into a separator.
    /// </summary>
    private static (string Path, string Query) Target(HttpContext http)
    {
        var raw = http.Features.Get<IHttpRequestFeature>()!.RawTarget;
        if (raw.StartsWith("http://", StringComparison.OrdinalIgnoreCase))
        {
            var slash = raw.IndexOf('/', "http://".Length);
            raw = slash < 0 ? "/" : raw[slash..];
        }

        var mark = raw.IndexOf('?', StringComparison.Ordinal);
        return mark < 0 ? (raw, "") : (raw[..mark], raw[(mark + 1)..]);
    }

    private static async Task<JsonNode?> ReadJson(HttpContext http, RequestRecord record, Route? route)
    {
        if (route is null or { Streams: true } || record.Method is "GET" or "HEAD")
        {
            return null;
        }

        using var reader = new StreamReader(
            http.Request.Body,
            Encoding.UTF8,
            detectEncodingFromByteOrderMarks: false,
            leaveOpen: true
        );
        var text = await reader.ReadToEndAsync(http.RequestAborted);
        record.BytesIn = Encoding.UTF8.GetByteCount(text);
        if (text.Length == 0)
        {
            return null;
        }

        record.RequestBody = text;
        try
        {
            return JsonNode.Parse(text) ?? throw new Refusal(Answer.Error(400, "Body should be a JSON object"));
        }
        catch (JsonException)
        {
            throw new Refusal(Answer.Error(400, "Problems parsing JSON"));
        }
    }
}
