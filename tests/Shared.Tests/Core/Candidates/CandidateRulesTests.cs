using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.GitHub;
using MsReleaseActions.Testing;

namespace MsReleaseActions.SharedTests.Core.Candidates;

[Needs(Need.Nothing)]
public sealed class CandidateRulesTests
{
    private static readonly CommitSha Source = CommitSha.Parse(new string('0', 40));
    private static readonly string Other = new('1', 40);
    private static readonly CandidateFile Deb = new("app.deb", 7, Sha256.Of("deb"u8));
    private static readonly CandidateFile Exe = new("app.exe", 9, Sha256.Of("exe"u8));
    private static readonly CandidateFile More = new("more.txt", 1, Sha256.Of("more"u8));
    private static readonly Release Draft = new(1, $"rc-{Source}", Source.Text, Draft: true, Prerelease: true, "", "");
    private static readonly CandidateManifest Manifest = new(
        "org/app",
        "candidate.yml",
        1,
        1,
        Source,
        $"rc-{Source}",
        null,
        [Deb, Exe]
    );

    [Fact]
    public void What_agrees_is_let_through() => Contradictions().Should().BeEmpty();

    [Fact]
    public void Both_lists_name_the_same_files_with_the_same_hashes()
    {
        Contradictions(checksums: [Deb])
            .Should()
            .Equal("app.exe is in candidate.json, but checksums.txt does not list it");
        Contradictions(checksums: [Deb, Exe, More])
            .Should()
            .Equal("more.txt is in checksums.txt, but candidate.json does not name it");
        Contradictions(checksums: [Deb, Exe with { Sha256 = Deb.Sha256 }])
            .Should()
            .Equal($"app.exe is {Exe.Sha256} in candidate.json and {Deb.Sha256} in checksums.txt");
    }

    [Fact]
    public void The_assets_are_the_files_that_are_listed()
    {
        Contradictions(assets: [Deb]).Should().Equal("app.exe is listed, but the release does not hold it");
        Contradictions(assets: [Deb, Exe, More]).Should().Equal("more.txt is in the release, but no checksum lists it");
        Contradictions(assets: [Deb, Exe with { Size = 8 }])
            .Should()
            .Equal("app.exe has 8 bytes, candidate.json says 9");
        Contradictions(assets: [Deb, Exe with { Sha256 = Deb.Sha256 }])
            .Should()
            .Equal($"app.exe has the digest {Deb.Sha256}, candidate.json says {Exe.Sha256}");
        Contradictions(manifest: Manifest with { Files = [] }, checksums: [], assets: [])
            .Should()
            .Equal("candidate.json names no file");
    }

    [Fact]
    public void Release_and_manifest_are_of_the_tags_commit_in_this_repository()
    {
        Contradictions(Draft with { TargetCommitish = "main" })
            .Should()
            .Equal($"the release's target_commitish is 'main', not {Source}");
        Contradictions(Draft with { Draft = false, Prerelease = false })
            .Should()
            .Equal($"the release under rc-{Source} is a full release; a candidate is a draft or a prerelease");
        Contradictions(manifest: Manifest with { SourceSha = CommitSha.Parse(Other) })
            .Should()
            .Equal($"candidate.json says source_sha {Other}, the tag says {Source}");
        Contradictions(manifest: Manifest with { Tag = "rc-other" })
            .Should()
            .Equal($"candidate.json says tag 'rc-other', the release's tag is rc-{Source}");
        Contradictions(manifest: Manifest with { Repo = "org/other" })
            .Should()
            .Equal("candidate.json says repo 'org/other', the release is in org/app");
        Contradictions(manifest: Manifest with { Repo = "Org/App" }).Should().BeEmpty();
    }

    private static IReadOnlyList<string> Contradictions(
        Release? release = null,
        CandidateManifest? manifest = null,
        CandidateFile[]? checksums = null,
        CandidateFile[]? assets = null
    ) =>
        CandidateRules.Contradictions(
            new Candidate(
                CandidateTag.Of(Source),
                CandidateState.Incomplete,
                release ?? Draft,
                [
                    .. (assets ?? [Deb, Exe]).Select(
                        (file, index) =>
                            new ReleaseAsset(index, file.Name, "uploaded", file.Size)
                            {
                                Digest = $"sha256:{file.Sha256}",
                            }
                    ),
                ],
                []
            ),
            manifest ?? Manifest,
            Checksums.Of((checksums ?? [Deb, Exe]).Select(file => new ChecksumLine(file.Name, file.Sha256))),
            RepositoryName.Parse("org/app")
        );
}
