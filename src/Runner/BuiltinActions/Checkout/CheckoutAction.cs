using System.Text;
using MsReleaseActions.Server.Git;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.Runner.BuiltinActions.Checkout;

/// <summary><c>actions/checkout</c> from the sandbox's own git.</summary>
internal sealed class CheckoutAction : INativeAction
{
    private const string AllBranches = "+refs/heads/*:refs/remotes/origin/*";
    private const string AllTags = "+refs/tags/*:refs/tags/*";

    public IReadOnlySet<string> Inputs { get; } =
        NativeInputs.Declare(
            "repository",
            "ref",
            "token",
            "ssh-key",
            "ssh-known-hosts",
            "ssh-strict",
            "ssh-user",
            "persist-credentials",
            "path",
            "clean",
            "filter",
            "sparse-checkout",
            "sparse-checkout-cone-mode",
            "fetch-depth",
            "fetch-tags",
            "show-progress",
            "lfs",
            "submodules",
            "set-safe-directory",
            "github-server-url",
            "allow-unsafe-pr-checkout"
        );

    public async Task<NativeOutcome> RunAsync(NativeStep step, CancellationToken cancellation)
    {
        step.Refuse(
            "actions/checkout",
            ("ssh-key", []),
            ("filter", []),
            ("sparse-checkout", []),
            ("lfs", ["false"]),
            ("submodules", ["false"]),
            ("github-server-url", [step.Run.Repository.Sandbox.Origins.Server])
        );
        var depth = step.Number("fetch-depth", 1, 0, int.MaxValue);
        var (tags, clean, keepToken) = (
            step.Flag("fetch-tags", false),
            step.Flag("clean", true),
            step.Flag("persist-credentials", true)
        );
        var source = CheckoutSource.Find(step);
        var target = CheckoutTarget.Of(step, source);
        var git = new WorkingGit(
            CheckoutFolder.Of(step),
            Directory.CreateDirectory(Path.Combine(step.Temp, "git-home")).FullName,
            step.Log,
            step.Begin
        );
        var config = new WorkingConfig(Path.Combine(CheckoutFolder.Of(step), ".git"));
        await PrepareAsync(git, config, CheckoutFolder.Of(step), source, clean, cancellation);
        await FetchAsync(git, source, target, depth, tags, cancellation);
        await git.RunAsync(cancellation, ["checkout", .. target.Checkout]);
        config.Write([
            .. Remote(source),
            .. keepToken || !source.Private ? Fetching(source) : [],
            .. keepToken ? Token(step, source) : [],
        ]);
        var commit = new RefFiles(config.Folder).Find("HEAD")!;
        return new NativeOutcome(new Dictionary<string, string> { ["ref"] = target.Ref, ["commit"] = commit })
        {
            Post = keepToken ? _ => ForgetToken(config, source) : null,
        };
    }

    private static async Task PrepareAsync(
        WorkingGit git,
        WorkingConfig config,
        string folder,
        SandboxRepository source,
        bool clean,
        CancellationToken cancellation
    )
    {
        if (
            !Directory.Exists(Path.Combine(folder, ".git"))
            || await git.TryAsync(cancellation, "config", "--local", "--get", "remote.origin.url") != Url(source)
        )
        {
            // as on GitHub: whatever lay there before goes
            CheckoutFolder.Empty(folder);
            GitStore.Init(config.Folder, source.DefaultBranch, bare: false);
            config.Write(Remote(source));
            return;
        }
        await git.TryAsync(cancellation, "checkout", "--quiet", "--detach");
        foreach (
            var branch in (await git.RunAsync(cancellation, "for-each-ref", "--format=%(refname)", "refs/heads")).Split(
                '\n',
                StringSplitOptions.RemoveEmptyEntries
            )
        )
        {
            await git.RunAsync(cancellation, "update-ref", "-d", branch);
        }
        if (clean)
        {
            await git.RunAsync(cancellation, "clean", "-ffdx");
            await git.TryAsync(cancellation, "reset", "--hard", "HEAD");
        }
    }

    private static async Task FetchAsync(
        WorkingGit git,
        SandboxRepository source,
        CheckoutTarget target,
        int depth,
        bool tags,
        CancellationToken cancellation
    )
    {
        string[] fetch =
        [
            "-c",
            $"url.{FetchFrom(source)}.insteadOf={Url(source)}",
            "fetch",
            "--prune",
            "--no-recurse-submodules",
        ];
        if (depth == 0)
        {
            await git.RunAsync(cancellation, [.. fetch, "origin", AllBranches, AllTags]);
            if (await IsThereAsync(git, target, cancellation))
            {
                return;
            }
            await git.RunAsync(cancellation, [.. fetch, "--no-tags", "origin", target.RefSpec]);
            return;
        }
        string[] wanted = tags ? [AllTags, target.RefSpec] : [target.RefSpec];
        await git.RunAsync(cancellation, [.. fetch, "--no-tags", $"--depth={depth}", "origin", .. wanted]);
    }

    private static async Task<bool> IsThereAsync(
        WorkingGit git,
        CheckoutTarget target,
        CancellationToken cancellation
    ) =>
        await git.TryAsync(
            cancellation,
            "rev-parse",
            "--verify",
            "--quiet",
            $"{(target.Ref.Length > 0 ? target.Tracking : target.Commit)}^{{commit}}"
        )
            is { } found
        && (target.Commit.Length == 0 || string.Equals(found, target.Commit, StringComparison.OrdinalIgnoreCase));

    private static ConfigEntry[] Remote(SandboxRepository source) =>
        [
            new("remote", "origin", "url", Url(source)),
            new("remote", "origin", "fetch", AllBranches),
            new("gc", null, "auto", "0"),
        ];

    // later steps fetch as they would from the server; they cannot push, which would go past the sandbox's rules for
    // branches
    private static ConfigEntry[] Fetching(SandboxRepository source) =>
        [
            new("url", FetchFrom(source), "insteadOf", Url(source)),
            new(
                "url",
                "file:///the embedded runner does not push with git; use the API: ",
                "pushInsteadOf",
                Url(source)
            ),
        ];

    private static ConfigEntry[] Token(NativeStep step, SandboxRepository source)
    {
        var basic = Convert.ToBase64String(Encoding.UTF8.GetBytes($"x-access-token:{step.Text("token", step.Token)}"));
        step.Log($"::add-mask::{basic}");
        return [new("http", $"{source.Sandbox.Origins.Server}/", "extraheader", $"AUTHORIZATION: basic {basic}")];
    }

    private static Task ForgetToken(WorkingConfig config, SandboxRepository source)
    {
        config.Write([.. Remote(source), .. source.Private ? [] : Fetching(source)]);
        return Task.CompletedTask;
    }

    private static string FetchFrom(SandboxRepository source) => $"file://{source.GitFolder}";

    private static string Url(SandboxRepository source) => $"{source.Sandbox.Origins.Server}/{source.FullName}";
}
