using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace MsReleaseActions.Core;

/// <summary><c>owner/name</c>, as GitHub allows it.</summary>
public sealed partial record RepositoryName : IInputValue<RepositoryName>
{
    private const int LongestName = 100;

    private RepositoryName(string owner, string name) => (Owner, Name) = (owner, name);

    public string Owner { get; }

    public string Name { get; }

    public static bool TryParse(
        string text,
        [NotNullWhen(true)] out RepositoryName? value,
        [NotNullWhen(false)] out string? problem
    )
    {
        var match = Form().Match(text);
        value =
            match.Success && match.Groups[2].Value is not ("." or "..")
                ? new RepositoryName(match.Groups[1].Value, match.Groups[2].Value)
                : null;
        problem = value is null ? $"must be owner/name, not '{text}'" : null;
        return value is not null;
    }

    /// <exception cref="FormatException">The text is not <c>owner/name</c>.</exception>
    public static RepositoryName Parse(string text) =>
        TryParse(text, out var value, out var problem) ? value : throw new FormatException($"A repository {problem}.");

    /// <summary>What a folder may be called as a repository: what its name has that a repository's can have.</summary>
    /// <param name="folder">The folder's name.</param>
    public static RepositoryName OfFolder(string owner, string folder)
    {
        var name = string.Concat(
            folder.Where(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.').Take(LongestName)
        );
        return TryParse($"{owner}/{name}", out var value, out _) ? value : Parse($"{owner}/product");
    }

    /// <summary>GitHub compares owners and names without regard to case.</summary>
    public bool IsSameAs(RepositoryName other) =>
        string.Equals(ToString(), other.ToString(), StringComparison.OrdinalIgnoreCase);

    public override string ToString() => $"{Owner}/{Name}";

    [GeneratedRegex(@"\A([A-Za-z0-9](?:[A-Za-z0-9_-]{0,38}))/([A-Za-z0-9._-]{1,100})\z")]
    private static partial Regex Form();
}
