using MsReleaseActions.Server.Http;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.Server.Api.Protection;

/// <summary>Rulesets, and the rules that hold for a branch.</summary>
internal static class RulesetRoutes
{
    private const string Root = "/repos/{owner}/{repo}/rulesets";

    public static void Add(Routes routes)
    {
        routes.Get(
            Root,
            call =>
                call.List(
                    call.Repository.Protection.Rulesets.Where(r => Wanted(call, r)),
                    r => RulesetJson.Brief(r, call.Repository, call.Origins)
                )
        );
        routes.Post(Root, Create);
        routes.Get(Root + "/{ruleset_id}", call => call.Json(RulesetJson.Full(Find(call), call)));
        routes.Put(Root + "/{ruleset_id}", Update);
        routes.Delete(Root + "/{ruleset_id}", Delete);
        routes.Get("/repos/{owner}/{repo}/rules/branches/{*branch}", RulesOfBranch);
    }

    private static bool Wanted(ApiCall call, SandboxRuleset ruleset) =>
        call.Query("targets") is not { } targets || targets.Split(',').Contains(ruleset.Target);

    private static SandboxRuleset Find(ApiCall call)
    {
        var id = call.Number("ruleset_id");
        return call.Repository.Protection.Rulesets.FirstOrDefault(r => r.Id == id)
            ?? throw new Refusal(call.NotFound());
    }

    private static Answer Create(ApiCall call)
    {
        call.Require(Permission.Administration, Access.Write);
        var body = Body(call);
        _ = body.RequiredText("name");
        _ = body.RequiredText("enforcement");
        var blank = new SandboxRuleset(call.Sandbox.NextId(), "", "branch", "active", null, [], [], call.Now, call.Now);
        return call.Created(
                RulesetJson.Full(call.Repository.Protection.Put(RulesetInput.Read(call, body, blank)), call)
            )
            .With("Location", $"{call.Url(call.Record.Path)}/{blank.Id}");
    }

    private static Answer Update(ApiCall call)
    {
        call.Require(Permission.Administration, Access.Write);
        var before = Find(call);
        var after = RulesetInput.Read(call, Body(call), before) with { UpdatedAt = call.Now };
        return call.Json(RulesetJson.Full(call.Repository.Protection.Put(after), call));
    }

    private static Answer Delete(ApiCall call)
    {
        call.Require(Permission.Administration, Access.Write);
        call.Repository.Protection.Remove(Find(call).Id);
        return call.NoContent();
    }

    private static Answer RulesOfBranch(ApiCall call) =>
        call.List(
            call.Repository.Protection.For("refs/heads/" + call["branch"])
                .SelectMany(ruleset => ruleset.Rules.Select(rule => (Ruleset: ruleset, Rule: rule!))),
            pair => RulesetJson.Rule(pair.Ruleset, pair.Rule, call.Repository)
        );

    private static JsonBody Body(ApiCall call) =>
        call.Body("name", "target", "enforcement", "bypass_actors", "conditions", "rules");
}
