using MsReleaseActions.Testing;

namespace MsReleaseActions.CliTests.Commands.Lint;

/// <summary>A folder with workflow files, two of which do what they may not.</summary>
internal sealed class LintedFolder : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public LintedFolder(params (string Name, string Text)[] files)
    {
        Directory.CreateDirectory(folder[".github/workflows"]);
        foreach (var (name, text) in files)
        {
            File.WriteAllText(folder[$".github/workflows/{name}"], text);
        }
    }

    /// <summary>Verify and promote, each with an error; and a file that is none.</summary>
    public static (string Name, string Text)[] Broken { get; } =
    [
        ("broken.yml", "on: push\njobs:\n  a: []\n"),
        (
            "ci.yml",
            """
            on:
              pull_request:
            permissions: {}
            jobs:
              app:
                runs-on: ubuntu-24.04
                timeout-minutes: 5
                steps:
                  - run: echo "${{ github.head_ref }}"
                  - run: echo "${{ inputs.again }}"
                  - run: |
                      # not this: tauri build
                      npm run tauri build
              slow:
                runs-on: ubuntu-24.04
                steps:
                  - run: exit 0

            """
        ),
    ];

    public string Path => folder.Path;

    /// <summary>A text with this folder's place taken out.</summary>
    public string Placeless(string text) => text.Replace(folder.Path, "DIR", StringComparison.Ordinal);

    public void Dispose() => folder.Dispose();
}
