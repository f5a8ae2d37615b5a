using System.Text;
using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.ReleaseTrain.Plans;

namespace MsReleaseActions.ReleaseTrainTests.Plans;

/// <summary>A plan, and the file that says it.</summary>
internal static class PlanSample
{
    public static readonly ReleasePlan Plan = new(
        "ms-manager",
        Channel.Beta,
        ReleaseTag.Parse("v1.4.0-beta.2"),
        RepositoryName.Parse("org/ms-manager"),
        CommitSha.Parse("0123456789abcdef0123456789abcdef01234567"),
        [
            new PlannedAction(
                StepId.Bump,
                "create the branch release/v1.4.0-beta.2-01234567",
                "the version files say 1.3.2"
            ),
            new PlannedAction(StepId.Release, "dispatch release.yml", ""),
        ]
    );

    public static readonly PlannedPin Pin = new("core", RepositoryName.Parse("org/core"), Plan.Base);

    public const string Text = """
        {
          "$schema": "https://raw.githubusercontent.com/org/ms-release-actions/v1/docs/schemas/release-plan.schema.json",
          "schema": 1,
          "product": "ms-manager",
          "channel": "beta",
          "tag": "v1.4.0-beta.2",
          "version": "1.4.0-beta.2",
          "repo": "org/ms-manager",
          "base_sha": "0123456789abcdef0123456789abcdef01234567",
          "actions": [
            {
              "step": "bump",
              "what": "create the branch release/v1.4.0-beta.2-01234567",
              "why": "the version files say 1.3.2"
            },
            {
              "step": "release",
              "what": "dispatch release.yml",
              "why": ""
            }
          ]
        }

        """;

    public static ReleasePlan Read(string text) => PlanFile.Read(Encoding.UTF8.GetBytes(text), "app-beta.json");
}
