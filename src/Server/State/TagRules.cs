using System.Text.RegularExpressions;

namespace MsReleaseActions.Server.State;

/// <summary>What one ruleset demands of a tag.</summary>
internal sealed record TagRules
{
    /// <summary>Where a tag is protected by nothing but the release that was published under its name.</summary>
    public static TagRules OfImmutableRelease { get; } =
        new()
        {
            NoCreation = true,
            NoUpdate = true,
            NoDeletion = true,
        };

    public bool NoCreation { get; init; }

    public bool NoUpdate { get; init; }

    public bool NoDeletion { get; init; }

    public bool NoForce { get; init; }

    /// <summary>Whether what is tagged must be signed. Nothing of the sandbox is.</summary>
    public bool Signatures { get; init; }

    /// <summary>What a new tag must be called.</summary>
    public IReadOnlyList<NamePattern> Names { get; init; } = [];

    /// <summary>Everything that is broken, in GitHub's words; those about a name are ours.</summary>
    public IEnumerable<string> Broken(SandboxRepository repository, RefChange change)
    {
        if (change.After is null)
        {
            return NoDeletion ? ["Cannot delete this tag"] : [];
        }
        var name = change.Ref["refs/tags/".Length..];
        return
        [
            .. change.Before is null ? Created(name) : Updated(repository, change),
            .. Signatures ? (string[])["Commits must have verified signatures."] : [],
        ];
    }

    private IEnumerable<string> Created(string name) =>
        [
            .. NoCreation ? (string[])["Cannot create ref due to creations being restricted."] : [],
            .. Names.Where(pattern => !pattern.Allows(name)).Select(pattern => pattern.Problem),
        ];

    private IEnumerable<string> Updated(SandboxRepository repository, RefChange change)
    {
        if (NoUpdate)
        {
            yield return "Cannot update this protected ref.";
        }
        if (NoForce && !IsForward(repository, change.Before!, change.After!))
        {
            yield return "Cannot force-push to this tag";
        }
    }

    private static bool IsForward(SandboxRepository repository, string before, string after) =>
        repository.Resolve(before) is { } from
        && repository.Resolve(after) is { } to
        && GitWrite.IsAncestor(repository, from, to);
}

/// <summary>What names must look like.</summary>
/// <param name="Operator"><c>starts_with</c>, <c>ends_with</c>, <c>contains</c> or <c>regex</c>.</param>
/// <param name="Pattern">Text, or a regular expression.</param>
/// <param name="Negate">Whether they must not look so.</param>
internal sealed record NamePattern(string Operator, string Pattern, bool Negate)
{
    public string Problem =>
        $"Tag name must {(Negate ? "not " : "")}"
        + Operator switch
        {
            "starts_with" => $"start with '{Pattern}'",
            "ends_with" => $"end with '{Pattern}'",
            "contains" => $"contain '{Pattern}'",
            _ => $"match the pattern '{Pattern}'",
        };

    public bool Allows(string name) => Fits(name) != Negate;

    private bool Fits(string name) =>
        Operator switch
        {
            "starts_with" => name.StartsWith(Pattern, StringComparison.Ordinal),
            "ends_with" => name.EndsWith(Pattern, StringComparison.Ordinal),
            "contains" => name.Contains(Pattern, StringComparison.Ordinal),
            _ => Regex.IsMatch(name, Pattern, RegexOptions.None, TimeSpan.FromSeconds(1)),
        };
}
