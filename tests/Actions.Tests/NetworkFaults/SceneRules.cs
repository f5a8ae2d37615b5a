using MsReleaseActions.Server.Http;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ActionsTests.NetworkFaults;

/// <summary>What holds of every action, whatever happened to it: the promises that all matrices look at.</summary>
internal static class SceneRules
{
    /// <summary>A run that came to its end says so as promised, and tells no secret.</summary>
    public static void RequireGoodManners(IScene scene, ActionResult result)
    {
        result.ExitCode.Should().BeOneOf([0, 1, 3], result.Log);
        result.Errors.Should().HaveCount(result.ExitCode == 0 ? 0 : 1, result.Log);
        (result.Log + result.Summary).Should().NotContain("not foreseen");
        (result.Log.Replace($"::add-mask::{scene.Secret}", "", StringComparison.Ordinal) + result.Summary)
            .Should()
            .NotContain(scene.Secret);
    }

    /// <summary>Runs that met: what one of them started is not what the other says that it started.</summary>
    public static void RequireApart(IEnumerable<ActionResult> results) =>
        results
            .Where(result => result.Outputs.GetValueOrDefault("reused") == "false")
            .Select(result => result.Outputs["run-id"])
            .Should()
            .OnlyHaveUniqueItems();

    /// <summary>At any time: nothing is half visible, nothing is there twice, nothing was sent whole twice.</summary>
    public static void RequireSafe(IScene scene)
    {
        scene.RequireSafe();
        RequireNothingTwice(scene);
    }

    /// <summary>The next run, which nothing happens to, completes the work; where it was complete, it writes
    /// nothing.</summary>
    /// <param name="scene">After whatever happened.</param>
    /// <param name="isDone">Whether a run before ended well.</param>
    public static async Task RequireCompletionAsync(IScene scene, bool isDone)
    {
        if (isDone)
        {
            scene.RequireDone();
        }
        scene.Site.Faults.Clear();
        var before = scene.Site.Log.WriteAttempts.Count;

        var clean = await scene.ActAsync();

        clean.ExitCode.Should().Be(0, clean.Log);
        RequireGoodManners(scene, clean);
        scene.RequireDone();
        RequireSafe(scene);
        if (isDone)
        {
            scene.Site.Log.WriteAttempts.Skip(before).Should().BeEmpty("all of it was done before");
        }
    }

    // What was stored whole is usable, whatever its sender heard of it: the next try and the next run find it and keep
    // it. Runs that meet may each take the other's half-uploaded asset for one that was left behind. GitHub has no
    // condition on a DELETE, so it may be whole by the time it goes: then it is sent once more, by the other, to the
    // same release.
    private static void RequireNothingTwice(IScene scene)
    {
        var again = scene
            .Site.Log.Writes.Where(IsStored)
            .GroupBy(upload => upload.Query, StringComparer.Ordinal)
            .Where(copies => copies.Count() > scene.AtOnce || copies.Select(copy => copy.Path).Distinct().Count() > 1)
            .Select(copies => string.Join(", ", copies))
            .ToList();
        again.Should().BeEmpty("a whole upload is kept");
    }

    private static bool IsStored(RequestRecord request) =>
        request is { Listener: Listener.Upload, Method: "POST", Status: 201 };
}
