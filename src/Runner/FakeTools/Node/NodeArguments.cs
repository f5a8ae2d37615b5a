namespace MsReleaseActions.Runner.FakeTools.Node;

/// <summary>
/// Arguments as npm reads them: every option before <c>--</c> is npm's own, wherever it stands, and one that it does
/// not know is dropped without its value, which then counts as a word.
/// </summary>
/// <param name="Positional">The words.</param>
/// <param name="Rest">What follows <c>--</c>.</param>
internal sealed record NodeArguments(IReadOnlyList<string> Positional, IReadOnlyList<string> Rest)
{
    private readonly List<(string Name, string? Value)> options = [];

    public static NodeArguments Read(IReadOnlyList<string> arguments, string[] withValue)
    {
        var own = arguments.TakeWhile(argument => argument != "--").ToList();
        var words = new List<string>();
        var read = new NodeArguments(words, [.. arguments.Skip(own.Count + 1)]);
        for (var at = 0; at < own.Count; at++)
        {
            if (!own[at].StartsWith('-'))
            {
                words.Add(own[at]);
            }
            else if (own[at].Split('=', 2) is [var name, var value])
            {
                read.options.Add((name, value));
            }
            else
            {
                read.options.Add((own[at], withValue.Contains(own[at]) && at + 1 < own.Count ? own[++at] : null));
            }
        }
        return read;
    }

    public bool Has(params string[] names) => options.Exists(option => names.Contains(option.Name));

    public string? Value(params string[] names) => options.Find(option => names.Contains(option.Name)).Value;
}
