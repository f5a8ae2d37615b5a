using System.Text;
using FsCheck;
using FsCheck.Fluent;
using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.ReleaseTrain.Plans;
using MsReleaseActions.ReleaseTrainTests.Documents;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ReleaseTrainTests.Plans;

[Needs(Need.Nothing)]
public sealed class AnyPlanTests
{
    private static readonly JsonSchemaFile Schema = new("release-plan.schema.json");

    // half a surrogate is no character, and no file holds it
    private static readonly Gen<string> Texts = ArbMap
        .Default.GeneratorFor<string>()
        .Where(text =>
            !string.IsNullOrWhiteSpace(text) && text == Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text))
        );

    private static readonly Gen<ReleasePlan> Plans =
        from product in Texts
        from numbers in Gen.Choose(0, 99).ListOf(3)
        from beta in Gen.Choose(0, 12)
        from sha in Gen.Elements("0123456789abcdef".ToCharArray()).ListOf(40)
        from actions in (
            from step in Gen.Elements(Enum.GetValues<StepId>())
            from what in Texts
            from why in Gen.OneOf(Texts, Gen.Constant(""))
            select new PlannedAction(step, what, why)
        ).ListOf()
        select new ReleasePlan(
            product,
            beta == 0 ? Channel.Stable : Channel.Beta,
            ReleaseTag.Parse($"v{string.Join('.', numbers)}{(beta == 0 ? "" : $"-beta.{beta}")}"),
            RepositoryName.Parse("org/ms-manager"),
            CommitSha.Parse(string.Concat(sha)),
            [.. actions]
        )
        {
            // a product of one repository has none
            Pins =
            [
                .. new[] { "loader", "core", "plugin-bitwig" }
                    .Take(beta % 4)
                    .Select(id => new PlannedPin(
                        id,
                        RepositoryName.Parse($"org/{id}"),
                        CommitSha.Parse(string.Concat(sha))
                    )),
            ],
        };

    [Fact]
    public void Whatever_is_planned_is_written_as_the_schema_says_and_read_back() =>
        Prop.ForAll(
                Plans.ToArbitrary(),
                plan =>
                {
                    var written = PlanFile.Write(plan);

                    PlanFile.Read(written, "plan.json").Should().BeEquivalentTo(plan);
                    PlanFile.Write(PlanFile.Read(written, "plan.json")).Should().Equal(written);
                    Schema.Problems(Encoding.UTF8.GetString(written)).Should().BeEmpty();
                }
            )
            .QuickCheckThrowOnFailure();
}
