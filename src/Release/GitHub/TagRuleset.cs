using System.Text.Json;
using System.Text.RegularExpressions;

namespace MsReleaseActions.ReleaseTrain.GitHub;

/// <summary>A ruleset of tags as GitHub shows it.</summary>
/// <param name="Id">GitHub's number.</param>
/// <param name="Name">Its name.</param>
public sealed record TagRuleset(long Id, string Name)
{
    /// <summary>Which tags are meant.</summary>
    public RulesetConditions? Conditions { get; init; }

    /// <summary>What is demanded of them.</summary>
    public IReadOnlyList<RulesetRule> Rules { get; init; } = [];

    /// <summary>Whom it spares; null: GitHub shows that to those only who may change the ruleset.</summary>
    public IReadOnlyList<RulesetActor>? BypassActors { get; init; }

    /// <summary>Whether it has a rule of this type.</summary>
    public bool Has(string type) => Rules.Any(rule => rule.Type == type);

    /// <summary>Whether it means a tag.</summary>
    /// <param name="tag">Its name, without <c>refs/tags/</c>.</param>
    public bool Covers(string tag) =>
        Conditions?.RefName is { } names
        && names.Include.Any(pattern => Fits(pattern, "refs/tags/" + tag))
        && !names.Exclude.Any(pattern => Fits(pattern, "refs/tags/" + tag));

    // as of file names: a star stops at a slash, two do not; what is no pattern fits nothing
    private static bool Fits(string pattern, string reference)
    {
        try
        {
            return pattern == "~ALL"
                || Regex.IsMatch(
                    reference,
                    @"\A"
                        + Regex
                            .Escape(pattern)
                            .Replace(@"\*\*", ".*", StringComparison.Ordinal)
                            .Replace(@"\*", "[^/]*", StringComparison.Ordinal)
                            .Replace(@"\?", "[^/]", StringComparison.Ordinal)
                            .Replace(@"\[", "[", StringComparison.Ordinal)
                        + @"\z",
                    RegexOptions.CultureInvariant,
                    TimeSpan.FromSeconds(1)
                );
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}

/// <summary>Which refs a ruleset means.</summary>
public sealed record RulesetConditions
{
    public RulesetNames? RefName { get; init; }
}

/// <summary>Patterns of refs.</summary>
public sealed record RulesetNames(IReadOnlyList<string> Include, IReadOnlyList<string> Exclude);

/// <summary>One rule.</summary>
/// <param name="Type"><c>creation</c>, <c>update</c>, <c>deletion</c>, …</param>
public sealed record RulesetRule(string Type)
{
    // each type has parameters of its own
    public JsonElement? Parameters { get; init; }
}

/// <summary>Somebody whom a ruleset spares.</summary>
/// <param name="ActorType"><c>Integration</c> is a GitHub App.</param>
public sealed record RulesetActor(string ActorType)
{
    /// <summary>GitHub Actions, which every job's own token acts as.</summary>
    public const long Actions = 15368;

    /// <summary>Of an App its number.</summary>
    public long? ActorId { get; init; }

    /// <summary><c>pull_request</c> spares nobody who makes a tag.</summary>
    public string? BypassMode { get; init; }

    // GitHub's numbers of a repository's roles
    private const long Admin = 5;

    /// <summary>Whether it is who may change the ruleset in any case.</summary>
    public bool IsAdministrator =>
        ActorType is "OrganizationAdmin" or "EnterpriseOwner" || (ActorType == "RepositoryRole" && ActorId == Admin);

    /// <summary>Whether it is GitHub Actions: every workflow, also of a branch that anybody pushed.</summary>
    public bool IsActions => IsApp(Actions);

    /// <summary>Who it is, in words.</summary>
    public string Shown =>
        ActorType switch
        {
            "Integration" => IsActions ? "the workflows of any branch (GitHub Actions)" : $"the App {ActorId}",
            "RepositoryRole" => ActorId switch
            {
                4 => "everybody who may write",
                2 => "everybody who may maintain",
                _ => $"the role {ActorId}",
            },
            "Team" => $"the team {ActorId}",
            "DeployKey" => "deploy keys",
            _ => $"{ActorType} {ActorId}".TrimEnd(),
        };

    /// <summary>Whether it is this App, whatever it does.</summary>
    public bool IsApp(long number) => ActorType == "Integration" && ActorId == number && SparesAlways;

    /// <summary>Whether it is spared when it makes a tag, which no pull request does.</summary>
    public bool SparesAlways => BypassMode != "pull_request";
}
