using System.CommandLine;

namespace MsReleaseActions.Cli.Help;

/// <summary>A command whose help ends with lines to copy.</summary>
/// <param name="name">As it is typed.</param>
/// <param name="description">One sentence for the list, more for its own help.</param>
/// <param name="examples">Command lines, each with what it is for.</param>
internal sealed class DescribedCommand(string name, string description, params string[] examples)
    : Command(name, description)
{
    public IReadOnlyList<string> Examples => examples;

    /// <summary>Whether it speaks to GitHub: then its help says where token and address come from.</summary>
    public bool AsksGitHub { get; set; }
}
