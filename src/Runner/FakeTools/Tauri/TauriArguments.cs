namespace MsReleaseActions.Runner.FakeTools.Tauri;

/// <summary>Arguments of <c>tauri build</c> and <c>tauri bundle</c>.</summary>
internal sealed record TauriArguments
{
    private const int BadUsage = 2;

    public string? Target { get; private init; }

    /// <summary>Null: those of the configuration.</summary>
    public IReadOnlyList<string>? Bundles { get; private init; }

    /// <summary>JSON, or paths to files with JSON.</summary>
    public IReadOnlyList<string> Configs { get; private init; } = [];

    public bool NoBundle { get; private init; }

    public bool Debug { get; private init; }

    public bool NoSign { get; private init; }

    /// <summary>What follows <c>--</c>, for cargo.</summary>
    public IReadOnlyList<string> Cargo { get; private init; } = [];

    /// <exception cref="ToolFailure">An argument is not known, or lacks its value.</exception>
    public static TauriArguments Parse(IReadOnlyList<string> arguments)
    {
        var read = new TauriArguments();
        for (var at = 0; at < arguments.Count; at++)
        {
            var (name, value) =
                arguments[at].StartsWith("--", StringComparison.Ordinal)
                && arguments[at].Split('=', 2) is [var before, var after]
                    ? (before, after)
                    : (arguments[at], null);
            string Value() =>
                value
                ?? (
                    at + 1 < arguments.Count
                        ? arguments[++at]
                        : throw new ToolFailure(
                            $"error: a value is required for '{name}' but none was supplied",
                            BadUsage
                        )
                );
            IEnumerable<string> Values()
            {
                if (value is not null)
                {
                    return value.Split(',');
                }
                var words = arguments.Skip(at + 1).TakeWhile(word => !word.StartsWith('-')).ToList();
                at += words.Count;
                return words.SelectMany(word =>
                    word.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                );
            }
            switch (name)
            {
                case "--":
                    return read with { Cargo = [.. arguments.Skip(at + 1)] };
                case "-t" or "--target":
                    read = read with { Target = Value() };
                    break;
                case "-b" or "--bundles":
                    read = read with { Bundles = [.. read.Bundles ?? [], .. Values()] };
                    break;
                case "-c" or "--config":
                    read = read with { Configs = [.. read.Configs, Value()] };
                    break;
                case "--no-bundle":
                    read = read with { NoBundle = true };
                    break;
                case "-d" or "--debug":
                    read = read with { Debug = true };
                    break;
                case "--no-sign":
                    read = read with { NoSign = true };
                    break;
                case "-f" or "--features":
                    _ = Values();
                    break;
                case "-v" or "-vv" or "--verbose" or "--ci" or "--skip-stapling" or "--ignore-version-mismatches":
                    break;
                default:
                    throw new ToolFailure($"error: unexpected argument '{arguments[at]}' found", BadUsage);
            }
        }
        return read;
    }
}
