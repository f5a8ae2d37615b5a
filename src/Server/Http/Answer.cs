using System.Text.Json.Nodes;

namespace MsReleaseActions.Server.Http;

/// <summary>
/// What a route decided to answer. It is sent later, so a fault can come between the effect and the answer.
/// </summary>
public sealed class Answer
{
    /// <summary>HTTP status.</summary>
    public required int Status { get; init; }

    /// <summary>The JSON body, if it is one.</summary>
    public JsonNode? Json { get; init; }

    /// <summary>Any other body: its length and how to write it.</summary>
    public AnswerContent? Content { get; init; }

    /// <summary>Headers beside those that every answer has.</summary>
    public Dictionary<string, string> Headers { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Adds a header and returns the same answer.</summary>
    public Answer With(string name, string value)
    {
        Headers[name] = value;
        return this;
    }

    /// <summary>GitHub's error body.</summary>
    /// <param name="status">HTTP status.</param>
    /// <param name="message">GitHub's sentence.</param>
    /// <param name="errors">Details of a 422.</param>
    public static Answer Error(int status, string message, params JsonNode[] errors)
    {
        var body = new JsonObject { ["message"] = message };
        if (errors.Length > 0)
        {
            body["errors"] = new JsonArray(errors);
        }

        body["documentation_url"] = "https://docs.github.com/rest";
        body["status"] = status.ToString();
        return new Answer { Status = status, Json = body };
    }

    /// <summary>An answer without a body.</summary>
    public static Answer Empty(int status) => new() { Status = status };

    /// <summary>An answer that is text.</summary>
    public static Answer Text(int status, string text, string type = "text/plain; charset=utf-8") =>
        new() { Status = status, Content = AnswerContent.Of(text, type) };
}

/// <summary>A body that is not JSON.</summary>
/// <param name="Type">Content-Type.</param>
/// <param name="Length">Bytes that <paramref name="Write"/> writes.</param>
/// <param name="Write">Writes them.</param>
public sealed record AnswerContent(string Type, long Length, Func<Stream, CancellationToken, Task> Write)
{
    /// <summary>A short text.</summary>
    public static AnswerContent Of(string text, string type) => Of(System.Text.Encoding.UTF8.GetBytes(text), type);

    /// <summary>Bytes in memory.</summary>
    public static AnswerContent Of(byte[] bytes, string type) =>
        new(type, bytes.Length, (stream, cancel) => stream.WriteAsync(bytes, cancel).AsTask());
}

/// <summary>Ends a route early with an answer.</summary>
public sealed class Refusal(Answer answer) : Exception($"refused with {answer.Status}: {answer.Json?.ToJsonString()}")
{
    /// <summary>What is sent.</summary>
    public Answer Answer { get; } = answer;
}
