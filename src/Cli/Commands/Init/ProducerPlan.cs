using System.Text;
using MsReleaseActions.Cli.Terminals;
using MsReleaseActions.Core;
using MsReleaseActions.Core.Content;
using MsReleaseActions.ReleaseTrain.Detection;
using MsReleaseActions.ReleaseTrain.Install;
using MsReleaseActions.ReleaseTrain.Settings;
using MsReleaseActions.Workflows.Lint;

namespace MsReleaseActions.Cli.Commands.Init;

/// <summary>
/// What <c>ms init</c> is to write into the checkout of a repository whose candidates another one releases. Writes
/// nothing.
/// </summary>
internal static class ProducerPlan
{
    public static async Task<Installation> MakeAsync(
        Terminal terminal,
        InitOptions options,
        InitProduct? product,
        CheckoutFolder checkout,
        CancellationToken cancellation
    )
    {
        var origin = await InitPlan.OriginAsync(terminal, options.Folder, cancellation);
        var tree = await CheckoutTree.ReadAsync(terminal, options.Folder, checkout, cancellation);
        var before = InitPlan.Before(checkout);
        var bytes = checkout.Read(SettingsFile.Name);
        var repository = origin ?? RepositoryName.Parse($"owner/{product?.Name ?? "name"}");
        var said = bytes is null ? null : SettingsFile.Parse(bytes, repository);
        var place = await ActionsQuestion.AnswerAsync(terminal, options, bytes, said, before, cancellation);
        var found = ProductDetector.Detect(
            tree,
            repository,
            await CheckoutTree.BranchAsync(terminal, options.Folder, cancellation),
            [.. before.Files.Keys.Select(path => path[(path.LastIndexOf('/') + 1)..])]
        );
        var isWritten = said is null or { Schema: 1 } or { Candidates.Count: 0 };
        var settings = (isWritten ? Described(found, said, product!, repository, IsTaken) : said!) with
        {
            Actions = place.ToString(),
        };
        var commit = await InitPlan.CommitAsync(terminal, options, place, before, cancellation);
        var lanes = await LaneChanges.OfAsync(
            terminal,
            options,
            checkout,
            tree,
            settings,
            before,
            commit,
            cancellation
        );
        var actions = settings
            .Candidates.Where(candidate =>
                !tree.Has($"{candidate.Action}/action.yml") && !tree.Has($"{candidate.Action}/action.yaml")
            )
            .Select(candidate => new InstalledFile(
                $"{candidate.Action}/action.yml",
                FileFate.Created,
                "",
                ProducerBuild.Render(found, tree, candidate)
            ))
            .ToList();
        return lanes with
        {
            Files =
            [
                .. lanes.Files,
                .. actions,
                .. isWritten ? [Description(settings, bytes, origin)] : (InstalledFile[])[],
            ],
            Notes =
            [
                .. found.Notes,
                .. actions
                    .Where(file => BuildAction.IsUnsaid(file.New!))
                    .Select(file =>
                        $"How something of it is built was not found: write it in {file.Path}, which fails until then"
                    ),
                .. isWritten ? Renamed(settings) : [],
                .. lanes.Notes,
            ],
        };

        bool IsTaken(string name) =>
            !options.CutOver
            && $".github/workflows/{name}" is var path
            && checkout.ReadText(path) is { } text
            && CutOver.IsForeign(path, text, before);
    }

    private static ReleaseSettings Described(
        DetectedProduct found,
        ReleaseSettings? said,
        InitProduct product,
        RepositoryName repository,
        Func<string, bool> isTaken
    )
    {
        var distribution = RepositoryName.Parse($"{repository.Owner}/distribution");
        var settings = ProducerDetector.Describe(
            said is null ? found : found with { Settings = found.Settings with { Keys = said.Keys } },
            ContentDescription.MidiStudioOf(distribution.Owner),
            distribution,
            product.RepositoryId!
        );
        return settings with
        {
            Schema = SettingsFile.Schema,
            // what is there goes on being dispatched until the cut-over
            Candidates =
            [
                .. settings.Candidates.Select(candidate =>
                    isTaken(candidate.Producer.Workflow)
                        ? candidate with
                        {
                            Producer = candidate.Producer with
                            {
                                Workflow = DescribedLanes.Beside + candidate.Producer.Workflow,
                            },
                        }
                        : candidate
                ),
            ],
        };
    }

    private static IEnumerable<string> Renamed(ReleaseSettings settings) =>
        settings
            .Candidates.Where(candidate =>
                candidate.Producer.Workflow.StartsWith(DescribedLanes.Beside, StringComparison.Ordinal)
            )
            .Select(candidate =>
                $"{candidate.Producer.Id} is built by {candidate.Producer.Workflow}: say so as its `workflow` where it is "
                + "released"
            );

    private static InstalledFile Description(ReleaseSettings settings, byte[]? bytes, RepositoryName? origin)
    {
        var text = SettingsText.Write(settings, origin);
        return bytes is null
            ? new InstalledFile(SettingsFile.Name, FileFate.Created, "", text)
            : new InstalledFile(SettingsFile.Name, FileFate.Updated, Encoding.UTF8.GetString(bytes), text);
    }
}
