using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.Content;
using MsReleaseActions.ReleaseTrain.Engine;

namespace MsReleaseActions.ReleaseTrain.Products.Content;

/// <summary>The spec of a release, as the commit that is released has it.</summary>
/// <param name="services">The product, and GitHub.</param>
internal sealed class SpecAt(ReleaseServices services)
{
    /// <exception cref="ActionFailure">There is none, it is not sound, of another release, or names other repositories:
    /// exit 1.</exception>
    public async Task<ReleaseSpec> ReadAsync(ReleaseTag tag, CommitSha commit, CancellationToken cancellation)
    {
        var path = ReleaseSpecFile.PathOf(tag);
        var bytes =
            await services.GitHub.Contents.ReadFileAsync(services.Repository, path, commit.Text, cancellation)
            ?? throw ActionFailure.No(
                $"{commit} of {services.Repository} has no {path}",
                "A content release is made of its spec",
                "Look at how the commit came about; the next free tag is another release"
            );
        var described = await DescribedAsync(commit, cancellation);
        var spec = ReleaseSpecFile.Parse(bytes, path, described.Content);
        var problems = ReleaseSpecFile
            .Differences(spec, Of(tag), tag)
            .Concat(await ElsewhereAsync(spec, described, cancellation))
            .ToList();
        return problems.Count == 0
            ? spec
            : throw ActionFailure.No(
                $"The spec {path} cannot be used: {string.Join("; ", problems)}",
                "What is released is what was reviewed, of the repositories that are known",
                "Correct it with a pull request; where a producer has moved, say so under `producers` in "
                    + "ms-release.json"
            );
    }

    private static Channel Of(ReleaseTag tag) => tag.IsPrerelease ? Channel.Beta : Channel.Stable;

    // as it was reviewed with the spec, whatever the operator's checkout says: the lane reads it there, too
    private async Task<DescribedContent> DescribedAsync(CommitSha commit, CancellationToken cancellation)
    {
        var bytes = await services.GitHub.Contents.ReadFileAsync(
            services.Repository,
            ContentDescriptionFile.Name,
            commit.Text,
            cancellation
        );
        return bytes is null
            ? DescribedContent.Unsaid with
            {
                Content = services.Settings.Content,
                Elsewhere = services.Settings.Producers,
            }
            : ContentDescriptionFile.Parse(bytes);
    }

    private async Task<IEnumerable<string>> ElsewhereAsync(
        ReleaseSpec spec,
        DescribedContent described,
        CancellationToken cancellation
    )
    {
        var page = (await services.GitHub.Repositories.GetAsync(services.Repository, cancellation))?.HtmlUrl;
        var server = Uri.TryCreate(page, UriKind.Absolute, out var uri)
            ? uri.GetLeftPart(UriPartial.Authority)
            : "https://github.com";
        return ProducerRepositories.Of(services.Repository, spec.Content, described.Elsewhere).Problems(spec, server);
    }
}
