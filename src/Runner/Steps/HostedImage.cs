using System.Text.RegularExpressions;
using MsReleaseActions.Workflows.Expressions;

namespace MsReleaseActions.Runner.Steps;

/// <summary>
/// The machine that a job asks for. All of them are this one; scripts see the names of the one that was asked for.
/// </summary>
/// <param name="Os"><c>Linux</c>, <c>Windows</c> or <c>macOS</c>.</param>
/// <param name="Arch"><c>X64</c> or <c>ARM64</c>.</param>
/// <param name="Label">As asked for.</param>
internal sealed partial record HostedImage(string Os, string Arch, string Label)
{
    /// <summary>The image of an evaluated <c>runs-on</c>.</summary>
    /// <exception cref="UnsupportedFailure">No GitHub-hosted image has that label: on GitHub such a job waits for a
    /// runner of the owner's.</exception>
    public static HostedImage Of(ExpressionValue runsOn)
    {
        string[] labels = runsOn switch
        {
            ArrayValue list => [.. list.Items.Select(item => item.ToText())],
            ObjectValue => throw new UnsupportedFailure("runs-on with a group"),
            _ => [runsOn.ToText()],
        };
        return labels is [var label] && Hosted().Match(label) is { Success: true } found
            ? new HostedImage(OsOf(found.Groups["os"].Value), ArchOf(label), label)
            : throw new UnsupportedFailure(
                $"runs-on {string.Join(", ", labels)}; GitHub-hosted images are ubuntu-…, windows-… and macos-…"
            );
    }

    private static string OsOf(string name) =>
        name switch
        {
            "ubuntu" => "Linux",
            "windows" => "Windows",
            _ => "macOS",
        };

    // macos-latest and every numbered image from 14 are Apple silicon, unless they say otherwise
    private static string ArchOf(string label) =>
        label switch
        {
            _ when label.EndsWith("-arm", StringComparison.Ordinal) => "ARM64",
            "macos-13" => "X64",
            _ when label.StartsWith("macos-", StringComparison.Ordinal) => label.EndsWith(
                "-large",
                StringComparison.Ordinal
            ) || label.EndsWith("-intel", StringComparison.Ordinal)
                ? "X64"
                : "ARM64",
            _ => "X64",
        };

    [GeneratedRegex(
        @"^(?<os>ubuntu|windows|macos)-(latest|slim|[0-9][0-9.]*)(-arm|-large|-xlarge|-intel)?$",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Hosted();
}
