using MsReleaseActions.Workflows.Model;
using MsReleaseActions.Workflows.Yaml;

namespace MsReleaseActions.Workflows.Lint.Reading;

/// <summary>A step that uses one of our actions, in whatever repository they are.</summary>
/// <param name="Id">The action's folder: <c>promote-assets</c>.</param>
/// <param name="Ref">What stands after <c>@</c>; empty for a path in the same repository.</param>
/// <param name="Step">The step.</param>
internal sealed record OurAction(string Id, string Ref, Step Step)
{
    private static readonly string[] Ids =
    [
        "publish-candidate",
        "validate-candidate",
        "rewrite-latest-json",
        "promote-assets",
        "dispatch-and-wait",
        "assemble-bundles",
        "check-versions",
        "verify-release",
    ];

    /// <summary>It would write: not a rehearsal of it.</summary>
    public bool Publishes => Id == "promote-assets" && Input("dry-run")?.Text != "true";

    /// <summary>It passes only where the candidate is whole.</summary>
    public bool DemandsSealed => Id == "validate-candidate" && Input("expect") is null or { Text: "sealed" };

    /// <summary>It makes what is released out of candidates: not a reading of the spec alone.</summary>
    public bool Assembles => Id == "assemble-bundles" && Input("candidates") is not null;

    /// <summary>It is about a candidate of another repository.</summary>
    public bool IsElsewhere => Input("repository") is not null;

    /// <summary>Null for a step that does something else.</summary>
    public static OurAction? Of(Step step)
    {
        var uses = (step.Uses?.Text ?? "").Split('@', 2);
        var reference = uses.Length == 2 ? uses[1] : "";
        return uses[0].Split('/') switch
        {
            [_, _, var id] when Ids.Contains(id) => new OurAction(id, reference, step),
            [".", "actions", var id] when Ids.Contains(id) => new OurAction(id, "", step),
            _ => null,
        };
    }

    /// <summary>The value of an input as it is written; null where it is not given or empty.</summary>
    public Scalar? Input(string name) => Step.With?[name] is Scalar { Text.Length: > 0 } given ? given : null;
}
