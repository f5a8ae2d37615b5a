using MsReleaseActions.Server.Http;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.Server.Api.Protection;

/// <summary>
/// The parts of classic protection that have addresses of their own: required checks, their names, required reviews.
/// </summary>
internal static class ProtectionPartRoutes
{
    private const string Checks = ProtectionRoutes.Root + "/required_status_checks";
    private const string Contexts = Checks + "/contexts";
    private const string Reviews = ProtectionRoutes.Root + "/required_pull_request_reviews";

    public static void Add(Routes routes)
    {
        routes.Get(Checks, call => ShowChecks(call, Policy(call, Access.Read)));
        routes.Patch(Checks, UpdateChecks);
        routes.Delete(Checks, call => Drop(call, p => p with { Checks = null }));
        routes.Get(Contexts, call => call.Json(ProtectionJson.Contexts(Policy(call, Access.Read))));
        routes.Post(
            Contexts,
            call =>
                Name(call, (before, given) => [.. before, .. given.Where(g => before.All(b => b.Context != g.Context))])
        );
        routes.Put(Contexts, call => Name(call, (_, given) => given));
        routes.Delete(
            Contexts,
            call => Name(call, (before, given) => [.. before.Where(b => given.All(g => g.Context != b.Context))])
        );
        routes.Get(
            Reviews,
            call => call.Json(ProtectionJson.Reviews(ReviewsOf(call, Access.Read), ProtectionRoutes.Url(call)))
        );
        routes.Patch(Reviews, UpdateReviews);
        routes.Delete(
            Reviews,
            call =>
            {
                ReviewsOf(call, Access.Write);
                return Drop(call, p => p with { Reviews = null });
            }
        );
    }

    private static CheckPolicy Policy(ApiCall call, Access access) =>
        ProtectionRoutes.Find(call, access).Checks
        ?? throw new Refusal(Answer.Error(404, "Required status checks not enabled"));

    private static ReviewPolicy ReviewsOf(ApiCall call, Access access) =>
        ProtectionRoutes.Find(call, access).Reviews
        ?? throw new Refusal(Answer.Error(404, "Pull request reviews are not required"));

    private static Answer ShowChecks(ApiCall call, CheckPolicy checks) =>
        call.Json(ProtectionJson.Checks(checks, ProtectionRoutes.Url(call)));

    private static Answer UpdateChecks(ApiCall call)
    {
        var before = Policy(call, Access.Write);
        var body = call.Body("strict", "contexts", "checks");
        var after = new CheckPolicy(
            body.Flag("strict") ?? before.Strict,
            ProtectionRoutes.Required(body) ?? before.Required
        );
        Change(call, p => p with { Checks = after });
        return ShowChecks(call, after);
    }

    private static Answer Name(
        ApiCall call,
        Func<IReadOnlyList<RequiredCheck>, IReadOnlyList<RequiredCheck>, IReadOnlyList<RequiredCheck>> merge
    )
    {
        var before = Policy(call, Access.Write);
        var given =
            ProtectionRoutes.Required(call.Body("contexts"))
            ?? throw new Refusal(call.Unprocessable("Invalid request.\n\n\"contexts\" wasn't supplied."));
        var after = before with { Required = merge(before.Required, given) };
        Change(call, p => p with { Checks = after });
        return call.Json(ProtectionJson.Contexts(after));
    }

    private static Answer UpdateReviews(ApiCall call)
    {
        var before = ProtectionRoutes.Find(call, Access.Write).Reviews ?? new ReviewPolicy();
        var body = call.Body(
            "dismissal_restrictions",
            "dismiss_stale_reviews",
            "require_code_owner_reviews",
            "required_approving_review_count",
            "require_last_push_approval",
            "bypass_pull_request_allowances"
        );
        var after = ProtectionRoutes.Reviews(call, body, before);
        Change(call, p => p with { Reviews = after });
        return call.Json(ProtectionJson.Reviews(after, ProtectionRoutes.Url(call)));
    }

    private static Answer Drop(ApiCall call, Func<SandboxProtection, SandboxProtection> change)
    {
        Change(call, change);
        return call.NoContent();
    }

    private static void Change(ApiCall call, Func<SandboxProtection, SandboxProtection> change) =>
        ProtectionRoutes.Keep(call, change(ProtectionRoutes.Find(call, Access.Write)));
}
