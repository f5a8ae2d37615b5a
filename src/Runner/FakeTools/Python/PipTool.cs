using System.Text.RegularExpressions;

namespace MsReleaseActions.Runner.FakeTools.Python;

/// <summary><c>pip</c>: remembers the packages that were asked for, by name.</summary>
internal static partial class PipTool
{
    private static readonly string[] Harmless =
    [
        "--upgrade",
        "-U",
        "--user",
        "--quiet",
        "-q",
        "--no-cache-dir",
        "--disable-pip-version-check",
        "--require-hashes",
        "--no-deps",
        "--break-system-packages",
        "--no-input",
    ];

    public static ToolPlan Plan(StandInCall call) =>
        call.Words switch
        {
            ["--version" or "-V"] => ToolPlan.Say(call, ToolEffect.None, "pip 25.3 (stand-in)"),
            ["install", .. var rest] => Install(call, rest),
            _ => ToolPlan.Unsupported(call),
        };

    private static ToolPlan Install(StandInCall call, string[] arguments)
    {
        var (names, files, unknown) = (new List<string>(), new List<string>(), new List<string>());
        for (var at = 0; at < arguments.Length; at++)
        {
            var argument = arguments[at];
            if (argument is "--requirement" or "-r" && at + 1 < arguments.Length)
            {
                files.Add(call.Full(arguments[++at]));
            }
            else if (!Harmless.Contains(argument))
            {
                (Requirement().IsMatch(argument) ? names : unknown).Add(argument);
            }
        }
        return unknown.Count > 0
            ? ToolPlan.Unsupported(
                call,
                $"{string.Join(", ", unknown)}: only packages of the registry are installed, by name"
            )
            : ToolPlan.Do(
                ToolEffect.Installs,
                async _ =>
                {
                    foreach (var name in names.Concat(files.SelectMany(Listed)).Select(NameOf))
                    {
                        call.Installed.Add(Installed(name));
                        await call.SayAsync($"Successfully installed {name} (stand-in)");
                    }
                }
            );
    }

    /// <summary>How an installed package is remembered.</summary>
    public static string Installed(string package) => $"pip {package.ToLowerInvariant()}";

    private static IEnumerable<string> Listed(string file) =>
        File.Exists(file)
            ? File.ReadLines(file)
                .Select(line => line.Split('#')[0].TrimEnd('\\').Trim())
                .Where(line => line.Length > 0 && !line.StartsWith("--hash", StringComparison.Ordinal))
                .Select(line =>
                    Requirement().IsMatch(line)
                        ? line
                        : throw new ToolFailure(
                            $"the rehearsal does not install '{line}' of {file}: only packages of the registry, by name"
                        )
                )
            : throw new ToolFailure(
                $"ERROR: Could not open requirements file: [Errno 2] No such file or directory: '{file}'"
            );

    private static string NameOf(string requirement) => Requirement().Match(requirement).Groups["name"].Value;

    [GeneratedRegex(
        @"\A(?<name>[A-Za-z0-9][A-Za-z0-9._-]*)(\[[\w,\s-]+\])?\s*((===?|~=|!=|>=?|<=?)[^@/]*)?\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Requirement();
}
