using System.Text.Json.Nodes;
using MsReleaseActions.Server.Http;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.Server.Api.Attestations;

/// <summary>Attestations by the digest of what they speak of. GitHub answers 404 where there is none.</summary>
internal static class AttestationRoutes
{
    public static void Add(Routes routes) => routes.Get("/repos/{owner}/{repo}/attestations/{subject_digest}", Show);

    private static Answer Show(ApiCall call)
    {
        call.Require(Permission.Attestations, Access.Read);
        var kind = call.Query("predicate_type") switch
        {
            "provenance" => "slsa.dev/provenance",
            "sbom" => "spdx.dev",
            var other => other,
        };
        var found = call.Repository.Attestations.Of(call["subject_digest"], kind).Reverse().ToList();
        if (found.Count == 0)
        {
            return call.NotFound();
        }

        var page = call.List(
            found,
            bundle => new JsonObject
            {
                ["bundle"] = bundle.DeepClone(),
                ["repository_id"] = call.Repository.Id,
                ["bundle_url"] = "",
                ["initiator"] = "user",
            }
        );
        var answer = call.Json(new JsonObject { ["attestations"] = page.Json!.DeepClone() });
        return page.Headers.TryGetValue("Link", out var link) ? answer.With("Link", link) : answer;
    }
}
