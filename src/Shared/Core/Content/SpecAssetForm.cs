using MsReleaseActions.Core.Documents;

namespace MsReleaseActions.Core.Content;

/// <summary>Reads a spec's assets and install sets from their form.</summary>
internal static partial class SpecAssetForm
{
    public static SpecAsset? Asset(JsonForm form, string at, IReadOnlyList<Platform> platforms)
    {
        form.Require($"{at}.id", $"{at}.kind", $"{at}.filename");
        var id = ReleaseSpecForm.Id(form, $"{at}.id");
        var kind = KindOf(form, $"{at}.kind");
        var file = form.Text($"{at}.filename");
        var (platform, isSound) = PlatformOf(form, at, platforms);
        if (kind == AssetKind.Bundle && isSound && platform is null)
        {
            form.Problem(at, "must have os and arch: it is a bundle");
            isSound = false;
        }
        if (kind is AssetKind.Firmware or AssetKind.BitwigExtension && platform is not null)
        {
            form.Problem(at, $"must have neither os nor arch: it is of the kind {kind.Value.Word()}");
            isSound = false;
        }
        return id is not null && kind is not null && file is not null && isSound
            ? new SpecAsset(id, kind.Value, file, platform)
            : null;
    }

    public static InstallSet? InstallSet(JsonForm form, string at, IReadOnlyList<Platform> platforms)
    {
        form.Require($"{at}.id", $"{at}.assets");
        var id = ReleaseSpecForm.Id(form, $"{at}.id");
        var (platform, isSound) = PlatformOf(form, at, platforms);
        var assets = ReleaseSpecForm.Filled(form, $"{at}.assets");
        return id is not null && isSound && assets is not null ? new InstallSet(id, platform, assets) : null;
    }

    private static AssetKind? KindOf(JsonForm form, string path)
    {
        if (form.Text(path) is not { } word)
        {
            return null;
        }
        if (AssetKinds.ByWord.TryGetValue(word, out var kind))
        {
            return kind;
        }
        form.Problem(path, $"must be one of {string.Join(", ", AssetKinds.ByWord.Keys)}, not '{word}'");
        return null;
    }

    private static (Platform? Platform, bool IsSound) PlatformOf(
        JsonForm form,
        string at,
        IReadOnlyList<Platform> platforms
    )
    {
        var (os, arch) = (form.Text($"{at}.os"), form.Text($"{at}.arch"));
        if (os is null && arch is null)
        {
            return (null, !form.Has($"{at}.os") && !form.Has($"{at}.arch"));
        }
        if (os is null || arch is null)
        {
            form.Problem(at, "must have both os and arch, or neither");
            return (null, false);
        }
        if (platforms.FirstOrDefault(known => known == new Platform(os, arch)) is { } platform)
        {
            return (platform, true);
        }
        form.Problem(at, $"must be for one of {string.Join(", ", platforms)}, not {os}-{arch}");
        return (null, false);
    }
}
