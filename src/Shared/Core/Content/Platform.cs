using System.Diagnostics.CodeAnalysis;

namespace MsReleaseActions.Core.Content;

/// <summary>A system that host tools are built for.</summary>
/// <param name="Os"><c>windows</c>, <c>linux</c> or <c>macos</c>.</param>
/// <param name="Arch"><c>x86_64</c> or <c>arm64</c>.</param>
public sealed record Platform(string Os, string Arch)
{
    /// <summary>All there are, in the order of specs.</summary>
    public static IReadOnlyList<Platform> Known { get; } =
    [new("windows", "x86_64"), new("macos", "x86_64"), new("macos", "arm64"), new("linux", "x86_64")];

    /// <summary><c>linux-x86_64</c>.</summary>
    public string Text => $"{Os}-{Arch}";

    /// <summary>The file name of its bundle.</summary>
    public string BundleName => $"midi-studio-{Text}-bundle.zip";

    /// <summary>Null for what nothing is built for.</summary>
    public static bool TryFind(string os, string arch, [NotNullWhen(true)] out Platform? platform)
    {
        platform = Known.FirstOrDefault(known => known.Os == os && known.Arch == arch);
        return platform is not null;
    }

    /// <summary>The file name that a program has there.</summary>
    public string Executable(string name) => Os == "windows" ? $"{name}.exe" : name;

    public override string ToString() => Text;
}
