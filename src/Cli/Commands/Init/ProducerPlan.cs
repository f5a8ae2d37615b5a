using System.Text;
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
        if (
            product?.RepositoryId is { } asked
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
        var found = ProductDetector.Detect(
            tree,
            repository,
            await CheckoutTree.BranchAsync(terminal, options.Folder, cancellation),
            [.. before.Files.Keys.Select(path => path[(path.LastIndexOf('/') + 1)..])]
        );
        var isWritten = said is null or { Schema: 1 } or { Candidates.Count: 0 };
        var settings = (isWritten ? ProducerDescription.Of(found, bytes, said, product!, IsTaken) : said!) with
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
                .. isWritten ? ProducerDescription.Renamed(settings).Concat(ProducerDescription.LeftOut(bytes)) : [],
                .. ProducerDescription.Unpinned(settings, tree),
                .. lanes.Notes,
            ],
        };

        bool IsTaken(string name) =>
            !options.CutOver
            && $".github/workflows/{name}" is var path
            && checkout.ReadText(path) is { } text
            && CutOver.IsForeign(path, text, before);
    }

    private static InstalledFile Description(ReleaseSettings settings, byte[]? bytes, RepositoryName? origin)
    {
        var named = bytes is not null && SettingsFile.Says(bytes, "repository") ? settings.Repository : origin;
        var text = SettingsText.Write(settings, named);
        return bytes is null
            ? new InstalledFile(SettingsFile.Name, FileFate.Created, "", text)
            : new InstalledFile(SettingsFile.Name, FileFate.Updated, Encoding.UTF8.GetString(bytes), text);
    }
}
