using MsReleaseActions.ReleaseTrain.Install;
using MsReleaseActions.ReleaseTrain.Lanes;
using MsReleaseActions.ReleaseTrain.Settings;
using MsReleaseActions.Workflows.Expressions;
using MsReleaseActions.Workflows.Lint.Rules;
using MsReleaseActions.Workflows.Model;
using MsReleaseActions.Workflows.Yaml;

namespace MsReleaseActions.ReleaseTrainTests.Lanes;

/// <summary>Rendered lanes, read as GitHub reads them.</summary>
internal static class LaneReading
{
    public static (WorkflowFile Candidate, WorkflowFile Release) Parse(ReleaseSettings settings)
    {
        var files = Files(settings);
        return (
            Parsed(files.Single(file => file.Path.EndsWith(settings.CandidateWorkflow, StringComparison.Ordinal))),
            Parsed(files.Single(file => file.Path.EndsWith(settings.ReleaseWorkflow, StringComparison.Ordinal)))
        );
    }

    private static WorkflowFile Parsed(SourceFile file) => WorkflowFile.Parse(file.Path, file.Text);

    public static IReadOnlyList<SourceFile> Files(ReleaseSettings settings) =>
        [
            .. LaneFiles
                .Render(settings, ActionsPlace.Parse(settings.Actions), commit: null)
                .Select(file => new SourceFile(file.Key, file.Value))
                .OrderBy(file => file.Path, StringComparer.Ordinal),
        ];

    /// <summary>The one that publishes.</summary>
    public static SourceFile Promotion(ReleaseSettings settings) =>
        Files(settings).Single(file => file.Path.EndsWith('/' + settings.ReleaseWorkflow, StringComparison.Ordinal));

    public static Dictionary<string, string> Inputs(WorkflowFile file, string job, string action) =>
        file.FindJob(job)!
            .Steps.Single(step => step.Uses?.Text.Contains($"/{action}@", StringComparison.Ordinal) == true)
            .With!.Members.ToDictionary(
                member => member.Name,
                member => Value((Scalar)member.Value),
                StringComparer.Ordinal
            );

    // what GitHub makes of it, as far as it holds no context
    public static string Value(Scalar scalar) =>
        scalar.Text.Contains("steps.", StringComparison.Ordinal)
        || scalar.Text.Contains("inputs.", StringComparison.Ordinal)
        || scalar.Text.Contains("needs.", StringComparison.Ordinal)
        || scalar.Text.Contains("(needs)", StringComparison.Ordinal)
        || (scalar.Text.StartsWith("${{ secrets.", StringComparison.Ordinal) && scalar.Style == ScalarStyle.Plain)
            ? scalar.Text
            : Template.Render(
                scalar.Text,
                new ExpressionScope(
                    new Dictionary<string, ExpressionValue>(),
                    new Dictionary<string, Func<IReadOnlyList<ExpressionValue>, ExpressionValue>>()
                )
            );

    public static IEnumerable<string> Lines(Dictionary<string, string> inputs, string name) =>
        inputs.GetValueOrDefault(name, "").Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public static string? Key(string? key) => key?.Replace("\r", "", StringComparison.Ordinal).TrimEnd('\n');

    public static IEnumerable<string> Shape(WorkflowFile file) => Shape(YamlReader.Read(file.Text)!, "");

    public static IEnumerable<string> Shape(Node node, string path) =>
        node switch
        {
            Mapping map => map.Members.SelectMany(member => Shape(member.Value, $"{path}/{member.Name}")),
            Sequence list => list.Items.SelectMany((item, at) => Shape(item, $"{path}/{at}")),
            _ => [$"{path}: {node.Kind}"],
        };
}
