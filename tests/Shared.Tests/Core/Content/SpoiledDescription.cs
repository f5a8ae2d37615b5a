using System.Text;
using MsReleaseActions.Core;
using MsReleaseActions.Core.Content;
using MsReleaseActions.Testing.Contents;

namespace MsReleaseActions.SharedTests.Core.Content;

/// <summary>A description of content in which one thing is wrong.</summary>
internal static class SpoiledDescription
{
    /// <summary>It is refused with a problem.</summary>
    /// <param name="good">What stands in the description.</param>
    /// <param name="bad">What stands there instead, where it is the first.</param>
    public static void ShouldBeRefused(string good, string bad, string problem)
    {
        var at = OtherFamily.Json.IndexOf(good, StringComparison.Ordinal);
        at.Should().BeGreaterThan(0);
        var text = OtherFamily.Json[..at] + bad + OtherFamily.Json[(at + good.Length)..];
        var read = () => ContentDescriptionFile.Parse(Encoding.UTF8.GetBytes(text));

        read.Should()
            .Throw<ActionFailure>()
            .Which.What.Should()
            .StartWith("ms-release.json cannot be used: ")
            .And.Contain(problem);
    }
}
