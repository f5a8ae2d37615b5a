using MsReleaseActions.GitHub;
using MsReleaseActions.Testing;

namespace MsReleaseActions.SharedTests.GitHub;

[Needs(Need.Nothing)]
public sealed class AddressTests
{
    [Theory]
    [InlineData("https://api.github.com", "https://uploads.github.com/repos/o/r/releases/1/assets", true)]
    [InlineData("https://api.github.com", "https://api.github.com/x", true)]
    [InlineData("https://api.acme.ghe.com", "https://uploads.acme.ghe.com/x", true)]
    [InlineData("https://github.acme.com/api/v3", "https://github.acme.com/api/uploads/x", true)]
    [InlineData("https://github.acme.com/api/v3", "https://uploads.github.acme.com/x", true)]
    [InlineData("http://127.0.0.1:4711", "http://127.0.0.1:4712/x", true)]
    [InlineData("http://127.0.0.1:4711", "https://127.0.0.1:4712/x", true)]
    [InlineData("https://api.github.com", "http://uploads.github.com/x", false)]
    [InlineData("https://api.github.com", "https://uploads.github.com.evil.com/x", false)]
    [InlineData("https://api.github.com", "https://evilgithub.com/x", false)]
    [InlineData("https://api.github.com", "https://me@uploads.github.com/x", false)]
    [InlineData("https://api.github.com", "https://uploads.github.com@evil.com/x", false)]
    [InlineData("https://api.github.com", "ftp://uploads.github.com/x", false)]
    [InlineData("https://api.github.com", "file:///etc/passwd", false)]
    [InlineData("https://api.acme.ghe.com", "https://uploads.other.ghe.com/x", false)]
    [InlineData("http://127.0.0.1:4711", "http://9.127.0.0.1/x", false)]
    public void The_token_goes_to_the_api_s_own_site_and_never_less_safely(string api, string address, bool goes)
    {
        if (Uri.TryCreate(address, UriKind.Absolute, out var absolute))
        {
            Addresses.AreOfOneSite(new Uri(api), absolute).Should().Be(goes);
        }
        else
        {
            goes.Should().BeFalse();
        }
    }
}
