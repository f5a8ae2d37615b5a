using System.Text;

namespace MsReleaseActions.Server.Git;

/// <summary>A file of a commit. Texts and bytes convert by themselves.</summary>
/// <param name="Bytes">What it holds.</param>
/// <param name="Executable">Whether its mode is 100755.</param>
public readonly record struct FileContent(byte[] Bytes, bool Executable = false)
{
    /// <summary>A text in UTF-8.</summary>
    public static implicit operator FileContent(string text) => FromString(text);

    /// <summary>Any bytes.</summary>
    public static implicit operator FileContent(byte[] bytes) => FromByteArray(bytes);

    /// <summary>A text in UTF-8.</summary>
    public static FileContent FromString(string text) => new(Encoding.UTF8.GetBytes(text));

    /// <summary>Any bytes.</summary>
    public static FileContent FromByteArray(byte[] bytes) => new(bytes);
}
