using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace MsReleaseActions.Server.State;

/// <summary>An input that <c>on.workflow_dispatch</c> declares.</summary>
internal sealed record DeclaredInput(
    string Name,
    bool Required,
    string? Default,
    string Type,
    IReadOnlyList<string> Options
);

/// <summary>What the API needs to know of a workflow file.</summary>
/// <param name="Name">Null: the path stands for it.</param>
/// <param name="RunName">The template, or null.</param>
/// <param name="Dispatch">The declared inputs; null where the file has no such trigger.</param>
internal sealed record WorkflowDocument(string? Name, string? RunName, IReadOnlyList<DeclaredInput>? Dispatch)
{
    private static readonly WorkflowDocument Unreadable = new(null, null, null);

    /// <summary>Reads a file; one that is not YAML has no name and no trigger, as on GitHub.</summary>
    public static WorkflowDocument Parse(string text)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            return stream.Documents is [{ RootNode: YamlMappingNode root }]
                ? new WorkflowDocument(Text(root, "name"), Text(root, "run-name"), Triggers(Child(root, "on")))
                : Unreadable;
        }
        catch (YamlException)
        {
            return Unreadable;
        }
    }

    private static IReadOnlyList<DeclaredInput>? Triggers(YamlNode? on) =>
        on switch
        {
            YamlScalarNode { Value: "workflow_dispatch" } => [],
            YamlSequenceNode list when list.Any(item => item is YamlScalarNode { Value: "workflow_dispatch" }) => [],
            YamlMappingNode map when map.Children.ContainsKey(new YamlScalarNode("workflow_dispatch")) => Inputs(
                Child(map, "workflow_dispatch")
            ),
            _ => null,
        };

    private static IReadOnlyList<DeclaredInput> Inputs(YamlNode? trigger) =>
        trigger is YamlMappingNode map && Child(map, "inputs") is YamlMappingNode inputs
            ?
            [
                .. inputs.Children.Select(pair =>
                    Input(((YamlScalarNode)pair.Key).Value!, pair.Value as YamlMappingNode ?? [])
                ),
            ]
            : [];

    private static DeclaredInput Input(string name, YamlMappingNode node) =>
        new(
            name,
            Text(node, "required") is "true" or "True" or "TRUE",
            Text(node, "default"),
            Text(node, "type") ?? "string",
            Child(node, "options") is YamlSequenceNode options
                ? [.. options.OfType<YamlScalarNode>().Select(option => option.Value ?? "")]
                : []
        );

    private static YamlNode? Child(YamlMappingNode node, string name) =>
        node.Children.TryGetValue(new YamlScalarNode(name), out var child) ? child : null;

    private static string? Text(YamlMappingNode node, string name) => (Child(node, name) as YamlScalarNode)?.Value;
}
