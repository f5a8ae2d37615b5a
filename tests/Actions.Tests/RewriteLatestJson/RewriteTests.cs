using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ActionsTests.RewriteLatestJson;

[Needs(Need.Nothing)]
public sealed class RewriteTests : RewriteRig
{
    [Fact]
    public async Task All_four_forms_become_final_and_every_other_byte_stays()
    {
        Seal(Built);
        var result = await RunAsync(
            ("updater-public-key", Signer.PublicKey.ToTauriText()),
            ("required-platforms", "windows-x86_64\n# a comment\nlinux-x86_64")
        );
        result.ExitCode.Should().Be(0, result.Log);
        Written().Should().Be(Final);
        var platforms = JsonNode.Parse(Final)!["platforms"]!
            .AsObject()
            .Select(platform => $"\"{platform.Key}\":\"{platform.Value!["url"]}\"");
        result
            .Outputs.Should()
            .BeEquivalentTo(
                new Dictionary<string, string>
                {
                    ["path"] = "latest.json",
                    ["version"] = "1.2.3",
                    ["platforms"] = $"{{{string.Join(',', platforms)}}}",
                    ["rewritten-count"] = "4",
                    ["sha256"] = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Final))),
                    ["changed"] = "true",
                }
            );
        result
            .Summary.Should()
            .Contain("latest.json rewritten")
            .And.Contain("windows-x86_64")
            .And.Contain(Signer.PublicKey.KeyIdText);
        Github.Log.WriteAttempts.Should().BeEmpty();
        Github.Log.Violations.Should().BeEmpty();
    }

    [Fact]
    public async Task A_final_file_comes_out_byte_for_byte_and_is_not_written_again()
    {
        Seal(Built);
        (await RunAsync()).ExitCode.Should().Be(0);
        var path = Path.Combine(Runner.Workspace, "latest.json");
        File.SetLastWriteTimeUtc(path, DateTime.UnixEpoch);
        var again = await RunAsync(("path", "latest.json"));
        (again.ExitCode, again.Outputs["changed"], again.Outputs["rewritten-count"], Written())
            .Should()
            .Be((0, "false", "0", Final));
        File.GetLastWriteTimeUtc(path).Should().Be(DateTime.UnixEpoch);
        again.Summary.Should().Contain("final already");
    }

    [Fact]
    public async Task A_file_of_the_workspace_is_checked_against_the_candidate_too()
    {
        Seal((string?)null);
        Runner.Write("dist/updater.json", Encoding.UTF8.GetBytes(Built));
        var result = await RunAsync(("path", "dist/updater.json"), ("output", "out/new/latest.json"));
        (result.ExitCode, result.Outputs["path"], Written("out/new/latest.json"))
            .Should()
            .Be((0, "out/new/latest.json", Final));
    }

    [Fact]
    public async Task The_candidate_may_be_named_by_its_tag_alone()
    {
        Seal(Built);
        (await RunAsync(("source-sha", ""), ("candidate-tag", $"rc-{Sha}"))).ExitCode.Should().Be(0);
        Written().Should().Be(Final);
    }

    [Fact]
    public async Task The_final_release_may_be_in_another_repository()
    {
        Seal(Built);
        (await RunAsync(("target-repository", "org/downloads"))).ExitCode.Should().Be(0);
        Written()
            .Should()
            .Be(Final.Replace("/org/ms-manager/releases/download/v1.2.3/", "/org/downloads/releases/download/v1.2.3/"));
    }

    [Fact]
    public async Task Without_the_file_and_without_need_of_it_nothing_is_written()
    {
        Seal((string?)null);
        var result = await RunAsync(("required", "false"));
        result.ExitCode.Should().Be(0, result.Log);
        Written().Should().BeNull();
        result
            .Outputs.Should()
            .BeEquivalentTo(
                new Dictionary<string, string>
                {
                    ["path"] = "",
                    ["version"] = "1.2.3",
                    ["platforms"] = "{}",
                    ["rewritten-count"] = "0",
                    ["sha256"] = "",
                    ["changed"] = "false",
                }
            );
    }

    [Fact]
    public async Task Notes_and_date_are_set_where_they_stand_or_added()
    {
        Seal(Built);
        (await RunAsync(("notes", " two\nlines "), ("pub-date", "2026-01-31T12:00:00Z"), ("version", "1.2.3")))
            .ExitCode.Should()
            .Be(0);
        Written()
            .Should()
            .Be(
                Final
                    .Replace("caf\\u00e9", " two\\nlines ")
                    .Replace("\t\"platforms\": ", "\t\"pub_date\": \"2026-01-31T12:00:00Z\",\r\n\t\"platforms\": ")
            );
    }

    [Fact]
    public async Task Notes_may_come_from_a_file_and_may_name_the_candidate()
    {
        Seal(Built);
        Runner.Write("notes.md", Encoding.UTF8.GetBytes($"tested as {Rc}/x"));
        (await RunAsync(("notes-file", "notes.md"))).ExitCode.Should().Be(0);
        Written().Should().Be(Final.Replace("caf\\u00e9", $"tested as {Rc}/x"));
        (await RunAsync(("path", "latest.json"))).Outputs["changed"].Should().Be("false");
    }

    [Fact]
    public async Task A_version_that_is_given_is_added_to_a_file_without_one()
    {
        Seal(Built.Replace("\"version\" : \"v1.2.3\", ", ""));
        (await RunAsync(("version", "v1.2.3"))).ExitCode.Should().Be(0);
        Written()
            .Should()
            .Be(
                Final
                    .Replace("\"version\" : \"v1.2.3\", ", "")
                    .Replace("\t\"platforms\": ", "\t\"version\": \"1.2.3\",\r\n\t\"platforms\": ")
            );
    }
}
