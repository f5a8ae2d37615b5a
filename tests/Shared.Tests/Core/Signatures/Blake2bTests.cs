using System.Text;
using MsReleaseActions.Core.Signatures;
using MsReleaseActions.Testing;

namespace MsReleaseActions.SharedTests.Core.Signatures;

[Needs(Need.Nothing)]
public sealed class Blake2bTests
{
    // RFC 7693, appendix A
    private const string OfAbc =
        "ba80a53f981c4d0d6a2797b69f12f6e94c212f14685ac4b74b12bb6fdbffa2d17d87c5392aab792dc252d5de4533cc9518d38aa8dbf1925ab92386edd4009923";

    [Fact]
    public void It_gives_the_hash_of_the_RFC()
    {
        using var blake = new Blake2b();
        blake.Append("a"u8);
        blake.Append(""u8);
        blake.Append("bc"u8);
        Convert.ToHexStringLower(blake.Finish()).Should().Be(OfAbc);
    }

    [Fact]
    public async Task A_stream_is_hashed_to_its_end()
    {
        var content = Encoding.ASCII.GetBytes(new string('x', 300_001));
        using var blake = new Blake2b();
        blake.Append(content);
        (await Blake2b.HashAsync(new MemoryStream(content), TestContext.Current.CancellationToken))
            .Should()
            .Equal(blake.Finish());
    }
}
