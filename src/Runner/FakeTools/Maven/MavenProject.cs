using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace MsReleaseActions.Runner.FakeTools.Maven;

/// <summary>What the rehearsal needs of a <c>pom.xml</c>.</summary>
internal sealed partial class MavenProject
{
    private const string Copier = "copy-rename-maven-plugin";
    private readonly XElement root;
    private readonly Dictionary<string, string> properties = new(StringComparer.Ordinal);

    private MavenProject(string path, XElement root, IReadOnlyList<string> profiles)
    {
        (Folder, this.root) = (Path.GetDirectoryName(path)!, root);
        var sections = root.Elements()
            .Where(Is("profiles"))
            .Elements()
            .Where(profile => profiles.Contains(Child(profile, "id")))
            .Prepend(root);
        foreach (var property in sections.Elements().Where(Is("properties")).Elements())
        {
            properties[property.Name.LocalName] = property.Value.Trim();
        }
        properties["project.artifactId"] = Name;
        properties["project.version"] =
            Child(root, "version") ?? Child(root.Elements().FirstOrDefault(Is("parent")), "version") ?? "";
        properties["project.build.directory"] = Target;
        properties["project.build.finalName"] = Resolve(
            Child(root.Elements().FirstOrDefault(Is("build")), "finalName")
                ?? "${project.artifactId}-${project.version}"
        );
        properties["project.basedir"] = properties["basedir"] = Folder;
    }

    public string Folder { get; }

    public string Name => Child(root, "artifactId") ?? throw new ToolFailure("[FATAL] 'artifactId' is missing");

    /// <summary>Where everything is made.</summary>
    public string Target => Path.Combine(Folder, "target");

    /// <summary>What the project is packed into.</summary>
    public string Archive =>
        Path.Combine(Target, $"{properties["project.build.finalName"]}.{Child(root, "packaging") ?? "jar"}");

    /// <param name="profiles">Named on the command line.</param>
    /// <exception cref="ToolFailure">It is not there, or no POM.</exception>
    public static MavenProject Read(string path, IReadOnlyList<string> profiles)
    {
        if (!File.Exists(path))
        {
            throw new ToolFailure(
                "[ERROR] The goal you specified requires a project to execute but there is no POM in this "
                    + $"directory ({Path.GetDirectoryName(path)})."
            );
        }
        try
        {
            return new MavenProject(path, XDocument.Load(path).Root!, profiles);
        }
        catch (XmlException problem)
        {
            throw new ToolFailure($"[FATAL] Non-parseable POM {path}: {problem.Message}");
        }
    }

    /// <summary>The copies that are made of the archive, under other names, when it is packed.</summary>
    /// <exception cref="ToolFailure">A path has a property that nobody sets.</exception>
    public IReadOnlyList<(string Source, string Destination)> Copies() =>
        [
            .. from plugin in root.Elements().Where(Is("build")).Elements().Where(Is("plugins")).Elements()
            where Child(plugin, "artifactId") == Copier
            from configuration in plugin.Descendants().Where(Is("configuration"))
            let source = Child(configuration, "sourceFile")
            let destination = Child(configuration, "destinationFile")
            where source is not null && destination is not null
            select (
                Path.GetFullPath(Path.Combine(Folder, Resolve(source))),
                Path.GetFullPath(Path.Combine(Folder, Resolve(destination)))
            ),
        ];

    private string Resolve(string text) =>
        Property()
            .Replace(
                text,
                match =>
                    properties.TryGetValue(match.Groups["name"].Value, out var value)
                        ? Resolve(value)
                        : throw new ToolFailure(
                            $"the rehearsal does not know {match.Value} of {Path.Combine(Folder, "pom.xml")}: "
                                + "only properties of the project and of profiles that are named with -P"
                        )
            );

    private static string? Child(XElement? element, string name) =>
        element?.Elements().FirstOrDefault(Is(name))?.Value.Trim();

    private static Func<XElement, bool> Is(string name) => element => element.Name.LocalName == name;

    [GeneratedRegex(@"\$\{(?<name>[^}]+)\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Property();
}
