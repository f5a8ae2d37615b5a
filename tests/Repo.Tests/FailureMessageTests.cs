namespace MsReleaseActions.RepoTests;

/// <summary>Whoever meets a failure finds its message in a table, and no table explains what is never said.</summary>
[Needs(Need.Nothing)]
public sealed class FailureMessageTests
{
    // the end of a longer sentence that is explained, a reason, or what a check says that holds
    private static readonly string[] NoMessagesOfTheirOwn =
    [
        // explained with the sentence that they end
        "… of … is ……",
        "… is gone",
        "latest.json, …: …",
        " within … minutes",
        "expected sha256 …, sent …, GitHub holds … bytes with digest …",
        "deriving the public key",
        "taking the public key",
        "taking the private key",
        "The run itself goes on: …",
        "a rate limit",
        "the document is null",
        "… is null",
        "… is no …",
        "read the repository …",
        "follow the redirect of … …",
        "read run … of …",
        "HTTP …, ",
        // why, and what to do
        "GitHub's rate limit ends at …: run the step again after that",
        "GitHub does not know this token",
        "GitHub points at another address: the repository was renamed or moved",
        "Name the repository as it is called now",
        "Look at what answers in GitHub's place: a proxy, or a wrong address of the API",
        "GitHub refused it to this token",
        "GitHub also says 'not found' of what a token may not see",
        "Check the `token` input: it may have expired (app tokens live an hour)",
        "Give the job the `permissions` that this action's README lists",
        "Check the repository's name and the token's permissions",
        "Run the step again: it continues where it stopped",
        "Put right what GitHub names, then run the step again",
        "Remove it with `…` and build the candidate again",
        "ms candidates discard …",
        "Run the candidate workflow for this commit (again, if it failed: it completes what is there), then run "
            + "this step again",
        "Nothing has to be built: promote it, or take it away with `…`",
        "It may be missing, or a draft, which this token cannot see: have its workflow run and seal it with "
            + "`visibility: prerelease`, or give a `token` that may push to …",
        "Give the job the `permissions` that this action's README lists, then run the step again",
        "The summary lists every check; put right what is named, then run the step again",
        "Only what was approved is signed",
        "Only what was sealed is signed",
        "Whoever installs the release relies on the manifest",
        // what holds
        "not checked: verify is none",
        "… files have the digests that are sealed",
        "… files have the bytes that are sealed, … of them read to the end",
        "candidate.json is signed with the key given",
        "not checked: the candidate is not sealed",
        "reachable from …",
        "… is part of its history",
        "has required reviewers",
        "… files, all required ones and no forbidden one",
        "run …, attempt … of …",
        "run …, ",
        "run … of …",
        "approved for … by …, ",
        "is still publishing",
        " since … UTC",
        "on …, which is part of …",
        "… files, built from … by run …",
        "…: the candidate's and what promotion adds, nothing else",
        "the candidate's, byte for byte",
        "lists exactly the files that are there, with their hashes",
        "leads to this release, with the signatures in it",
        "candidate.json is signed with a key that was reviewed",
        "signed with the key that clients know",
        // what is not judged, or cannot be any more
        "cannot be checked any more: run … is gone",
        "cannot be checked any more: GitHub keeps runs for 400 days",
        "no release was made by the lanes so far, and what is older than the first one is not judged",
        "… is no release of this product",
        "… is older than …, the first release that the lanes made, and is not judged",
        "… older ones that the lanes made are not looked at in full (newest: …)",
        "published … UTC",
        " by …",
        // words of plans and summaries
        "half-uploaded (state …)",
        "other bytes belong there",
        "neither the candidate's nor the overlay's",
        "…: '…' matches no file of the candidate",
        "… (…, … assets)",
        " (it is a folder: write …/*)",
        "▶️ … …; not waited for",
        "⏱️ …; the run …",
        "no rule for …",
        "package … dependencies",
        "… says …",
    ];

    public static TheoryData<string> Pages => [.. Checkout.ActionIds, ""];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_message_of_the_code_is_explained(string id)
    {
        var page = PageOf(id);
        var explained = page.Explained;

        page.Messages.Except(NoMessagesOfTheirOwn)
            .Where(message => !explained.Any(pattern => MessagePage.Matches(pattern, message)))
            .Should()
            .BeEmpty($"a column `message` of {page.Path} names each, with `…` where values stand");
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Nothing_is_explained_that_the_code_does_not_say(string id)
    {
        var page = PageOf(id);
        IReadOnlyList<string> messages = [.. page.Messages, .. MessagePage.Shares.Messages];

        page.Explained.Where(pattern => !messages.Any(message => MessagePage.Matches(pattern, message)))
            .Should()
            .BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void An_explained_message_is_more_than_a_word(string id) =>
        PageOf(id).Explained.Where(pattern => pattern.Count(char.IsLetter) < 7).Should().BeEmpty();

    [Fact]
    public void Nothing_is_excepted_that_the_code_does_not_say() =>
        NoMessagesOfTheirOwn.Except(Pages.SelectMany(page => PageOf(page.Data).Messages)).Should().BeEmpty();

    [Fact]
    public void A_sentence_is_found_with_its_holes_and_reasons_and_logs_are_left_out() =>
        CodeTexts
            .Of(
                """
                // a comment that says nothing
                throw ActionFailure.No($"{tag} is gone: {string.Join(", ", names.Select(name => $"'{name}' of it"))}", "This is the reason why", "Do this and that");
                run.Workflow.Info("a line of the log"); inputs.Problem($"{name} must be a name");
                yield return isOld ? "it is too old" : $"it {{is}} too \"new\"";
                """
            )
            .Should()
            .Equal("… is gone: …", "it is too old", "it {is} too \"new\"");

    private static MessagePage PageOf(string id) => id.Length > 0 ? MessagePage.Of(id) : MessagePage.Shares;
}
