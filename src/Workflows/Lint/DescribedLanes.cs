using System.Text.RegularExpressions;

namespace MsReleaseActions.Workflows.Lint;

/// <summary>The workflow files that a product's description asks for.</summary>
/// <param name="Rendered">The text of each lane, by the name of its file.</param>
public sealed partial record DescribedLanes(IReadOnlyDictionary<string, string> Rendered)
{
    /// <summary>What a workflow file that <c>ms init</c> wrote begins with.</summary>
    public const string Mark = "# Lane: ";

    /// <summary>What a lane's name begins with while the file that it replaces is there under its own.</summary>
    public const string Beside = "ms-";

    /// <summary>The file whose success makes a commit green; null where none is named.</summary>
    public string? Gate { get; init; }

    /// <summary>
    /// The actions that build candidates, as steps name them: <c>./.github/actions/build-candidate</c>; empty: nobody
    /// says which they are.
    /// </summary>
    public IReadOnlyList<string> Builds { get; init; } = [];

    /// <summary>
    /// Whether the lanes make the releases of this repository, so that nothing else may; where others release what is
    /// built here, what it releases beside that is its own.
    /// </summary>
    public bool Publishes { get; init; } = true;

    /// <summary>Nothing is known of a description.</summary>
    public static DescribedLanes None { get; } = new(new Dictionary<string, string>(StringComparer.Ordinal));

    /// <summary>
    /// Whether a file was there before and is its owner's: of it only what a release must not meet is an error.
    /// </summary>
    public bool IsKept(string path, string text) =>
        Rendered.Count > 0 && !Rendered.ContainsKey(NameOf(path)) && !text.StartsWith(Mark, StringComparison.Ordinal);

    /// <summary>Whether a file is neither a described lane nor the gate; false where nothing is described.</summary>
    public bool IsBeside(string path) =>
        Rendered.Count > 0 && !Rendered.ContainsKey(NameOf(path)) && NameOf(path) != Gate;

    /// <summary>Whether a lane lies beside a file until that is removed.</summary>
    public bool IsReplaced(string path) => Rendered.ContainsKey(Beside + NameOf(path));

    /// <summary>Whether a file has nothing to do with what the lanes do.</summary>
    public bool IsOwn(string path, string text) =>
        !Publishes && IsBeside(path) && !IsReplaced(path) && !text.StartsWith(Mark, StringComparison.Ordinal);

    /// <summary>
    /// The first line of a lane, counted from 1, in which it is not what the description makes of it; null where it is,
    /// or is no lane.
    /// </summary>
    public int? FirstDifference(string path, string text)
    {
        if (!Rendered.TryGetValue(NameOf(path), out var rendered) || SameButForRefs(text, rendered))
        {
            return null;
        }
        var (here, there) = (Plain(text).Split('\n'), Plain(rendered).Split('\n'));
        return here.Zip(there).TakeWhile(pair => pair.First == pair.Second).Count() is var same && same < here.Length
            ? same + 1
            : here.Length;
    }

    /// <summary>
    /// Whether two texts of a lane say the same, line ends and what stands behind <c>@</c> of a <c>uses:</c> aside: an
    /// update of a pin is no change by hand.
    /// </summary>
    public static bool SameButForRefs(string one, string other) => Plain(one) == Plain(other);

    private static string NameOf(string path) => path[(path.LastIndexOf('/') + 1)..];

    private static string Plain(string text) =>
        Reference().Replace(text.Replace("\r\n", "\n", StringComparison.Ordinal), "${uses}@");

    [GeneratedRegex(@"^(?<uses>[ \t]*(- )?uses: [^@\n]+)@.*$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Reference();
}
