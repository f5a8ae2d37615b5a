using System.Text;
using MsReleaseActions.Core.LatestJson;
using MsReleaseActions.Workflows.Yaml;

namespace MsReleaseActions.ReleaseTrain.Description;

/// <summary>Where the members of a JSON document are. A path is <c>legs.[0].bundles</c>.</summary>
internal sealed class DescriptionPlaces
{
    private readonly byte[] bytes;
    private readonly Dictionary<string, JsonPiece> pieces;

    private DescriptionPlaces(byte[] bytes)
    {
        this.bytes = bytes;
        pieces = JsonPieces.Of(bytes).ToDictionary(piece => string.Join('.', piece.Path), StringComparer.Ordinal);
    }

    // what is built here says one of these; of content, and of what others put together, nothing is rendered
    private static readonly string[] OfBuild = ["kind", "legs", "build", "app", "version_files"];

    /// <summary>Whether it describes something that is built from this repository alone, and by these lanes.</summary>
    public bool DescribesBuild =>
        OfBuild.Any(pieces.ContainsKey) && pieces.GetValueOrDefault("kind")?.Text != "content";

    /// <param name="bytes">A description that can be read.</param>
    public static DescriptionPlaces Of(byte[] bytes) => new(bytes.AsSpan().StartsWith("\uFEFF"u8) ? bytes[3..] : bytes);

    /// <summary>The place of a member; where it is absent, that of what should hold it.</summary>
    public Position Of(string member)
    {
        if (!pieces.TryGetValue(member, out var piece))
        {
            return Of(member.LastIndexOf('.') is > 0 and var dot ? member[..dot] : "");
        }
        var before = bytes.AsSpan(..piece.NameStart);
        return new Position(
            before.Count((byte)'\n') + 1,
            Encoding.UTF8.GetCharCount(before[(before.LastIndexOf((byte)'\n') + 1)..]) + 1
        );
    }
}
