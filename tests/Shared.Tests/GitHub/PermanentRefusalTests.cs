using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using MsReleaseActions.Core;
using MsReleaseActions.Core.GitHub;
using MsReleaseActions.GitHub;
using MsReleaseActions.Testing;
using Answer = MsReleaseActions.Server.Http.Answer;

namespace MsReleaseActions.SharedTests.GitHub;

/// <summary>What GitHub answers by a rule, and what is said of it.</summary>
[Needs(Need.Nothing)]
public sealed class PermanentRefusalTests : ClientFixture
{
    private const string Rule = "Repository rule violations found\n\n";
    private const string NoTag =
        """[{"resource":"Release","code":"custom","field":"pre_receive","message":"pre_receive Repository rule violations found\n\nCannot create ref due to creations being restricted.\n\n"},{"resource":"Release","code":"custom","message":"Published releases must have a valid tag"}]""";
    private const string Burnt =
        """[{"resource":"Release","code":"custom","field":"pre_receive","message":"pre_receive Repository rule violations found\n\nCannot create ref due to creations being restricted.\n\n"},{"resource":"Release","code":"custom","field":"tag_name","message":"tag_name was used by an immutable release"},{"resource":"Release","code":"custom","message":"Published releases must have a valid tag"}]""";
    private const string Invalid =
        """[{"resource":"Release","code":"custom","field":"tag_name","message":"tag_name is not a valid tag"}]""";

    [Theory]
    [InlineData(422, "Validation Failed", NoTag, "only those on its bypass list make", "`release_app`")]
    [InlineData(422, "Validation Failed", Burnt, "never gives such a name again", "under the next version")]
    [InlineData(422, "Validation Failed", Invalid, "can never make a tag", "Choose another name")]
    [InlineData(422, Rule + "Cannot update this protected ref.", "", "bypass list move", "Leave it where it is")]
    [InlineData(422, Rule + "Cannot force-push to this tag", "", "bypass list move", "Leave it where it is")]
    [InlineData(422, Rule + "Cannot delete this tag", "", "bypass list delete", "Leave it")]
    [InlineData(422, Rule + "Commits must have verified signatures.", "", "what is signed", "commit that is signed")]
    [InlineData(409, Rule + "Commits must have verified signatures.", "", "what is signed", "commit that is signed")]
    [InlineData(422, Rule + "Tag name must start with 'v'", "", "what tags and branches are called", "`tag_prefix`")]
    [InlineData(422, Rule + "File path .github/x is restricted", "", "which files a commit", "Take them out")]
    [InlineData(422, Rule + "File size exceeds 10 MB", "", "which files a commit may have", "Take them out")]
    [InlineData(422, Rule + "Push cannot contain secrets", "", "looks like a secret", "replace the secret")]
    [InlineData(422, Rule + "Something that is new", "", "rule of the repository", "Settings, Rules")]
    [InlineData(422, "Cannot upload assets to an immutable release.", "", "never be changed", "a new version")]
    [InlineData(403, "Repository was archived so is read-only.", "", "that is archived", "unarchive it")]
    [InlineData(
        403,
        "acme has an IP allow list enabled",
        "",
        "A policy of the organisation",
        "an owner change the policy"
    )]
    [InlineData(403, "Blocked by policy", "", "A policy of the organisation", "an owner change the policy")]
    [InlineData(451, "Repository access blocked", "", "A policy of the organisation", "an owner change the policy")]
    public async Task Every_answer_of_a_rule_is_a_no_with_its_words_and_a_way_out(
        int status,
        string message,
        string errors,
        string why,
        string wayOut
    )
    {
        var release = await DraftAsync("v1.0.0");
        Sandbox
            .Faults.On("PATCH", $"/repos/org/app/releases/{release.Id}", times: 9)
            .Instead(Said(status, message, errors));

        var failure = await FailureAsync(() => PublishAsync(release.Id));

        var end = failure.ToActionFailure();
        (end.ExitCode, Count("PATCH", $"/repos/org/app/releases/{release.Id}")).Should().Be((ExitCode.No, 1));
        end.What.Should().StartWith($"Could not update release {release.Id} of org/app: HTTP {status}, ");
        foreach (var word in Words(message, errors))
        {
            end.What.Should().Contain(word);
        }
        end.Why.Should().Contain(why);
        end.ToDo.Should().Contain(wayOut);
        end.Message.Should().NotContain("it continues").And.NotContain("\n");
    }

    [Theory]
    [InlineData(403, "Resource not accessible by integration", "")]
    [InlineData(403, "Resource protected by organization SAML enforcement.", "")]
    [InlineData(422, "Validation Failed", """[{"resource":"Release","field":"body","code":"custom"}]""")]
    [InlineData(404, "Not Found", "")]
    [InlineData(401, "Bad credentials", "")]
    public async Task What_no_rule_refused_stays_a_matter_of_the_token_or_of_trouble(
        int status,
        string message,
        string errors
    )
    {
        var release = await DraftAsync("v1.0.0");
        Sandbox
            .Faults.On("PATCH", $"/repos/org/app/releases/{release.Id}", times: 9)
            .Instead(Said(status, message, errors));

        var end = (await FailureAsync(() => PublishAsync(release.Id))).ToActionFailure();

        (end.ExitCode, end.ToDo.Contains("it continues", StringComparison.Ordinal))
            .Should()
            .Be((ExitCode.GitHub, false));
    }

    [Fact]
    public async Task It_is_so_at_every_write()
    {
        var release = await DraftAsync("v1.0.0");
        var asset = await UploadAsync(release, "a.bin", [1]);
        Sandbox.Faults.On(request => request.Method != "GET", times: 99).Instead(Said(422, Rule + "No.", ""));
        Func<Task>[] writes =
        [
            () => DraftAsync("v2.0.0"),
            () => PublishAsync(release.Id),
            () => UploadAsync(release, "b.bin", [2]),
            () => Client.Assets.DeleteAsync(App, asset.Id, None),
            () => Client.Releases.DeleteAsync(App, release.Id, None),
            () => Client.Runs.DispatchAsync(App, "ci.yml", "main", new Dictionary<string, string>(), None),
        ];

        foreach (var write in writes)
        {
            (await FailureAsync(write)).ToActionFailure().ExitCode.Should().Be(ExitCode.No);
        }
    }

    [Fact]
    public void A_line_of_a_jobs_log_that_tells_it_is_read_so()
    {
        const string line =
            "##[error]Could not update release 7 of org/app: HTTP 422, Validation Failed (pre_receive Repository rule "
            + "violations found Cannot create ref due to creations being restricted.; Published releases must have a "
            + "valid tag). A rule lets only those";
        (PermanentRefusal.Told(line), PermanentRefusal.Told("npm: HTTP 403, blocked by policy"))
            .Should()
            .Be((PermanentRefusal.Of(HttpStatusCode.UnprocessableEntity, "creations being restricted"), null));
    }

    private static async Task<GitHubFailure> FailureAsync(Func<Task> act) =>
        (await act.Should().ThrowAsync<GitHubFailure>()).Which;

    private Task<Release> PublishAsync(long id) =>
        Client.Releases.UpdateAsync(App, id, new ReleaseUpdate { Draft = false }, None);

    private static Answer Said(int status, string message, string errors) =>
        Answer.Error(
            status,
            message,
            errors.Length == 0 ? [] : [.. JsonNode.Parse(errors)!.AsArray().Select(error => error!.DeepClone())]
        );

    // in one line
    private static IEnumerable<string> Words(string message, string errors) =>
        new StringBuilder(message)
            .Append(errors.Contains("pre_receive", StringComparison.Ordinal) ? "\ncreations being restricted" : "")
            .ToString()
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.TrimEnd('.'));
}
