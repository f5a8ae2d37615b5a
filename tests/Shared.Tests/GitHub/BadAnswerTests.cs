using System.IO.Compression;
using System.Net;
using MsReleaseActions.Core.GitHub;
using MsReleaseActions.GitHub;
using MsReleaseActions.GitHub.Transfer;
using MsReleaseActions.Server.Http;
using MsReleaseActions.Testing;
using Answer = MsReleaseActions.Server.Http.Answer;

namespace MsReleaseActions.SharedTests.GitHub;

/// <summary>Each kind of read, with each kind of answer that is none.</summary>
[Needs(Need.Nothing)]
public sealed class BadAnswerTests : ClientFixture
{
    private const string Json = "application/json; charset=utf-8";

    private static readonly string[] DocumentKinds = ["a list", "a list in a document", "a document"];
    private readonly Dictionary<string, (string Path, Func<GitHubClient, Task> Read)> reads;
    private ReleaseAsset asset = null!;

    public BadAnswerTests() =>
        reads = new()
        {
            ["a list"] = ("/repos/org/app/releases", client => client.Releases.ListAsync(App, None)),
            ["a list in a document"] = (
                "/repos/org/app/commits/*/check-runs",
                client => client.Checks.ListRunsAsync(App, Sha, None)
            ),
            ["a document"] = ("/repos/org/app", client => client.Repositories.GetAsync(App, None)),
            ["a file"] = (
                "/repos/org/app/contents/a.txt",
                client => client.Contents.ReadFileAsync(App, "a.txt", "main", None)
            ),
            ["an asset"] = ("/**", client => new AssetDownload(client.Assets, Clock).HashAsync(App, asset, None)),
        };

    public static TheoryData<string> Kinds => ["a list", "a list in a document", "a document", "a file", "an asset"];

    public static TheoryData<string> Documents => [.. DocumentKinds];

    public static MatrixTheoryData<string, string> OtherDocuments =>
        new(
            DocumentKinds,
            ["", "null", "[null]", "{", "<html>Bad gateway</html>", "5", "\"a\"", "[[]]", "{\"id\":{}}"]
        );

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        asset = await UploadAsync(await DraftAsync("v1.0.0"), "a.bin", new byte[1000]);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_body_that_is_cut_is_asked_for_again(string kind)
    {
        var fault = Sandbox.Faults.On("GET", reads[kind].Path).CutDownload(after: 0);

        await reads[kind].Read(Impatient());

        fault.Hits.Should().Be(1);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task One_that_is_cut_each_time_is_an_answer_that_did_not_come(string kind)
    {
        Sandbox.Faults.On("GET", reads[kind].Path, times: 99).CutDownload(after: 0);

        (await FailureAsync(kind)).Should().Be((null, false, ExitCodeOfGitHub));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_body_that_stands_still_is_asked_for_again(string kind)
    {
        var fault = Sandbox.Faults.On("GET", reads[kind].Path).StallDownload(after: 0);

        await reads[kind].Read(Impatient());

        fault.Hits.Should().Be(1);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Headers_that_do_not_come_are_asked_for_again(string kind)
    {
        var fault = Sandbox.Faults.On("GET", reads[kind].Path).Stall();

        await reads[kind].Read(Impatient());

        fault.Hits.Should().Be(1);
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task A_body_that_cannot_be_unpacked_is_asked_for_again(string kind)
    {
        var fault = Sandbox.Faults.On("GET", reads[kind].Path).Instead(Packed("this is not packed"u8.ToArray()));

        await reads[kind].Read(Impatient());

        fault.Hits.Should().Be(1);
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task A_body_that_unpacks_to_more_than_anybody_sends_is_refused_at_once(string kind)
    {
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            await gzip.WriteAsync(new byte[1_000_000]);
        }
        var fault = Sandbox.Faults.On("GET", reads[kind].Path, times: 99).Instead(Packed(packed.ToArray()));

        (await FailureAsync(kind)).Should().Be((null, false, ExitCodeOfGitHub));

        fault.Hits.Should().Be(1);
    }

    [Theory]
    [MemberData(nameof(OtherDocuments))]
    public async Task What_is_not_the_document_that_was_asked_for_is_said_to_be_none(string kind, string body)
    {
        Sandbox
            .Faults.On("GET", reads[kind].Path)
            .Instead(new Answer { Status = 200, Content = AnswerContent.Of(body, Json) });

        (await FailureAsync(kind)).Should().Be((HttpStatusCode.OK, false, ExitCodeOfGitHub));
    }

    [Theory]
    [InlineData(""" "tag_name":null """)]
    [InlineData(""" "id":1 """)]
    [InlineData(""" "tag_name":"t","assets":[null] """)]
    [InlineData(""" "tag_name":"t","assets":null """)]
    [InlineData(""" "tag_name":"t","assets":[{"id":1,"name":null,"state":"s","size":1}] """)]
    public async Task Nothing_that_a_release_must_have_may_be_missing(string members)
    {
        var body = $$"""
            [{"id":1,"target_commitish":"m","draft":true,"prerelease":false,"html_url":"https://a.b","upload_url":"u",{{members}}}]
            """;
        Sandbox
            .Faults.On("GET", "/repos/org/app/releases")
            .Instead(new Answer { Status = 200, Content = AnswerContent.Of(body, Json) });

        (await FailureAsync("a list")).Should().Be((HttpStatusCode.OK, false, ExitCodeOfGitHub));
    }

    [Theory]
    [InlineData("/repos/org/app/commits/main", """{"sha":"main"}""")]
    [InlineData("/repos/org/app/commits/main", """{"sha":""}""")]
    [InlineData("/repos/org/app/commits/main", """{"sha":"0123456789ABCDEF0123456789ABCDEF01234567"}""")]
    [InlineData("/repos/org/app/commits/main", """{"sha":"0123456789abcdef\n::error::0123456789abcdef0"}""")]
    [InlineData("/repos/org/app", """{"default_branch":"main","html_url":"/org/app"}""")]
    [InlineData("/repos/org/app", """{"default_branch":"main","html_url":"https://x/) <img src=x>"}""")]
    [InlineData("/repos/org/app", """{"default_branch":"main","html_url":"javascript:alert(1)"}""")]
    public async Task A_value_that_is_not_what_its_name_says_is_no_answer(string path, string body)
    {
        reads["this"] = (
            path,
            client =>
                path.EndsWith("main", StringComparison.Ordinal)
                    ? client.Repositories.ResolveCommitAsync(App, "main", None)
                    : client.Repositories.GetAsync(App, None)
        );
        Sandbox.Faults.On("GET", path).Instead(new Answer { Status = 200, Content = AnswerContent.Of(body, Json) });

        (await FailureAsync("this")).Should().Be((HttpStatusCode.OK, false, ExitCodeOfGitHub));
    }

    private const int ExitCodeOfGitHub = 3;

    private async Task<(HttpStatusCode? Status, bool IsUncertain, int ExitCode)> FailureAsync(string kind)
    {
        var failure = (
            await ((Func<Task>)(() => reads[kind].Read(Impatient()))).Should().ThrowAsync<GitHubFailure>()
        ).Which;
        failure.Message.Should().NotContainAny("\r", "\n");
        return (failure.Status, failure.IsUncertain, (int)failure.ToActionFailure().ExitCode);
    }

    private static Answer Packed(byte[] bytes) =>
        new Answer { Status = 200, Content = AnswerContent.Of(bytes, Json) }.With("Content-Encoding", "gzip");
}
