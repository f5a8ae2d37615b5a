using MsReleaseActions.Core.Candidates;

namespace MsReleaseActions.Toolkit;

/// <summary>The inputs that are read in the light of <c>tag-prefix</c>.</summary>
public static class TagInputs
{
    private const string Prefix = "tag-prefix";

    /// <summary>
    /// What the product's tags begin with. The one input for which empty is a value: only where it is absent, it is
    /// <c>v</c>.
    /// </summary>
    public static string TagPrefix(this InputReader inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var text = (inputs.Raw(Prefix) ?? ReleaseTag.DefaultPrefix).Trim();
        if (ReleaseTag.PrefixProblem(text) is not { } problem)
        {
            return text;
        }
        inputs.Problem($"{Prefix} {problem}");
        return ReleaseTag.DefaultPrefix;
    }

    /// <summary>A tag that begins with <paramref name="prefix"/>; a problem when it is not given or not of that
    /// form.</summary>
    public static ReleaseTag GetRequiredTag(this InputReader inputs, string name, string prefix)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var text = inputs.GetRequiredInput(name);
        if (!ReleaseTag.TryParse(text, prefix, out var tag, out var problem) && text.Length > 0)
        {
            inputs.Problem($"{name} {problem}{Where(prefix)}");
        }
        // meaningless after a problem, as all that the reader gives then
        return tag!;
    }

    private static string Where(string prefix) =>
        prefix == ReleaseTag.DefaultPrefix ? ""
        : prefix.Length == 0 ? $": {Prefix} is empty"
        : $": {Prefix} is {prefix}";
}
