using System.Text;

namespace MsReleaseActions.ReleaseTrees;

/// <summary>UTF-8 that fails on bytes which are none: files are passed on byte for byte.</summary>
internal static class StrictText
{
    public static Encoding Encoding { get; } =
        new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
}
