using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.GitHub;
using MsReleaseActions.GitHub.Transfer;
using MsReleaseActions.PromoteAssets;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ActionsTests.PromoteAssets;

[Needs(Need.Nothing)]
public sealed class FinalFilesTests
{
    private static readonly CommitSha Source = CommitSha.Parse(new string('a', 40));
    private static readonly Sha256 Hash = Sha256.Of("x"u8);

    [Fact]
    public void Filters_choose_among_the_candidates_files_and_not_among_the_overlay()
    {
        var files = Of(
            Candidate(("a.exe", 1), ("b.exe", 1), ("b.deb", 1)),
            include: ["*.exe"],
            exclude: ["b*"],
            overlay: [AssetSource.Of("b.deb", "y"u8.ToArray(), "text/plain")]
        );

        files
            .Files.Select(file => $"{file.Name} {file.Origin}")
            .Should()
            .Equal("a.exe Candidate", "b.deb Overlay", "candidate.json Candidate", "checksums.txt Made");
        files.Conflicts.Should().BeEmpty();
        files.Warnings.Should().BeEmpty();
    }

    [Fact]
    public void A_pattern_that_matches_nothing_is_told() =>
        Of(Candidate(("a.exe", 1)), include: ["a*", "*.msi"], exclude: ["*.pdb"])
            .Warnings.Should()
            .Equal(
                "include: '*.msi' matches no file of the candidate",
                "exclude: '*.pdb' matches no file of the candidate"
            );

    [Fact]
    public void What_is_required_is_looked_for_among_everything_that_is_released() =>
        Of(
            Candidate(("a.exe", 1)),
            overlay: [AssetSource.Of("b.sig", "y"u8.ToArray(), "text/plain")],
            required: ["*.exe", "b.sig", "checksums.txt", "*.msi", "a.exe.sig"]
        )
            .Conflicts.Should()
            .Equal(
                "required-assets: nothing that is released matches '*.msi'",
                "required-assets: nothing that is released matches 'a.exe.sig'"
            );

    [Fact]
    public void More_than_a_thousand_assets_are_refused() =>
        Of(Candidate([.. Enumerable.Range(0, 999).Select(i => ($"f{i:000}", 1L))]))
            .Conflicts.Should()
            .Equal("the release would hold 1001 assets, and GitHub takes 1000");

    [Fact]
    public void A_thousand_assets_are_not() =>
        Of(Candidate([.. Enumerable.Range(0, 998).Select(i => ($"f{i:000}", 1L))])).Conflicts.Should().BeEmpty();

    [Fact]
    public void Two_gibibytes_are_too_large_for_one_asset() =>
        Of(Candidate(("a", 2147483647), ("b", 2147483648)))
            .Conflicts.Should()
            .Equal("b has 2147483648 bytes, and GitHub takes less than 2147483648");

    private static FinalFiles Of(
        Candidate candidate,
        string[]? include = null,
        string[]? exclude = null,
        AssetSource[]? overlay = null,
        string[]? required = null
    )
    {
        var inputs = new PromoteInputs(
            CandidateTag.Of(Source),
            ReleaseTag.Parse("v1.0.0"),
            null,
            null,
            null,
            null,
            new SealProof(new SealDemands(null, null), null, true),
            new NameFilter(include ?? []),
            new NameFilter(exclude ?? []),
            new NameFilter(required ?? []),
            [],
            null,
            null,
            false,
            false,
            false,
            MakeLatest.Auto,
            OnExisting.Resume,
            Adopt.Any,
            true,
            4,
            false
        );
        return FinalFiles.Of(
            inputs,
            candidate,
            overlay ?? [],
            (asset, hash) =>
                new AssetSource(
                    asset.Name,
                    asset.Size,
                    hash,
                    AssetSource.Binary,
                    _ => throw new NotSupportedException()
                )
        );
    }

    private static Candidate Candidate(params (string Name, long Size)[] files)
    {
        var tag = CandidateTag.Of(Source);
        List<CandidateFile> listed =
        [
            .. files
                .OrderBy(file => file.Name, StringComparer.Ordinal)
                .Select(file => new CandidateFile(file.Name, file.Size, Hash)),
        ];
        var manifest = new CandidateManifest("o/r", "w.yml", 1, 1, Source, tag.Text, null, listed);
        var checksums = Checksums.Of(listed.Select(file => new ChecksumLine(file.Name, file.Sha256)));
        return new Candidate(
            tag,
            CandidateState.Sealed,
            null,
            [.. files.Select((file, i) => new ReleaseAsset(i, file.Name, "uploaded", file.Size))],
            []
        )
        {
            Seal = new Seal(manifest, manifest.ToBytes(), checksums, checksums.ToBytes(), null),
        };
    }
}
