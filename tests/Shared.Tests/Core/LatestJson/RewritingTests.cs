using FsCheck;
using FsCheck.Fluent;
using MsReleaseActions.Core;
using MsReleaseActions.Testing;

namespace MsReleaseActions.SharedTests.Core.LatestJson;

[Needs(Need.Nothing)]
public sealed class RewritingTests
{
    [Fact]
    public void In_any_document_only_the_bytes_of_URLs_change() =>
        ForAnyDocument((given, expected) => Promotion.Rewrite(given) == expected);

    [Fact]
    public void Rewritten_twice_is_rewritten_once() =>
        ForAnyDocument((given, _) => Promotion.Rewrite(given) is var once && Promotion.Rewrite(once) == once);

    [Fact]
    public void All_four_forms_become_final_and_every_other_byte_stays() =>
        Promotion
            .Rewrite(Golden.Bytes("latest-json/four-forms.json"))
            .Should()
            .Equal(Golden.Bytes("latest-json/four-forms.final.json"));

    [Fact]
    public void A_file_that_is_final_comes_out_byte_for_byte() =>
        Promotion
            .Rewrite(Golden.Bytes("latest-json/four-forms.final.json"))
            .Should()
            .Equal(Golden.Bytes("latest-json/four-forms.final.json"));

    [Fact]
    public void A_real_file_with_Windows_line_ends_and_no_final_newline_keeps_them()
    {
        var real = Sample("loa-logs.json");
        var rules = Promotion.Rules with
        {
            Source = RepositoryName.Parse("0fau/loa-logs"),
            Target = RepositoryName.Parse("0fau/loa-logs"),
            CandidateTag = "v1.10.8-sync",
            ReleaseTag = "v9",
        };
        var text = System.Text.Encoding.UTF8.GetString(real);
        System
            .Text.Encoding.UTF8.GetString(Promotion.Rewrite(real, rules))
            .Should()
            .Be(text.Replace("/download/v1.10.8-sync/", "/download/v9/"));
    }

    [Fact]
    public void Real_files_that_are_final_come_out_byte_for_byte()
    {
        var loa = Sample("loa-logs.json");
        Promotion.Rewrite(loa, Final("0fau/loa-logs", "v1.10.8-sync")).Should().Equal(loa);
        var test2 = Sample("tauri-test2-broken-url.json");
        Promotion.Rewrite(test2, Final("188/tauri-test2", "v0.10.206")).Should().Equal(test2);
    }

    [Fact]
    public void A_real_file_on_another_host_is_refused()
    {
        var elsewhere = Sample("clipnote-pages-host.json");
        FluentActions
            .Invoking(() => Promotion.Rewrite(elsewhere, Final("00x421/clipnote-release", "v0.1.12")))
            .Should()
            .Throw<InvalidOperationException>()
            .WithMessage("*OtherHost*its host is '00x421.github.io', not github.com*");
    }

    private static MsReleaseActions.Core.LatestJson.AssetUrlRules Final(string repository, string tag) =>
        Promotion.Rules with
        {
            Source = RepositoryName.Parse(repository),
            Target = RepositoryName.Parse(repository),
            ReleaseTag = tag,
        };

    private static byte[] Sample(string name)
    {
        var folder = Environment.GetEnvironmentVariable("LATEST_JSON_SAMPLES");
        Assert.SkipUnless(
            folder is { Length: > 0 },
            "SKIPPED: LATEST_JSON_SAMPLES names no folder with real latest.json files"
        );
        return File.ReadAllBytes(Path.Combine(folder, name));
    }

    private static void ForAnyDocument(Func<string, string, bool> holds) =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(500),
            Prop.ForAll(
                ArbMap.Default.ArbFor<int>(),
                seed =>
                {
                    var (given, expected) = GeneratedLatestJson.Of(seed);
                    return holds(given, expected).Label($"given {given}\nexpected {expected}");
                }
            )
        );
}
