using System.Reflection;

namespace MsReleaseActions.OctokitBench;

/// <summary>What our actions and the train ask of GitHub, looked for among Octokit's public types.</summary>
internal static class Lacks
{
    private static readonly Type[] Types = typeof(Octokit.GitHubClient).Assembly.GetExportedTypes();

    public static async Task PrintAsync(Place place, TextWriter page)
    {
        await page.WriteLineAsync("\n## What is there\n\n| | in Octokit | seen |\n|---|---|---|");
        await page.WriteLineAsync(Row("`digest` of an asset", Members<Octokit.ReleaseAsset>("Digest")));
        await page.WriteLineAsync(Row("`immutable` of a release", Members<Octokit.Release>("Immutable")));
        await page.WriteLineAsync(
            Row(
                "`return_run_details` of a dispatch, or an answer with the run's id",
                [.. Members<Octokit.CreateWorkflowDispatch>("RunDetails"), .. DispatchesThatAnswer()]
            )
        );
        await page.WriteLineAsync(Row("rulesets", Named("Ruleset")));
        await page.WriteLineAsync(Row("pending deployments of a run, listed", Named("PendingDeployments"), IsList));
        await page.WriteLineAsync(Row("attestations", Named("Attestation")));
        var (octokits, ours) = (await Retries.OctokitsAsync(place), await Retries.OursAsync(place));
        await page.WriteLineAsync(
            $"| a GET that was answered 502, asked again | {YesOrNo(octokits.IsAskedAgain)} | {octokits.Seen}; "
                + $"ours: {YesOrNo(ours.IsAskedAgain)}, {ours.Seen} |"
        );
    }

    private static string Row(string what, IReadOnlyList<MemberInfo> seen, Func<MemberInfo, bool>? counts = null) =>
        $"| {what} | {YesOrNo(seen.Any(counts ?? (_ => true)))} | "
        + string.Join(", ", seen.Select(member => $"`{member.DeclaringType?.Name}.{member.Name}`").Distinct())
        + " |";

    private static string YesOrNo(bool isSo) => isSo ? "yes" : "no";

    private static List<MemberInfo> Members<T>(string name) =>
        [.. typeof(T).GetMembers().Where(member => IsNamed(member, name) && member is not MethodInfo)];

    // types and what they have, in any spelling
    private static List<MemberInfo> Named(string name) =>
        [
            .. Types.Where(type => IsNamed(type, name)),
            .. Types
                .Where(type => type.IsInterface)
                .SelectMany(type => type.GetMembers())
                .Where(member => IsNamed(member, name)),
        ];

    private static List<MemberInfo> DispatchesThatAnswer() =>
        [
            .. typeof(Octokit.IActionsWorkflowsClient)
                .GetMethods()
                .Where(method => IsNamed(method, "Dispatch") && method.ReturnType != typeof(Task)),
        ];

    private static bool IsList(MemberInfo member) =>
        member is MethodInfo method
        && method.ReturnType is { IsGenericType: true } answer
        && answer.GenericTypeArguments[0].IsAssignableTo(typeof(System.Collections.IEnumerable));

    private static bool IsNamed(MemberInfo member, string name) =>
        member.Name.Contains(name, StringComparison.OrdinalIgnoreCase);
}
