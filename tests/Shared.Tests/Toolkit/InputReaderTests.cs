using System.IO.Abstractions;
using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Testing;
using MsReleaseActions.Toolkit;

namespace MsReleaseActions.SharedTests.Toolkit;

[Needs(Need.Nothing)]
public sealed class InputReaderTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public void Names_are_upper_cased_blanks_become_underscores_and_hyphens_stay() =>
        Reader(("INPUT_SOURCE-SHA_OF BUILD".Replace(' ', '_'), "x")).GetInput("source-sha of build").Should().Be("x");

    [Fact]
    public void Values_are_trimmed_and_blank_ones_are_not_given()
    {
        var reader = Reader(("INPUT_A", "  x \n"), ("INPUT_B", " \n "));
        (reader.GetInput("a"), reader.GetInput("b"), reader.GetInput("c"), reader.Raw("b"), reader.Raw("c"))
            .Should()
            .Be(("x", null, null, " \n ", null));
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("True", true)]
    [InlineData("TRUE", true)]
    [InlineData("false", false)]
    [InlineData("False", false)]
    [InlineData("FALSE", false)]
    public void Booleans_have_the_spellings_of_the_core_schema(string text, bool value)
    {
        var reader = Reader(("INPUT_B", text));
        reader.GetBoolInput("b", !value).Should().Be(value);
        reader.Problems.Should().BeEmpty();
    }

    [Theory]
    [InlineData("yes")]
    [InlineData("1")]
    [InlineData("tRUE")]
    public void Other_words_are_no_booleans(string text)
    {
        var reader = Reader(("INPUT_B", text));
        reader.GetBoolInput("b", fallback: false);
        reader.Problems.Should().Equal($"b must be true or false, not '{text}'");
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("+4")]
    [InlineData("4.0")]
    [InlineData("0x4")]
    [InlineData("99999999999")]
    public void Other_numbers_than_the_allowed_ones_are_problems(string text)
    {
        var reader = Reader(("INPUT_N", text));
        reader.Number("n", 4, 1, 16);
        reader.Problems.Should().Equal($"n must be a whole number from 1 to 16, not '{text}'");
    }

    [Fact]
    public void Lists_have_one_entry_a_line_without_blanks_and_comments() =>
        Reader(("INPUT_L", "\n a \n\n# no\r\nb\n")).GetMultilineInput("l").Should().Equal("a", "b");

    [Fact]
    public void All_problems_are_gathered_in_the_order_of_asking()
    {
        var reader = Reader(
            ("INPUT_SHA", "ABC"),
            ("INPUT_TAG", "1.2.3"),
            ("INPUT_OUT", "../x"),
            ("INPUT_FILES", "dist/../../etc/*\na?b")
        );

        reader.GetRequiredInput("missing");
        reader.GetRequiredInput<CommitSha>("sha");
        reader.GetOptionalInput<ReleaseTag>("tag");
        reader.Path("out");
        reader.Globs("files");

        reader
            .Problems.Should()
            .Equal(
                "missing is required",
                "sha must be a full commit SHA, 40 lower-case hex digits, not 'ABC'",
                "tag must be a tag such as v1.2.3 or v1.2.3-beta.1, not '1.2.3'",
                "out must stay inside the workspace and out of its .git, '../x' does not",
                "files must stay inside the workspace and out of its .git, 'dist/../../etc/*' does not",
                "files understands * and ** only, 'a?b' holds something else"
            );
        reader.Asked.Should().Equal("missing", "sha", "tag", "out", "files");
    }

    [Fact]
    public void A_link_that_leads_out_of_the_workspace_is_outside()
    {
        Directory.CreateDirectory(folder["workspace"]);
        Directory.CreateDirectory(folder["outside"]);
        Directory.CreateSymbolicLink(folder["workspace/link"], folder["outside"]);
        File.WriteAllText(folder["outside/secret.txt"], "x");

        var workspace = new Workspace(folder["workspace"], new FileSystem());

        workspace.TryPath("link/secret.txt", out _).Should().BeFalse();
        workspace.Find("**/*").Should().BeEquivalentTo(new FoundFiles([], []));
    }

    [Theory]
    [InlineData("https://api.github.com", null, null, "https://github.com")]
    [InlineData("https://ghe.corp.example/api/v3", null, null, "https://ghe.corp.example")]
    [InlineData("https://api.octo.ghe.com", null, null, "https://octo.ghe.com")]
    [InlineData("http://127.0.0.1:4711", "https://api.github.com", "https://github.com", "http://127.0.0.1:4711")]
    [InlineData("http://127.0.0.1:4711/", "http://127.0.0.1:4711", "http://127.0.0.1:4712", "http://127.0.0.1:4712")]
    public void The_server_belongs_to_the_api_address_that_is_used(
        string apiUrl,
        string? runnersApi,
        string? runnersServer,
        string server
    )
    {
        var connection = Connection.Read(
            Reader(
                ("INPUT_TOKEN", "t0ken"),
                ("INPUT_REPOSITORY", "org/app"),
                ("INPUT_API-URL", apiUrl),
                ("GITHUB_API_URL", runnersApi ?? ""),
                ("GITHUB_SERVER_URL", runnersServer ?? "")
            )
        );

        connection.Should().Be(new Connection(apiUrl.TrimEnd('/'), server, "t0ken", RepositoryName.Parse("org/app")));
    }

    [Fact]
    public void A_missing_token_and_a_crooked_repository_are_both_named()
    {
        var reader = Reader(("INPUT_REPOSITORY", "org"), ("INPUT_API-URL", "ftp://x"));
        Connection.Read(reader);
        reader
            .Problems.Should()
            .Equal(
                "token is required",
                "repository must be owner/name, not 'org'",
                "api-url must be an http(s) address such as https://api.github.com, not 'ftp://x'"
            );
    }

    public void Dispose() => folder.Dispose();

    private InputReader Reader(params (string Name, string Value)[] variables)
    {
        var environment = new ActionEnvironment(
            variables.ToDictionary(variable => variable.Name, variable => variable.Value),
            TextWriter.Null,
            new FileSystem(),
            new TestClock()
        );
        return new InputReader(environment, new Workspace(folder.Path, environment.Files));
    }
}
