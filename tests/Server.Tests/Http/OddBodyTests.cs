using System.Text.Json.Nodes;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ServerTests.Http;

/// <summary>Lists in a request's body whose items are not what they should be are refused, as GitHub does.</summary>
[Needs(Need.Nothing)]
public sealed class OddBodyTests : SandboxTest
{
    // method, path below the repository, a body in which the list's one item stands for '@'
    private static readonly string[][] Requests =
    [
        ["POST", "/git/commits", """{"message":"m","tree":"{tree}","parents":[@]}"""],
        ["POST", "/git/trees", """{"tree":[@]}"""],
        ["PUT", "/environments/app", """{"reviewers":[@]}"""],
        ["POST", "/rulesets", """{"name":"r","target":"branch","enforcement":"active","rules":[@]}"""],
        ["POST", "/rulesets", """{"name":"r","enforcement":"active","bypass_actors":[@]}"""],
        ["POST", "/rulesets", """{"name":"r","enforcement":"active","conditions":{"ref_name":{"include":[@]}}}"""],
        [
            "POST",
            "/rulesets",
            """
                {"name":"r","enforcement":"active","rules":[{"type":"required_status_checks",
                "parameters":{"required_status_checks":[@],"strict_required_status_checks_policy":true}}]}
                """,
        ],
        [
            "PUT",
            "/branches/main/protection",
            """
                {"required_status_checks":{"strict":true,"checks":[@]},"enforce_admins":null,
                "required_pull_request_reviews":null,"restrictions":null}
                """,
        ],
        [
            "PUT",
            "/branches/main/protection",
            """
                {"required_status_checks":{"strict":true,"contexts":[@]},"enforce_admins":null,
                "required_pull_request_reviews":null,"restrictions":null}
                """,
        ],
        [
            "PUT",
            "/branches/main/protection",
            """
                {"required_status_checks":null,"enforce_admins":null,"required_pull_request_reviews":null,
                "restrictions":{"users":[@],"teams":[]}}
                """,
        ],
    ];

    public static MatrixTheoryData<int, string> Cases =>
        new(Enumerable.Range(0, Requests.Length), ["null", "5", "true", "[]", "{\"sha\":5}", "{\"type\":null}"]);

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task An_item_of_another_kind_is_refused_and_changes_nothing(int request, string item)
    {
        var text = Requests[request]
            [2]
            .Replace("{tree}", Repo.Resolve("main^{tree}"), StringComparison.Ordinal)
            .Replace("@", item, StringComparison.Ordinal);

        var answer = await Api(
            new HttpMethod(Requests[request][0]),
            "/repos/org/ms-manager" + Requests[request][1],
            Github.AdminToken(),
            (JsonObject)JsonNode.Parse(text)!
        );

        answer.Status.Should().Be(422, text);
        Github.Log.Violations.Should().NotContain(violation => violation.Contains("itself failed"));
    }
}
