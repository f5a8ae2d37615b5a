using MsReleaseActions.ReleaseTrees;
using MsReleaseActions.Testing;

namespace MsReleaseActions.CliTests.Publishing;

/// <summary>A checkout with this project's actions in it, a remote, and the program.</summary>
internal sealed class SourceCheckout : IDisposable
{
    public const string Repository = "org/ms-release-actions";
    private readonly TemporaryFolder folder = new();

    public SourceCheckout()
    {
        Git("init", "--quiet", "--initial-branch=main", "source");
        Git("init", "--quiet", "--bare", "remote");
        Git("-C", "source", "remote", "add", "origin", "../remote");
        foreach (
            var path in Testing
                .Checkout.ActionIds.SelectMany(id => (string[])[$"actions/{id}/action.yml", $"actions/{id}/README.md"])
                .Append("LICENSE")
        )
        {
            Write(path, Testing.Checkout.Read(path));
        }
        Write(".github/workflows/release.yml", "on: workflow_dispatch");
    }

    public string Digest { get; set; } = "sha256:" + new string('d', 64);

    /// <summary>Commits the state in which a version is to be released, and pushes it.</summary>
    public string Version(string version)
    {
        Write(
            "Directory.Build.props",
            $"<Project><PropertyGroup><Version>{version}</Version></PropertyGroup></Project>"
        );
        Write("CHANGELOG.md", $"# Changelog\n\n## [{version}]\n");
        return Push($"Version {version}");
    }

    public string Push(string message)
    {
        Git("-C", "source", "add", "--all");
        Git("-C", "source", "-c", "user.name=T", "-c", "user.email=t@example.com", "commit", "--quiet", "-m", message);
        Git("-C", "source", "push", "--quiet", "origin", "main");
        return Git("-C", "source", "rev-parse", "HEAD");
    }

    public void Write(string path, string text)
    {
        var file = folder[Path.Combine("source", path)];
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    public Task<(int Code, string Output, string Error)> Publish(
        string version,
        string sourceSha,
        params string[] more
    ) =>
        Run([
            "publish",
            "--source",
            folder["source"],
            "--repository",
            Repository,
            "--version",
            version,
            "--source-sha",
            sourceSha,
            "--image",
            $"ghcr.io/{Repository}",
            "--digest",
            Digest,
            .. more,
        ]);

    public Task<(int Code, string Output, string Error)> Check(string version, string sourceSha) =>
        Run([
            "check",
            "--source",
            folder["source"],
            "--repository",
            Repository,
            "--version",
            version,
            "--source-sha",
            sourceSha,
            "--image",
            $"ghcr.io/{Repository}",
        ]);

    public static async Task<(int Code, string Output, string Error)> Run(params string[] arguments)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        return (await ReleaseTreeCommand.RunAsync(arguments, output, error), output.ToString(), error.ToString());
    }

    /// <summary>Each tag of the remote with its commit.</summary>
    public string Tags =>
        Git(
            "-C",
            "remote",
            "for-each-ref",
            "--format=%(refname:short)=%(if)%(*objectname)%(then)%(*objectname)%(else)%(objectname)%(end)",
            "refs/tags"
        );

    /// <summary>A command of git in the remote.</summary>
    public string Remote(params string[] arguments) => Git(["-C", "remote", .. arguments]);

    /// <summary>A command of git in the checkout.</summary>
    public string Source(params string[] arguments) => Git(["-C", "source", .. arguments]);

    public string PathOf(string name) => folder[name];

    public void Dispose() => folder.Dispose();

    private string Git(params string[] arguments)
    {
        var (code, output) = Tool.RunAsync("git", folder.Path, arguments).GetAwaiter().GetResult();
        code.Should().Be(0, output);
        return output.Trim();
    }
}
