using System.Text.Json;

namespace MsReleaseActions.ReleaseTrain.GitHub;

/// <summary>Adds up what a branch's own answer, its protection and its rules demand.</summary>
internal static class BranchRequirementsReading
{
    public static BranchRequirements Of(
        BranchAnswer shown,
        ProtectionAnswer? protection,
        IReadOnlyList<BranchRule> rules
    )
    {
        var classic = protection?.RequiredStatusChecks ?? shown.Protection?.RequiredStatusChecks;
        var checks = Parameters(rules, "required_status_checks");
        var pulls = Parameters(rules, "pull_request");
        var isLinear = protection?.RequiredLinearHistory?.Enabled == true || Has(rules, "required_linear_history");
        return new BranchRequirements
        {
            Checks = Distinct([.. Classic(classic), .. checks.SelectMany(RuleChecks)]),
            IsStrict =
                classic?.Strict == true || checks.Any(rule => Flag(rule, "strict_required_status_checks_policy")),
            Approvals = pulls
                .Select(rule => Number(rule, "required_approving_review_count"))
                .Append(protection?.RequiredPullRequestReviews?.RequiredApprovingReviewCount ?? 0)
                .Max(),
            MergeMethods =
            [
                .. MergeMethod.All.Where(method =>
                    !(isLinear && method == MergeMethod.Merge) && pulls.All(rule => Allows(rule, method))
                ),
            ],
            HasMergeQueue = Has(rules, "merge_queue"),
            RequiresSignatures = protection?.RequiredSignatures?.Enabled == true || Has(rules, "required_signatures"),
        };
    }

    private static IEnumerable<RequiredCheck> Classic(RequiredChecksAnswer? classic) =>
        classic?.Checks is { Count: > 0 } checks
            ? checks.Select(check => new RequiredCheck(check.Context, App(check.AppId)))
        : classic?.Contexts is { } contexts ? contexts.Select(context => new RequiredCheck(context))
        : [];

    private static IEnumerable<RequiredCheck> RuleChecks(JsonElement rule) =>
        rule.TryGetProperty("required_status_checks", out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray()
                .Select(check => new RequiredCheck(
                    check.GetProperty("context").GetString()!,
                    App(OptionalNumber(check, "integration_id"))
                ))
            : [];

    // one that any app may give is settled by the one that names its app
    private static RequiredCheck[] Distinct(IReadOnlyList<RequiredCheck> checks) =>
        [
            .. checks
                .Distinct()
                .Where(check =>
                    check.AppId is not null
                    || !checks.Any(other => other.Context == check.Context && other.AppId is not null)
                ),
        ];

    private static bool Allows(JsonElement rule, string method) =>
        !rule.TryGetProperty("allowed_merge_methods", out var list)
        || list.ValueKind != JsonValueKind.Array
        || list.EnumerateArray().Any(item => item.GetString() == method);

    private static long? App(long? id) => id is > 0 ? id : null;

    private static bool Has(IReadOnlyList<BranchRule> rules, string type) => rules.Any(rule => rule.Type == type);

    private static List<JsonElement> Parameters(IReadOnlyList<BranchRule> rules, string type) =>
        [
            .. rules
                .Where(rule => rule.Type == type)
                .Select(rule => rule.Parameters)
                .OfType<JsonElement>()
                .Where(given => given.ValueKind == JsonValueKind.Object),
        ];

    private static bool Flag(JsonElement rule, string name) =>
        rule.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;

    private static int Number(JsonElement rule, string name) => (int)(OptionalNumber(rule, name) ?? 0);

    private static long? OptionalNumber(JsonElement rule, string name) =>
        rule.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetInt64() : null;
}
