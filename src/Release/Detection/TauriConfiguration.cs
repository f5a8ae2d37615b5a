using System.Text.Json;
using MsReleaseActions.Core.Versions;

namespace MsReleaseActions.ReleaseTrain.Detection;

/// <summary>What a Tauri configuration says, whichever of its three forms it has.</summary>
internal sealed class TauriConfiguration
{
    private readonly List<Value> values;

    private TauriConfiguration(IEnumerable<Value> values) => this.values = [.. values];

    /// <param name="path">Its name decides the form: <c>.toml</c>, else JSON5, which JSON is, too.</param>
    /// <exception cref="FormatException">It cannot be read; the message is a clause.</exception>
    public static TauriConfiguration Parse(string path, byte[] bytes)
    {
        if (path.EndsWith(".toml", StringComparison.Ordinal))
        {
            return new(
                TomlEntries
                    .Of(bytes)
                    .Select(entry => new Value(
                        entry.Path,
                        entry.Text,
                        bytes.AsSpan(entry.Start, entry.Length) switch
                        {
                            var flag when flag.SequenceEqual("true"u8) => true,
                            var flag when flag.SequenceEqual("false"u8) => false,
                            _ => null,
                        },
                        entry.IsEmptyArray
                    ))
            );
        }
        var pieces = Json5Pieces.Of(bytes);
        return pieces[0].Type == JsonTokenType.StartObject
            ? new(
                pieces.Select(piece => new Value(
                    piece.Path,
                    piece.Text,
                    piece.Type switch
                    {
                        JsonTokenType.True => true,
                        JsonTokenType.False => false,
                        _ => null,
                    },
                    piece.Type == JsonTokenType.StartArray
                ))
            )
            : throw new FormatException("it is no object");
    }

    /// <summary>True or false; null where it says neither.</summary>
    public bool? Flag(params IReadOnlyList<string> path) => values.Find(value => value.IsAt(path))?.Flag;

    /// <summary>A text, or the texts of a list; null where it says neither.</summary>
    public IReadOnlyList<string>? Texts(params IReadOnlyList<string> path)
    {
        var (at, items) = (values.Find(value => value.IsAt(path)), values.FindAll(value => value.IsItemOf(path)));
        return at?.Text is { } text ? [text]
            : items.Count > 0 || at?.IsList == true ? [.. items.Select(item => item.Text).OfType<string>()]
            : null;
    }

    /// <summary>Whether a member has members.</summary>
    public bool HasMembers(params IReadOnlyList<string> path) => values.Exists(value => value.IsBelow(path));

    private sealed record Value(IReadOnlyList<string> Path, string? Text, bool? Flag, bool IsList)
    {
        public bool IsAt(IReadOnlyList<string> path) => Path.SequenceEqual(path, StringComparer.Ordinal);

        public bool IsBelow(IReadOnlyList<string> path) =>
            Path.Count > path.Count && Path.Take(path.Count).SequenceEqual(path, StringComparer.Ordinal);

        public bool IsItemOf(IReadOnlyList<string> path) =>
            Path.Count == path.Count + 1 && Path[^1].StartsWith('[') && IsBelow(path);
    }
}
