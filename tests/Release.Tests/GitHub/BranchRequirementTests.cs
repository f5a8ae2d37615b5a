using MsReleaseActions.ReleaseTrain.GitHub;
using MsReleaseActions.Server.State;
using MsReleaseActions.Testing;
using RequiredCheck = MsReleaseActions.ReleaseTrain.GitHub.RequiredCheck;

namespace MsReleaseActions.ReleaseTrainTests.GitHub;

[Needs(Need.Nothing)]
public sealed class BranchRequirementTests : TrainTest
{
    [Fact]
    public async Task A_branch_without_protection_requires_nothing()
    {
        (await Read()).Should().BeEquivalentTo(BranchRequirements.None);
        (await Services().Operator.Requirements.GetAsync(Settings.Repository, "nowhere", CancellationToken.None))
            .Should()
            .BeNull();
    }

    [Fact]
    public async Task An_administrator_sees_all_of_classic_protection()
    {
        Protect();

        (await Read())
            .Should()
            .BeEquivalentTo(
                new BranchRequirements
                {
                    Checks = [new RequiredCheck("core (rust)", 15368), new RequiredCheck("lint")],
                    IsStrict = true,
                    Approvals = 2,
                    MergeMethods = ["rebase", "squash"],
                }
            );
    }

    [Fact]
    public async Task Who_may_only_push_sees_the_required_checks()
    {
        Protect();
        Token = Github.CreateToken("operator", (Permission.Contents, Access.Write));

        (await Read())
            .Should()
            .BeEquivalentTo(
                new BranchRequirements { Checks = [new RequiredCheck("core (rust)", 15368), new RequiredCheck("lint")] }
            );
    }

    [Fact]
    public async Task Rulesets_are_added_to_it()
    {
        Protect();
        Rules(
            """
            [{"type":"required_status_checks","parameters":{"required_status_checks":[{"context":"lint","integration_id":7},{"context":"docs"}],"strict_required_status_checks_policy":false}},
             {"type":"pull_request","parameters":{"required_approving_review_count":3,"dismiss_stale_reviews_on_push":false,"require_code_owner_review":false,
               "require_last_push_approval":false,"required_review_thread_resolution":false,"allowed_merge_methods":["squash","merge"]}},
             {"type":"required_signatures"},{"type":"merge_queue","parameters":{}}]
            """
        );

        (await Read())
            .Should()
            .BeEquivalentTo(
                new BranchRequirements
                {
                    Checks =
                    [
                        new RequiredCheck("core (rust)", 15368),
                        new RequiredCheck("lint", 7),
                        new RequiredCheck("docs"),
                    ],
                    IsStrict = true,
                    Approvals = 3,
                    MergeMethods = ["squash"],
                    HasMergeQueue = true,
                    RequiresSignatures = true,
                }
            );
    }

    private void Protect() =>
        Repo.Protection["main"] = new SandboxProtection
        {
            Checks = new CheckPolicy(
                Strict: true,
                [
                    new MsReleaseActions.Server.State.RequiredCheck("core (rust)", 15368),
                    new MsReleaseActions.Server.State.RequiredCheck("lint"),
                ]
            ),
            Reviews = new ReviewPolicy(2),
            LinearHistory = true,
        };

    private async Task<BranchRequirements?> Read() =>
        await Services().Operator.Requirements.GetAsync(Settings.Repository, "main", CancellationToken.None);
}
