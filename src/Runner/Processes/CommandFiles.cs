namespace MsReleaseActions.Runner.Processes;

/// <summary>
/// The files through which one step tells the runner its results: <c>GITHUB_OUTPUT</c>, <c>GITHUB_ENV</c>,
/// <c>GITHUB_PATH</c>, <c>GITHUB_STATE</c> and <c>GITHUB_STEP_SUMMARY</c>. Made empty before the step, read after it,
/// also when it failed.
/// </summary>
public sealed class CommandFiles
{
    // bytes; what GitHub takes of a summary
    private const int LargestSummary = 1024 * 1024;
    private const string NodeOptions = "NODE_OPTIONS";
    private readonly string folder;
    private readonly string stepId;

    private CommandFiles(string folder, string stepId)
    {
        (this.folder, this.stepId) = (folder, stepId);
        Variables = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["GITHUB_OUTPUT"] = FileOf("set_output"),
            ["GITHUB_ENV"] = FileOf("set_env"),
            ["GITHUB_PATH"] = FileOf("add_path"),
            ["GITHUB_STATE"] = FileOf("save_state"),
            ["GITHUB_STEP_SUMMARY"] = FileOf("step_summary"),
        };
    }

    /// <summary>The environment variables that name the files, for the step.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; }

    /// <summary>Makes the files, empty.</summary>
    /// <param name="folder">Where; made if it is missing.</param>
    /// <param name="stepId">Tells this step's files from others' in the folder.</param>
    public static CommandFiles Create(string folder, string stepId)
    {
        Directory.CreateDirectory(folder);
        var files = new CommandFiles(Path.GetFullPath(folder), stepId);
        foreach (var file in files.Variables.Values)
        {
            File.WriteAllText(file, "");
        }
        return files;
    }

    /// <summary>
    /// Reads them. What stands before a mistake counts, as it does for the runner; a file that is gone says nothing.
    /// </summary>
    public CommandFileResult Read()
    {
        var failures = new List<string>();
        var annotations = new List<Annotation>();
        var outputs = Pairs("GITHUB_OUTPUT", "output", StringComparer.OrdinalIgnoreCase, failures);
        var environment = Pairs("GITHUB_ENV", "env", StringComparer.Ordinal, failures);
        foreach (
            var name in environment
                .Keys.Where(name => name.Equals(NodeOptions, StringComparison.OrdinalIgnoreCase))
                .ToList()
        )
        {
            environment.Remove(name);
            annotations.Add(
                new Annotation(
                    Annotation.Error,
                    $"Can't store {NodeOptions} output parameter using '$GITHUB_ENV' command."
                )
            );
        }
        var path = Text("GITHUB_PATH", "path", failures)
            .ReplaceLineEndings("\n")
            .Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return new CommandFileResult(
            outputs,
            environment,
            // a folder that is named twice counts where it stands last
            [.. path.Where((entry, index) => Array.LastIndexOf(path, entry) == index)],
            Pairs("GITHUB_STATE", "state", StringComparer.OrdinalIgnoreCase, failures),
            Summary(annotations, failures),
            failures.Count == 0 ? null : string.Join('\n', failures)
        )
        {
            Annotations = annotations,
        };
    }

    private string FileOf(string prefix) => Path.Combine(folder, $"{prefix}_{stepId}");

    private Dictionary<string, string> Pairs(string variable, string name, StringComparer names, List<string> failures)
    {
        var pairs = new Dictionary<string, string>(names);
        if (CommandFileText.Read(Text(variable, name, failures), pairs) is { } mistake)
        {
            failures.Add(Unable(name, mistake));
        }
        return pairs;
    }

    private string Summary(List<Annotation> annotations, List<string> failures)
    {
        var file = new FileInfo(Variables["GITHUB_STEP_SUMMARY"]);
        if (file is not { Exists: true, Length: > LargestSummary })
        {
            return Text("GITHUB_STEP_SUMMARY", "step_summary", failures);
        }
        annotations.Add(
            new Annotation(
                Annotation.Error,
                $"$GITHUB_STEP_SUMMARY upload aborted, supports content up to a size of {LargestSummary / 1024}k, "
                    + $"got {file.Length / 1024}k."
            )
        );
        return "";
    }

    private string Text(string variable, string name, List<string> failures)
    {
        try
        {
            return File.ReadAllText(Variables[variable]);
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            return "";
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            failures.Add(Unable(name, unreadable.Message));
            return "";
        }
    }

    private static string Unable(string name, string reason) =>
        $"Unable to process file command '{name}' successfully. {reason}";
}
