using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace MsReleaseActions.Testing;

/// <summary>An <c>action.yml</c>, read as GitHub reads it.</summary>
/// <param name="Arguments"><c>args</c>, in the order of the file.</param>
/// <param name="Inputs">In the order of the file.</param>
/// <param name="Outputs">Name and description, in the order of the file.</param>
/// <param name="Permissions">Scope and reason, from the file's <c># permission scope: access - reason</c>
/// lines.</param>
public sealed partial record ActionFile(
    string Id,
    string Name,
    string Description,
    string Author,
    string Icon,
    string Color,
    string Using,
    string Image,
    string Entrypoint,
    IReadOnlyList<string> Arguments,
    IReadOnlyList<ActionInput> Inputs,
    IReadOnlyList<KeyValuePair<string, string>> Outputs,
    IReadOnlyList<KeyValuePair<string, string>> Permissions
)
{
    public static ActionFile Read(string id)
    {
        var text = Checkout.Read($"actions/{id}/action.yml");
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        var root = (YamlMappingNode)stream.Documents.Single().RootNode;
        return new ActionFile(
            id,
            Text(root, "name"),
            Text(root, "description"),
            Text(root, "author"),
            Text(root, "branding", "icon"),
            Text(root, "branding", "color"),
            Text(root, "runs", "using"),
            Text(root, "runs", "image"),
            Text(root, "runs", "entrypoint"),
            [.. Items(root, "runs", "args")],
            [
                .. Members(root, "inputs")
                    .Select(member => new ActionInput(
                        Key(member),
                        Text(member.Value, "description"),
                        Text(member.Value, "required") == "true",
                        Text(member.Value, "default")
                    )),
            ],
            [
                .. Members(root, "outputs")
                    .Select(member => KeyValuePair.Create(Key(member), Text(member.Value, "description"))),
            ],
            [
                .. PermissionLine()
                    .Matches(text)
                    .Select(line => KeyValuePair.Create(line.Groups["scope"].Value, line.Groups["reason"].Value)),
            ]
        );
    }

    private static string Key(KeyValuePair<YamlNode, YamlNode> member) => ((YamlScalarNode)member.Key).Value!;

    private static IEnumerable<KeyValuePair<YamlNode, YamlNode>> Members(YamlNode node, string name) =>
        Member(node, name) is YamlMappingNode mapping ? mapping.Children : [];

    private static string Text(YamlNode node, params string[] path) => (At(node, path) as YamlScalarNode)?.Value ?? "";

    private static IEnumerable<string> Items(YamlNode node, params string[] path) =>
        At(node, path) is YamlSequenceNode items ? items.Select(item => ((YamlScalarNode)item).Value!) : [];

    private static YamlNode? At(YamlNode node, string[] path) =>
        path.Aggregate<string, YamlNode?>(node, (at, name) => at is null ? null : Member(at, name));

    private static YamlNode? Member(YamlNode node, string name) =>
        node is YamlMappingNode mapping && mapping.Children.TryGetValue(new YamlScalarNode(name), out var value)
            ? value
            : null;

    [GeneratedRegex(
        "^# permission (?<scope>\\S+: \\S+) - (?<reason>.+)$",
        RegexOptions.Multiline | RegexOptions.CultureInvariant
    )]
    private static partial Regex PermissionLine();
}

/// <summary>
/// An input as <c>action.yml</c> declares it; <paramref name="Default"/> is empty where there is none.
/// </summary>
public sealed record ActionInput(string Name, string Description, bool IsRequired, string Default)
{
    /// <summary>The default is worked out by GitHub for each job.</summary>
    public bool HasExpression => Default.Contains("${{", StringComparison.Ordinal);
}
