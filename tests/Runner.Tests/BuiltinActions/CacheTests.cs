using System.Runtime.Versioning;
using MsReleaseActions.Server.State;
using MsReleaseActions.Testing;

namespace MsReleaseActions.RunnerTests.BuiltinActions;

[Needs(Need.Nothing)]
public sealed class CacheTests : NativeTest
{
    private const string Cache = "actions/cache@v4";
    private const string Restore = "actions/cache/restore@v4";
    private const string Save = "actions/cache/save@v4";

    [Fact]
    public async Task What_a_job_saves_at_its_end_the_next_one_gets_back()
    {
        Write("target/a", "made");
        var first = await Use(Cache, ("path", "target"), ("key", "k-1"));
        await first.Post!(Cancel);
        Empty();

        var second = await Use(Cache, ("path", "target"), ("key", "k-1"));
        Write("target/a", "changed");
        await second.Post!(Cancel);

        first.Outputs.Should().BeEmpty();
        first.PostOnlyOnSuccess.Should().BeTrue();
        second.Outputs.Should().Equal(new Dictionary<string, string> { ["cache-hit"] = "true" });
        Log.Should()
            .Contain([
                "Cache saved with key: k-1",
                "Cache restored from key: k-1",
                "Cache hit occurred on the primary key k-1, not saving cache.",
            ]);
        Empty();
        await Use(Restore, ("path", "target"), ("key", "k-1"));
        Read("target/a").Should().Be("made");
    }

    [Fact]
    public async Task A_key_that_begins_so_is_taken_where_none_is_equal_and_the_newest_of_them()
    {
        foreach (var key in (string[])["k-1", "k-2", "other"])
        {
            Write("a", key);
            await Use(Save, ("path", "a"), ("key", key));
        }

        var found = await Use(Restore, ("path", "a"), ("key", "k-3"), ("restore-keys", "none\nk-\nother"));
        Read("a").Should().Be("k-2");
        var missed = await Use(Restore, ("path", "a"), ("key", "x"));
        var elsewhere = await Use(Restore, ("path", "b"), ("key", "k-1"));

        found
            .Outputs.Should()
            .Equal(
                new Dictionary<string, string>
                {
                    ["cache-hit"] = "false",
                    ["cache-primary-key"] = "k-3",
                    ["cache-matched-key"] = "k-2",
                }
            );
        missed
            .Outputs.Should()
            .Equal(new Dictionary<string, string> { ["cache-primary-key"] = "x", ["cache-matched-key"] = "" });
        elsewhere.Outputs["cache-matched-key"].Should().BeEmpty("another list of paths is another cache");
        (await Failure(Restore, ("path", "a"), ("key", "x"), ("fail-on-cache-miss", "true")))
            .Should()
            .Contain("Input key: x");
    }

    [Fact]
    public async Task A_branch_sees_its_own_caches_and_those_of_the_default_branch_only()
    {
        Write("a", "main");
        await Use(Save, ("path", "a"), ("key", "k"));
        On("topic");
        Write("a", "topic");
        await Use(Save, ("path", "a"), ("key", "k-topic"));

        (await Use(Restore, ("path", "a"), ("key", "k-"), ("restore-keys", "k")))
            .Outputs["cache-matched-key"]
            .Should()
            .Be("k-topic");
        On("other");
        (await Use(Restore, ("path", "a"), ("key", "k-"), ("restore-keys", "k")))
            .Outputs["cache-matched-key"]
            .Should()
            .Be("k");
        On("main");
        (await Use(Restore, ("path", "a"), ("key", "k-topic"))).Outputs["cache-matched-key"].Should().BeEmpty();
    }

    [Fact]
    public async Task A_key_is_saved_once_and_what_is_not_there_only_warns()
    {
        Write("a", "first");
        await Use(Save, ("path", "a"), ("key", "k"));
        Write("a", "second");
        await Use(Save, ("path", "a"), ("key", "k"));
        await Use(Save, ("path", "none"), ("key", "x"));

        Log.Should().Contain(line => line.StartsWith("Failed to save: Unable to reserve cache with key k"));
        Log.Should().Contain(line => line.StartsWith("::warning::Path Validation Error"));
        await Use(Restore, ("path", "a"), ("key", "k"), ("lookup-only", "true"));
        Read("a").Should().Be("second", "it was only looked for");
        await Use(Restore, ("path", "a"), ("key", "k"));
        Read("a").Should().Be("first");
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task Modes_links_and_the_home_folder_are_kept()
    {
        Directory.CreateDirectory(Path.Combine(Home, ".npm/.bin"));
        await File.WriteAllTextAsync(Path.Combine(Home, ".npm/tool"), "", Cancel);
        File.SetUnixFileMode(Path.Combine(Home, ".npm/tool"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        File.CreateSymbolicLink(Path.Combine(Home, ".npm/.bin/up"), "..");

        await Use(Save, ("path", "~/.npm"), ("key", "k"));
        Directory.Delete(Path.Combine(Home, ".npm"), recursive: true);
        await Use(Restore, ("path", "~/.npm"), ("key", "k"));

        File.GetUnixFileMode(Path.Combine(Home, ".npm/tool"))
            .Should()
            .Be(UnixFileMode.UserRead | UnixFileMode.UserExecute);
        new FileInfo(Path.Combine(Home, ".npm/.bin/up")).LinkTarget.Should().Be("..");
    }

    [Fact]
    public async Task Keys_and_folders_that_cannot_be_are_refused()
    {
        (await Failure(Cache, ("path", "a"), ("key", "a,b")))
            .Should()
            .Be("Key Validation Error: a,b cannot contain commas.");
        (
            await Failure(
                Cache,
                ("path", "a"),
                ("key", "k"),
                ("restore-keys", string.Join('\n', Enumerable.Range(0, 10)))
            )
        )
            .Should()
            .Contain("maximum of 10");
        (await Failure(Cache, ("path", "a"))).Should().Be("Input required and not supplied: key");
        (await Failure(Save, ("path", "/etc/hostname"), ("key", "k"))).Should().Contain("/etc/hostname");
        (await Failure(Cache, ("path", "a"), ("key", "k"), ("enableCrossOsArchive", "true")))
            .Should()
            .Contain("does not support enableCrossOsArchive: true");
    }

    private void On(string branch)
    {
        Variables["GITHUB_REF"] = $"refs/heads/{branch}";
        Run = Repo.Actions.AddRun("ci.yml", new NewRun("push", branch, Sha));
    }

    private void Empty()
    {
        Directory.Delete(Workspace, recursive: true);
        Directory.CreateDirectory(Workspace);
    }
}
