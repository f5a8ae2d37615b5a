using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace MsReleaseActions.Server.State;

/// <summary>A ruleset, its rules kept as they were sent.</summary>
/// <param name="Id">GitHub's number.</param>
/// <param name="Name">Its name.</param>
/// <param name="Target"><c>branch</c> or <c>tag</c>.</param>
/// <param name="Enforcement"><c>active</c>, <c>evaluate</c> or <c>disabled</c>.</param>
/// <param name="Conditions">GitHub's <c>conditions</c>.</param>
/// <param name="Rules">GitHub's <c>rules</c>.</param>
/// <param name="BypassActors">GitHub's <c>bypass_actors</c>.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="UpdatedAt">When it was last changed.</param>
public sealed record SandboxRuleset(
    long Id,
    string Name,
    string Target,
    string Enforcement,
    JsonObject? Conditions,
    JsonArray Rules,
    JsonArray BypassActors,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt
)
{
    /// <summary>Whether it is active and means this ref.</summary>
    /// <param name="reference">Full name.</param>
    /// <param name="defaultBranch">What <c>~DEFAULT_BRANCH</c> stands for.</param>
    internal bool Covers(string reference, string defaultBranch) =>
        Enforcement == "active"
        && reference.StartsWith(Target == "tag" ? "refs/tags/" : "refs/heads/", StringComparison.Ordinal)
        && Patterns("include").Any(p => Matches(p, reference, defaultBranch))
        && !Patterns("exclude").Any(p => Matches(p, reference, defaultBranch));

    /// <summary>
    /// Whether a caller need not obey. <paramref name="merging"/>: some may bypass by pull request only.
    /// </summary>
    internal bool Spares(SandboxToken? token, SandboxRepository repository, bool merging) =>
        token is not null
        && BypassActors
            .Select(actor => BypassActor.Of(actor!))
            .Any(actor => actor.Is(token, repository) && (merging || actor.Mode != "pull_request"));

    internal TagRules DemandsOfTag() =>
        new()
        {
            NoCreation = Rule("creation") is not null,
            NoUpdate = Rule("update") is not null,
            NoDeletion = Rule("deletion") is not null,
            NoForce = Rule("non_fast_forward") is not null,
            Signatures = Rule("required_signatures") is not null,
            Names = Rule("tag_name_pattern") is { } pattern
                ?
                [
                    new NamePattern(
                        pattern["operator"]!.GetValue<string>(),
                        pattern["pattern"]!.GetValue<string>(),
                        (bool?)pattern["negate"] == true
                    ),
                ]
                : [],
        };

    internal BranchRules Demands()
    {
        var pull = Rule("pull_request");
        var checks = Rule("required_status_checks");
        return new BranchRules
        {
            Heading = "Repository rule violations found\n\n",
            RequiredChecks =
            [
                .. checks?["required_status_checks"]?.AsArray().Select(c => c!["context"]!.GetValue<string>()) ?? [],
            ],
            UpToDate = (bool?)checks?["strict_required_status_checks_policy"] == true,
            ChecksSpareCreation = (bool?)checks?["do_not_enforce_on_create"] == true,
            Approvals = pull is null ? null : (int?)pull["required_approving_review_count"] ?? 0,
            MergeMethods = pull?["allowed_merge_methods"] is JsonArray methods
                ? [.. methods.Select(m => m!.GetValue<string>())]
                : null,
            NoCreation = Rule("creation") is not null,
            NoUpdate = Rule("update") is not null,
            NoDeletion = Rule("deletion") is not null,
            NoForce = Rule("non_fast_forward") is not null,
            Linear = Rule("required_linear_history") is not null,
            Queue = Rule("merge_queue") is not null,
            Signatures = Rule("required_signatures") is not null,
        };
    }

    /// <summary>GitHub's patterns: as of a file name, where a star stops at a slash and two do not.</summary>
    internal static bool Matches(string pattern, string reference, string defaultBranch)
    {
        if (pattern is "~ALL" or "~DEFAULT_BRANCH")
        {
            return pattern == "~ALL" || reference == "refs/heads/" + defaultBranch;
        }

        var text = new StringBuilder("^");
        for (var i = 0; i < pattern.Length; i++)
        {
            var two = pattern[i] == '*' && i + 1 < pattern.Length && pattern[i + 1] == '*';
            text.Append(
                two
                    ? ".*"
                    : pattern[i] switch
                    {
                        '*' => "[^/]*",
                        '?' => "[^/]",
                        var c => Regex.Escape(c.ToString()),
                    }
            );
            i += two ? 1 : 0;
        }

        return Regex.IsMatch(reference, text.Append('$').ToString(), RegexOptions.None, TimeSpan.FromSeconds(1));
    }

    private IEnumerable<string> Patterns(string list) =>
        Conditions?["ref_name"]?[list]?.AsArray().Select(p => p!.GetValue<string>()) ?? [];

    private JsonNode? Rule(string type) =>
        Rules.FirstOrDefault(r => r!["type"]!.GetValue<string>() == type) is { } rule
            ? rule["parameters"] ?? new JsonObject()
            : null;
}
