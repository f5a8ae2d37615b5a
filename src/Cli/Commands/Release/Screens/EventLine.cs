using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using MsReleaseActions.ReleaseTrain.Engine;

namespace MsReleaseActions.Cli.Commands.Release.Screens;

/// <summary>An event as one line of JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(EventDocument))]
internal sealed partial class EventLine : JsonSerializerContext
{
    // the default escapes every line end, so a line stays one; an apostrophe need not be escaped in a pipe
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The line, without its end.</summary>
    /// <param name="happened">What happened.</param>
    /// <param name="now">When.</param>
    public static string Of(TrainEvent happened, DateTimeOffset now)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, Compact))
        {
            JsonSerializer.Serialize(
                writer,
                Document(happened, now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'")),
                Default.EventDocument
            );
        }
        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }

    private static EventDocument Document(TrainEvent happened, string at) =>
        happened switch
        {
            TrainBegan began => new BeganDocument(at, began.Repository, began.Channel),
            TagKnown known => new TagDocument(at, known.Tag),
            StepChanged { Report: var report } changed => new StepDocument(
                at,
                StepNames.Of(changed.Step),
                StepNames.Of(report.Status),
                report.Text,
                report.Why,
                report.Remedy,
                report.Url,
                report.Writes
            ),
            StepLine said => new LineDocument(at, StepNames.Of(said.Step), said.Line),
            TransferMoved moved => new TransferDocument(
                at,
                StepNames.Of(moved.Step),
                moved.What,
                moved.Bytes,
                moved.Total
            ),
            WriteAnnounced write => new WriteAnnouncedDocument(at, StepNames.Of(write.Step), write.What),
            WriteDone write => new WriteDoneDocument(at, StepNames.Of(write.Step), write.What),
            ApprovalAwaited awaited => new ApprovalDocument(
                at,
                awaited.Environment,
                awaited.Reviewers,
                awaited.CurrentUserCanApprove,
                awaited.Url
            ),
            TrainWarned warned => new WarningDocument(at, warned.Text),
            TrainEnded ended => new EndDocument(at, ended.ExitCode, ended.Text, ended.Continue),
            _ => throw new InvalidOperationException(
                $"{happened.GetType().Name} has no form in JSON: give it one in {nameof(EventDocument)}"
            ),
        };
}
