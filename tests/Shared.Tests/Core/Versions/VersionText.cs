using System.Text;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.Versions;

namespace MsReleaseActions.SharedTests.Core.Versions;

/// <summary>Version files as people write them: path and text, with <c>#1.2.3#</c> where the version is.</summary>
internal static class VersionText
{
    private const string From = "1.2.3";

    /// <summary>The files before the bump.</summary>
    public static Dictionary<string, byte[]?> Bytes(params (string Path, string Text)[] files) =>
        files.ToDictionary(
            file => file.Path,
            file => (byte[]?)Encoding.UTF8.GetBytes(With(file.Text, From)),
            StringComparer.Ordinal
        );

    /// <summary>The files as they must be after a bump.</summary>
    private static Dictionary<string, string> Bumped(string version, params (string Path, string Text)[] files) =>
        files.ToDictionary(file => file.Path, file => With(file.Text, version), StringComparer.Ordinal);

    private static Dictionary<string, string> Texts(IReadOnlyDictionary<string, byte[]> files) =>
        files.ToDictionary(file => file.Key, file => Encoding.UTF8.GetString(file.Value), StringComparer.Ordinal);

    /// <summary>A bump changes what stands between two <c>#</c>, and nothing else.</summary>
    public static void ShouldBump(params (string Path, string Text)[] files)
    {
        var before = Bytes(files);

        VersionFiles.Read(before).Problems.Should().BeEmpty();
        VersionFiles.Read(before).Version.Should().Be(From);
        Texts(VersionFiles.Bump(before, ReleaseTag.Parse("v1.3.0-beta.10")))
            .Should()
            .Equal(Bumped("1.3.0-beta.10", files));
    }

    private static string With(string text, string version) => text.Replace($"#{From}#", version);
}
