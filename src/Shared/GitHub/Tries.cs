using System.Net;
using System.Net.Sockets;
using MsReleaseActions.Runtime;
using Polly;
using Polly.Retry;

namespace MsReleaseActions.GitHub;

/// <summary>
/// When a request is sent again. Reads: up to five tries on faults that pass. Writes: only when they cannot have had an effect.
/// Limits are waited for in both, up to <see cref="RateLimit.Patience"/> in all.
/// </summary>
internal sealed class Tries
{
    private const int Most = 5;
    private readonly TimeProvider time;
    private readonly Workflow workflow;
    private readonly Lock gate = new();
    private TimeSpan patience = RateLimit.Patience;

    public Tries(TimeProvider time, Workflow workflow)
    {
        (this.time, this.workflow) = (time, workflow);
        Reads = Pipeline(arguments => IsPassing(arguments.Outcome));
        Writes = Pipeline(arguments => IsUnsent(arguments.Outcome.Exception));
    }

    public ResiliencePipeline<HttpResponseMessage> Reads { get; }

    public ResiliencePipeline<HttpResponseMessage> Writes { get; }

    /// <summary>The instant at which a limit ends that was too long to wait for; null when no limit stopped the request.</summary>
    public async Task<DateTimeOffset?> LimitEndAsync(HttpResponseMessage answer) =>
        await RateLimit.WaitOfAsync(answer, time.GetUtcNow(), 0) is { } wait ? time.GetUtcNow() + wait : null;

    /// <summary>The wait that an answer asks for, taken from the patience for limits; null when it asks for none, or for too long a one.</summary>
    /// <param name="answer">With its body in memory.</param>
    /// <param name="waits">How often this request has waited already.</param>
    public async Task<TimeSpan?> SpendAsync(HttpResponseMessage answer, int waits)
    {
        if (await WaitAsync(answer, waits) is not { } wait)
        {
            return null;
        }
        lock (gate)
        {
            if (wait > patience)
            {
                return null;
            }
            patience -= wait;
            return wait;
        }
    }

    private ResiliencePipeline<HttpResponseMessage> Pipeline(Func<RetryPredicateArguments<HttpResponseMessage>, bool> again) =>
        new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                Name = "limits",
                MaxRetryAttempts = 20,
                ShouldHandle = async arguments => arguments.Outcome.Result is { } answer && await WaitAsync(answer, arguments.AttemptNumber) is { } wait && wait <= patience,
                DelayGenerator = async arguments => await WaitAsync(arguments.Outcome.Result!, arguments.AttemptNumber),
                OnRetry = arguments => Told(arguments, spend: true),
            })
            .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                Name = "faults",
                MaxRetryAttempts = Most - 1,
                BackoffType = DelayBackoffType.Exponential,
                Delay = TimeSpan.FromSeconds(1),
                MaxDelay = TimeSpan.FromSeconds(15),
                UseJitter = true,
                ShouldHandle = async arguments => again(arguments) && (arguments.Outcome.Result is not { } answer || await WaitAsync(answer, 0) is null),
                OnRetry = arguments => Told(arguments, spend: false),
            })
            .Build();

    private Task<TimeSpan?> WaitAsync(HttpResponseMessage answer, int waits) => RateLimit.WaitOfAsync(answer, time.GetUtcNow(), waits);

    private ValueTask Told(OnRetryArguments<HttpResponseMessage> arguments, bool spend)
    {
        if (spend)
        {
            lock (gate)
            {
                patience -= arguments.RetryDelay;
            }
        }
        var reason = arguments.Outcome.Result is { } answer ? $"HTTP {(int)answer.StatusCode}" : arguments.Outcome.Exception!.Message;
        workflow.Info($"GitHub: {reason}; trying again in {Math.Ceiling(arguments.RetryDelay.TotalSeconds)} s");
        arguments.Outcome.Result?.Dispose();
        return default;
    }

    private static bool IsPassing(Outcome<HttpResponseMessage> outcome) => outcome switch
    {
        { Exception: HttpRequestException or IOException or TimeoutException } => true,
        { Result: { } answer } => (int)answer.StatusCode >= 500 || answer.StatusCode is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests,
        _ => false,
    };

    private static bool IsUnsent(Exception? exception) =>
        exception is HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError }
        || (exception is HttpRequestException { InnerException: SocketException socket } && socket.SocketErrorCode == SocketError.ConnectionRefused);
}
