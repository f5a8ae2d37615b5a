using MsReleaseActions.Testing;
using MsReleaseActions.Workflows.Model;

namespace MsReleaseActions.CliTests.Publishing;

/// <summary>Which job of this repository's own release.yml may do what.</summary>
[Needs(Need.Nothing)]
public sealed class ReleaseJobTests
{
    private static readonly WorkflowFile Workflow = WorkflowFile.Parse(
        ".github/workflows/release.yml",
        Checkout.Read(".github/workflows/release.yml")
    );

    // what runs code of the source or of its packages, or code of others that looks into what was built
    private static readonly string[] Running =
    [
        "actions/checkout",
        "actions/setup-dotnet",
        "anchore/sbom-action",
        "dotnet ",
        "docker buildx build ",
        "artifacts/",
    ];

    [Fact]
    public void Every_job_has_exactly_the_rights_that_its_part_needs() =>
        Workflow
            .Jobs.Select(job => $"{job.Id.Text}: {Rights(job)}")
            .Should()
            .Equal(
                "verify: actions=read contents=read",
                "earlier: attestations=read contents=read packages=read",
                "build: contents=read",
                "pack: contents=read",
                "attest: attestations=write id-token=write",
                "image: attestations=read packages=write",
                "tree: contents=read",
                "tags: ",
                "release: attestations=read contents=write"
            );

    [Fact]
    public void No_job_that_runs_the_source_may_write_or_sign_or_has_an_environment()
    {
        var running = Workflow.Jobs.Where(RunsSource).ToList();

        running.Select(job => job.Id.Text).Should().Equal("verify", "build", "pack", "tree");
        running
            .Should()
            .OnlyContain(job => !Rights(job).Contains("write", StringComparison.Ordinal) && job.Environment == null);
    }

    [Fact]
    public void What_signs_pushes_nothing_and_what_pushes_signs_nothing()
    {
        Scripts(Job("attest")).Should().NotContainAny("push", "copy", "login", "gh release");
        Uses(Job("attest")).Distinct().Should().BeEquivalentTo("actions/download-artifact", "actions/attest");
        Workflow
            .Jobs.Where(job => Uses(job).Contains("actions/attest"))
            .Select(job => job.Id.Text)
            .Should()
            .Equal("attest");
        Checkout.Read(".github/workflows/release.yml").Should().NotContain("push-to-registry: true");
    }

    [Fact]
    public void Only_the_App_in_its_environment_pushes_tags()
    {
        var text = Checkout.Read(".github/workflows/release.yml");

        Workflow
            .Jobs.Where(job => job.Environment is not null)
            .Select(job => $"{job.Id.Text} {job.Environment!.Text}")
            .Should()
            .Equal("attest release", "tags release-tags");
        Workflow
            .Jobs.Where(job => Scripts(job).Contains("git -C tags.git push", StringComparison.Ordinal))
            .Select(job => job.Id.Text)
            .Should()
            .Equal("tags");
        text.Split("secrets.").Should().HaveCount(2, "the App's key is the only secret");
        Uses(Job("tags")).Should().Equal("actions/download-artifact", "actions/create-github-app-token");
    }

    [Fact]
    public void Whatever_is_believed_of_an_attestation_is_asked_for_exactly()
    {
        var verified = Workflow
            .Jobs.SelectMany(job => job.Steps)
            .Select(step => step.Run?.Text)
            .OfType<string>()
            .SelectMany(script => script.Split("gh attestation verify").Skip(1))
            .Select(rest => rest.Replace("\\\n", " ", StringComparison.Ordinal).Split('\n')[0])
            .ToList();

        verified
            .Should()
            .HaveCount(3)
            .And.OnlyContain(call =>
                call.Contains("--cert-identity \"$SIGNER\"")
                && call.Contains("--cert-oidc-issuer \"$ISSUER\"")
                && call.Contains("--source-ref refs/heads/main")
                && call.Contains("--deny-self-hosted-runners")
            );
    }

    private static Job Job(string id) => Workflow.Jobs.Single(job => job.Id.Text == id);

    private static bool RunsSource(Job job) =>
        Running.Any(word => Uses(job).Contains(word) || Scripts(job).Contains(word, StringComparison.Ordinal));

    private static string Scripts(Job job) => string.Join('\n', job.Steps.Select(step => step.Run?.Text));

    private static IEnumerable<string> Uses(Job job) =>
        job.Steps.Select(step => step.Uses?.Text.Split('@')[0]).OfType<string>();

    private static string Rights(Job job) =>
        string.Join(
            ' ',
            job.Permissions!.Grants.Select(grant => $"{grant.Scope.Text}={grant.Access.Text}")
                .Order(StringComparer.Ordinal)
        );
}
