using System.Net;
using System.Net.Sockets;
using MsReleaseActions.Core;
using Polly;
using Polly.Retry;

namespace MsReleaseActions.GitHub;

/// <summary>
/// When a request is sent again. Reads: up to five tries on faults that pass, and after the wait that a limit asks for,
/// up to a patience in all. Writes: only when they cannot have arrived; whatever else went wrong, the caller looks
/// first.
/// </summary>
internal sealed class RetryPolicy
{
    private const int Most = 5;
    private readonly TimeProvider time;
    private readonly ILog log;
    private readonly Lazy<ResiliencePipeline<HttpResponseMessage>> reads;
    private readonly Lazy<ResiliencePipeline<HttpResponseMessage>> writes;
    private readonly LimitPatience patience;

    public RetryPolicy(TimeProvider time, ILog log, LimitPatience patience)
    {
        (this.time, this.log, this.patience) = (time, log, patience);
        reads = new(() => Faults(Limits(new()), arguments => IsPassing(arguments.Outcome)).Build());
        writes = new(() => Faults(new(), arguments => IsUnsent(arguments.Outcome.Exception)).Build());
    }

    /// <summary>Sends a read, again and again where that may help.</summary>
    /// <param name="what">What is done, for the log.</param>
    /// <param name="send">Sends it once.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>The last answer, good or bad.</returns>
    public Task<HttpResponseMessage> ReadAsync(
        string what,
        Func<CancellationToken, Task<HttpResponseMessage>> send,
        CancellationToken cancellation
    ) => SendAsync(reads, what, send, cancellation);

    /// <summary>Sends a write, again only where it cannot have arrived.</summary>
    /// <inheritdoc cref="ReadAsync"/>
    public Task<HttpResponseMessage> WriteAsync(
        string what,
        Func<CancellationToken, Task<HttpResponseMessage>> send,
        CancellationToken cancellation
    ) => SendAsync(writes, what, send, cancellation);

    /// <summary>
    /// The instant at which a limit ends that was too long to wait for; null when no limit stopped the request.
    /// </summary>
    public async Task<DateTimeOffset?> LimitEndAsync(HttpResponseMessage answer) =>
        await RateLimit.WaitOfAsync(answer, time.GetUtcNow(), 0) is { } wait ? time.GetUtcNow() + wait : null;

    /// <summary>
    /// The wait that the answer of a write asks for, taken from the patience for limits; null when it asks for none, or
    /// for too long a one.
    /// </summary>
    /// <param name="what">What was done, for the log.</param>
    /// <param name="answer">With its body in memory.</param>
    public async Task<TimeSpan?> SpendAsync(string what, HttpResponseMessage answer)
    {
        if (await WaitAsync(answer, 0) is not { } wait || !patience.TrySpend(wait))
        {
            return null;
        }
        Told(what, $"HTTP {(int)answer.StatusCode}", wait);
        return wait;
    }

    // nearly every request is answered well at once: a pipeline is slow to build, so it is built for the first that is
    // not
    private static async Task<HttpResponseMessage> SendAsync(
        Lazy<ResiliencePipeline<HttpResponseMessage>> pipeline,
        string what,
        Func<CancellationToken, Task<HttpResponseMessage>> send,
        CancellationToken cancellation
    )
    {
        Task<HttpResponseMessage>? first = send(cancellation);
        try
        {
            if (await first is { StatusCode: < HttpStatusCode.BadRequest } answer)
            {
                return answer;
            }
        }
        catch (Exception failure) when (IsOfNetwork(failure))
        {
            // the pipeline begins with this very failure
        }
        var context = ResilienceContextPool.Shared.Get(what, cancellation);
        try
        {
            return await pipeline.Value.ExecuteAsync(
                async tried => await (Interlocked.Exchange(ref first, null) ?? send(tried.CancellationToken)),
                context
            );
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private ResiliencePipelineBuilder<HttpResponseMessage> Limits(
        ResiliencePipelineBuilder<HttpResponseMessage> pipeline
    ) =>
        pipeline.AddRetry(
            new RetryStrategyOptions<HttpResponseMessage>
            {
                Name = "limits",
                MaxRetryAttempts = 20,
                ShouldHandle = async arguments =>
                    arguments.Outcome.Result is { } answer
                    && await WaitAsync(answer, arguments.AttemptNumber) is { } wait
                    && patience.Covers(wait),
                DelayGenerator = async arguments => await WaitAsync(arguments.Outcome.Result!, arguments.AttemptNumber),
                OnRetry = arguments => Told(arguments, spend: true),
            }
        );

    private ResiliencePipelineBuilder<HttpResponseMessage> Faults(
        ResiliencePipelineBuilder<HttpResponseMessage> pipeline,
        Func<RetryPredicateArguments<HttpResponseMessage>, bool> again
    )
    {
        pipeline.TimeProvider = time;
        return pipeline.AddRetry(
            new RetryStrategyOptions<HttpResponseMessage>
            {
                Name = "faults",
                MaxRetryAttempts = Most - 1,
                BackoffType = DelayBackoffType.Exponential,
                Delay = TimeSpan.FromSeconds(1),
                MaxDelay = TimeSpan.FromSeconds(15),
                UseJitter = true,
                ShouldHandle = async arguments =>
                    again(arguments)
                    && (arguments.Outcome.Result is not { } answer || await WaitAsync(answer, 0) is null),
                OnRetry = arguments => Told(arguments, spend: false),
            }
        );
    }

    private Task<TimeSpan?> WaitAsync(HttpResponseMessage answer, int waits) =>
        RateLimit.WaitOfAsync(answer, time.GetUtcNow(), waits);

    private ValueTask Told(OnRetryArguments<HttpResponseMessage> arguments, bool spend)
    {
        if (spend)
        {
            patience.TrySpend(arguments.RetryDelay);
        }
        var reason = arguments.Outcome.Result is { } answer
            ? $"HTTP {(int)answer.StatusCode}"
            : arguments.Outcome.Exception!.Message;
        Told(arguments.Context.OperationKey!, reason, arguments.RetryDelay);
        arguments.Outcome.Result?.Dispose();
        return default;
    }

    private void Told(string what, string reason, TimeSpan wait) =>
        log.Info($"{what}: {reason}; trying again in {Math.Ceiling(wait.TotalSeconds)} s");

    /// <summary>No answer, or none that can be read to its end.</summary>
    public static bool IsOfNetwork(Exception failure) =>
        failure is HttpRequestException or IOException or TimeoutException or InvalidDataException;

    private static bool IsPassing(Outcome<HttpResponseMessage> outcome) =>
        outcome switch
        {
            // the same answer would come again
            { Exception: HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } } =>
                false,
            { Exception: { } failure } => IsOfNetwork(failure),
            { Result: { } answer } => (int)answer.StatusCode >= 500
                || StorageAnswer.IsRefusal(answer)
                || answer.StatusCode is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests,
            _ => false,
        };

    private static bool IsUnsent(Exception? exception) =>
        exception is HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError }
        || (
            exception is HttpRequestException { InnerException: SocketException socket }
            && socket.SocketErrorCode == SocketError.ConnectionRefused
        );
}
