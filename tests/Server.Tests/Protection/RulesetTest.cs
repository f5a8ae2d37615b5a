using System.Text.Json.Nodes;

namespace MsReleaseActions.ServerTests.Protection;

/// <summary>Rulesets of a repository, made over the API.</summary>
public abstract class RulesetTest : SandboxTest
{
    protected const string Root = "/repos/org/ms-manager/rulesets";
    protected const string Checks =
        """{"type":"required_status_checks","parameters":{"required_status_checks":[{"context":"ci"}],"strict_required_status_checks_policy":false}}""";

    protected string Admin => Github.AdminToken();

    protected Task<Reply> Make(
        string rule,
        string pattern = "~DEFAULT_BRANCH",
        string target = "branch",
        string bypass = "[]"
    ) =>
        Api(
            HttpMethod.Post,
            Root,
            Admin,
            JsonNode.Parse(
                $$"""{"name":"main","target":"{{target}}","enforcement":"active","bypass_actors":{{bypass}},"conditions":{"ref_name":{"include":["{{pattern}}"],"exclude":[]} },"rules":[{{rule}}]}"""
            )
        );
}
