using YamlDotNet.RepresentationModel;

namespace MsReleaseActions.Cli.Runner;

/// <summary>What <c>action.yml</c> says about an action's inputs.</summary>
/// <param name="Id">The action's id.</param>
/// <param name="Defaults">Each declared input with its default, an expression perhaps; an empty text where there is none.</param>
internal sealed record ActionDefinition(string Id, IReadOnlyDictionary<string, string> Defaults)
{
    private const string Folder = "actions/";
    private const string File = "/action.yml";

    /// <summary>The ids of every action that this program was built with.</summary>
    public static IReadOnlyList<string> Ids { get; } = [.. Resources.Names(Folder).Select(name => name[Folder.Length..^File.Length])];

    public static ActionDefinition Load(string id) => new(id, Read(Resources.Text(Folder + id + File)));

    private static Dictionary<string, string> Read(string text)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(text));
        var root = (YamlMappingNode)yaml.Documents[0].RootNode;
        var defaults = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (root.Children.TryGetValue("inputs", out var inputs))
        {
            foreach (var (name, input) in ((YamlMappingNode)inputs).Children)
            {
                var value = input is YamlMappingNode members && members.Children.TryGetValue("default", out var found) ? ((YamlScalarNode)found).Value : null;
                defaults[((YamlScalarNode)name).Value!] = value ?? "";
            }
        }
        return defaults;
    }
}
