using FsCheck;
using FsCheck.Fluent;
using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Testing;

namespace MsReleaseActions.SharedTests.Core.Candidates;

[Needs(Need.Nothing)]
public sealed class RoundTripTests
{
    private static readonly Gen<string> Names =
        from head in Gen.Elements("aZ0_@+-".ToCharArray())
        from middle in Gen.ArrayOf(Gen.Elements("aZ0_@+-..".ToCharArray()))
        from tail in Gen.Elements("aZ0_@+-".ToCharArray())
        select head + new string(middle) + tail;

    private static readonly RepositoryName Repository = RepositoryName.Parse("org/ui");

    private static readonly Gen<Sha256> Hashes = Gen.ArrayOf(Gen.Choose(0, 255).Select(value => (byte)value))
        .Select(bytes => Sha256.Of(bytes));

    private static readonly Gen<IReadOnlyList<CandidateFile>> Files =
        from names in Gen.ArrayOf(Names)
        from hash in Hashes
        from size in Gen.Choose(1, int.MaxValue)
        select (IReadOnlyList<CandidateFile>)
            [
                .. names
                    .Distinct(StringComparer.Ordinal)
                    .Where(name => AssetName.IsKept(name) && !AssetName.IsOfSeal(name))
                    .Order(StringComparer.Ordinal)
                    .Select((name, index) => new CandidateFile(name, size - (long)index + int.MaxValue, hash)),
            ];

    [Fact]
    public void A_manifest_is_read_as_it_was_written() =>
        Prop.ForAll(
                (
                    from files in Files
                    from version in Gen.Elements(null, "1.2.3", "1.2.3-beta.1")
                    from run in Gen.Choose(0, int.MaxValue)
                    from inputs in Gen.SubListOf("ui", "device-support", "0")
                    from text in ArbMap.Default.GeneratorFor<NonNull<string>>()
                    select new CandidateManifest(
                        "org/ms-manager",
                        Whole(text.Get),
                        run * 1000L,
                        run % 100,
                        CommitSha.Parse(Source),
                        $"rc-{Source}",
                        version,
                        files
                    )
                    {
                        Inputs = [.. inputs.Select(id => new CandidateInput(id, Repository, CommitSha.Parse(Source)))],
                    }
                ).ToArbitrary(),
                manifest =>
                {
                    var problems = new List<string>();
                    var read = ManifestReader.Parse(manifest.ToBytes(), problems);
                    problems.Should().BeEmpty();
                    read.Should().BeEquivalentTo(manifest, options => options.WithStrictOrdering());
                    read!.ToBytes().Should().Equal(manifest.ToBytes());
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Checksums_are_read_as_they_were_written() =>
        Prop.ForAll(
                Files.ToArbitrary(),
                files =>
                {
                    var problems = new List<string>();
                    var written = Checksums.Of(
                        files.Reverse().Select(file => new ChecksumLine(file.Name, file.Sha256))
                    );
                    var read = Checksums.Parse(written.ToBytes(), problems);
                    problems.Should().BeEmpty();
                    read!.Lines.Should().Equal(files.Select(file => new ChecksumLine(file.Name, file.Sha256)));
                    read.ToBytes().Should().Equal(written.ToBytes());
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void A_file_cut_anywhere_is_never_read_as_whole() =>
        Prop.ForAll(
                (
                    from files in Files.Where(files => files.Count > 0)
                    from cut in Gen.Choose(1, 10_000)
                    select (files, cut)
                ).ToArbitrary(),
                both =>
                {
                    var manifest = new CandidateManifest(
                        "o/r",
                        "",
                        1,
                        1,
                        CommitSha.Parse(Source),
                        $"rc-{Source}",
                        null,
                        both.files
                    ).ToBytes();
                    var problems = new List<string>();
                    // the last byte is the line feed after the document
                    ManifestReader
                        .Parse(manifest.AsMemory(0, Math.Max(0, manifest.Length - 1 - both.cut)), problems)
                        .Should()
                        .BeNull();
                    problems.Should().NotBeEmpty();
                }
            )
            .QuickCheckThrowOnFailure();

    private const string Source = "0123456789abcdef0123456789abcdef01234567";

    // half of a surrogate pair is no text and cannot be written as JSON
    private static string Whole(string text) => string.Concat(text.Where(character => !char.IsSurrogate(character)));
}
