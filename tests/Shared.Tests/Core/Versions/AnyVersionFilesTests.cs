using System.Text;
using FsCheck;
using FsCheck.Fluent;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.Versions;
using MsReleaseActions.Testing;

namespace MsReleaseActions.SharedTests.Core.Versions;

[Needs(Need.Nothing)]
public sealed class AnyVersionFilesTests
{
    private static readonly Gen<(string From, string To, Dictionary<string, byte[]?> Files)> Bumps =
        from versions in RandomVersionFiles.Versions.Two()
        from files in RandomVersionFiles.Of(versions.Item1)
        select (versions.Item1, versions.Item2, files);

    [Fact]
    public void Whatever_they_look_like_bumped_and_bumped_back_they_have_the_same_bytes() =>
        Prop.ForAll(
                Bumps.ToArbitrary(),
                bump =>
                {
                    var there = VersionFiles.Bump(bump.Files, ReleaseTag.Parse($"v{bump.To}"));
                    var back = VersionFiles.Bump(
                        there.ToDictionary(file => file.Key, file => (byte[]?)file.Value),
                        ReleaseTag.Parse($"v{bump.From}")
                    );

                    back.ToDictionary(file => file.Key, file => Shown(file.Value))
                        .Should()
                        .Equal(bump.Files.ToDictionary(file => file.Key, file => Shown(file.Value!)));
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Whatever_they_look_like_six_tokens_are_exchanged_and_say_the_new_version() =>
        Prop.ForAll(
                Bumps.ToArbitrary(),
                bump =>
                {
                    var bumped = VersionFiles.Bump(bump.Files, ReleaseTag.Parse($"v{bump.To}"));

                    VersionFiles
                        .Read(bumped.ToDictionary(file => file.Key, file => (byte[]?)file.Value))
                        .Version.Should()
                        .Be(bump.To);
                    var grown = bumped.Sum(file => file.Value.Length) - bump.Files.Sum(file => file.Value!.Length);
                    grown.Should().Be(6 * (bump.To.Length - bump.From.Length));
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void A_file_that_ends_early_is_read_or_refused_in_a_line() =>
        Prop.ForAll(
                (
                    from bump in Bumps
                    from path in Gen.Elements(bump.Files.Keys.ToArray())
                    from cut in Gen.Choose(0, bump.Files[path]!.Length - 1)
                    select (bump.Files, path, cut)
                ).ToArbitrary(),
                broken =>
                {
                    broken.Files[broken.path] = broken.Files[broken.path]![..broken.cut];

                    VersionFiles
                        .Read(broken.Files)
                        .Problems.Where(problem =>
                            problem.Length == 0 || problem.Contains('\n', StringComparison.Ordinal)
                        )
                        .Should()
                        .BeEmpty();
                }
            )
            .QuickCheckThrowOnFailure();

    private static string Shown(byte[] bytes) => Encoding.UTF8.GetString(bytes);
}
