using MsReleaseActions.Cli.Terminals;
using MsReleaseActions.Core;
using MsReleaseActions.ReleaseTrain.Detection;
using MsReleaseActions.ReleaseTrain.Install;
using MsReleaseActions.ReleaseTrain.Settings;

namespace MsReleaseActions.Cli.Commands.Init;

/// <summary>
/// What <c>ms init</c> is to write into the checkout of a repository whose candidates another one releases. Writes
/// nothing.
/// </summary>
internal static class ProducerPlan
{
    public static async Task<Installation> MakeAsync(
        Terminal terminal,
        FoundCheckout checkout,
        InitProduct product,
        CancellationToken cancellation
    )
    {
        var (tree, bytes) = (checkout.Tree, checkout.Description);
        var repository = checkout.Origin ?? RepositoryName.Parse($"owner/{product.Name}");
        var said = bytes is null ? null : SettingsFile.Parse(bytes, repository);
        var place = await ActionsQuestion.AnswerAsync(terminal, checkout, said, cancellation);
        if (
            product.RepositoryId is { } asked
            && said is { Candidates.Count: > 0 }
            && said.Candidates.All(candidate => candidate.Producer.RepositoryId != asked)
        )
        {
            throw new ActionFailure(
                ExitCode.BadInput,
                $"ms-release.json describes no candidate of {asked}",
                "It says what is built here, and `ms init` never changes settings that are there",
                "Leave --product out, or type it in the other checkout"
            );
        }
        var found = ProductDetector.Detect(tree, repository, checkout.Branch, checkout.Ours);
        var isWritten = said is null or { Schema: 1 } or { Candidates.Count: 0 };
        var settings = (isWritten ? ProducerDescription.Of(found, checkout, said, product) : said!) with
        {
            Actions = place.ToString(),
        };
        var named = checkout.Says("repository") ? settings.Repository : checkout.Origin;
        var lanes = await LaneChanges.OfAsync(terminal, checkout, settings, cancellation);
        var actions = settings
            .Candidates.Where(candidate => BuildAction.FileOf(tree, candidate.Action) is null)
            .Select(candidate => new InstalledFile(
                $"{candidate.Action}/action.yml",
                FileFate.Created,
                "",
                ProducerBuildAction.Render(found, tree, candidate)
            ))
            .ToList();
        return lanes with
        {
            Files =
            [
                .. lanes.Files,
                .. actions,
                .. isWritten ? [checkout.Described(settings, named)] : (InstalledFile[])[],
            ],
            Notes =
            [
                .. found.Notes,
                .. actions
                    .Where(file => BuildAction.IsUnsaid(file.New!))
                    .Select(file =>
                        $"How something of it is built was not found: write it in {file.Path}, which fails until then"
                    ),
                .. isWritten ? ProducerDescription.Renamed(settings).Concat(ProducerDescription.LeftOut(checkout)) : [],
                .. ProducerDescription.Unpinned(settings, tree),
                .. lanes.Notes,
            ],
        };
    }
}
