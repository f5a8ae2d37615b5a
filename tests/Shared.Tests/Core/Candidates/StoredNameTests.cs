using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Testing;

namespace MsReleaseActions.SharedTests.Core.Candidates;

[Needs(Need.Nothing)]
public sealed class StoredNameTests
{
    [Theory]
    [InlineData("app-1.2.3_x64.exe", "app-1.2.3_x64.exe")]
    [InlineData("Example App_1.2.3_x64-setup.exe", "Example.App_1.2.3_x64-setup.exe")]
    [InlineData("Example App_1.2.3_x64-setup.exe.sig", "Example.App_1.2.3_x64-setup.exe.sig")]
    [InlineData("with space (1).zip", "with.space.1.zip")]
    [InlineData("Café Éclair.deb", "Cafe.Eclair.deb")]
    [InlineData("Cafe\u0301.deb", "Cafe.deb")]
    [InlineData("1.0~rc1+b_2-3@x.rpm", "1.0.rc1+b_2-3@x.rpm")]
    [InlineData("日本語.zip", "default.zip")]
    [InlineData(".hidden", "default.hidden")]
    [InlineData("end.", "end")]
    [InlineData("a..b", "a.b")]
    [InlineData("😀app.zip", "default.app.zip")]
    public void A_name_is_mended_as_GitHub_changes_it(string name, string stored)
    {
        StoredName.Of(name).Should().Be(stored);
        StoredName.Of(stored).Should().Be(stored);
        AssetName.IsKept(stored).Should().BeTrue();
        AssetName.WhyNotMended(name).Should().BeNull();
        StoredName.Of(name + ".sig").Should().Be(stored + ".sig");
    }

    [Theory]
    [InlineData("", "its name has no letter or digit that GitHub stores")]
    [InlineData("日本", "its name has no letter or digit that GitHub stores")]
    [InlineData(". .", "its name has no letter or digit that GitHub stores")]
    [InlineData("a\nb.zip", "its name holds control characters, or others that nobody sees")]
    [InlineData("a\u0007.zip", "its name holds control characters, or others that nobody sees")]
    [InlineData("a\u0085.zip", "its name holds control characters, or others that nobody sees")]
    [InlineData("gpj\u202Eexe.zip", "its name holds control characters, or others that nobody sees")]
    [InlineData("a\u2028b", "its name holds control characters, or others that nobody sees")]
    public void What_cannot_be_mended_is_known_with_its_reason(string name, string why) =>
        AssetName.WhyNotMended(name).Should().Be(why);

    [Theory]
    [InlineData(255, "a", null)]
    [InlineData(256, "a", "its name is longer than the 255 characters that GitHub stores")]
    [InlineData(255, ".", "its name is longer than the 255 characters that GitHub stores")]
    public void The_mended_name_has_at_most_255_characters(int length, string first, string? why) =>
        AssetName.WhyNotMended(first + new string('b', length - 1)).Should().Be(why);

    [Theory]
    [InlineData("default")]
    [InlineData("_")]
    public void Names_that_only_look_as_if_nothing_was_left_are_kept(string name)
    {
        AssetName.WhyNotMended(name).Should().BeNull();
        StoredName.Of(name).Should().Be(name);
    }
}
