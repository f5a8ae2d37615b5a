using MsReleaseActions.Testing;

namespace MsReleaseActions.CliTests.Commands.Completion;

/// <summary>The printed scripts in the real shells, with the real program.</summary>
[Needs(Need.Tools)]
public sealed class ShellTests
{
    // as bash calls a completion function: the words, and which of them the cursor is in
    private const string Bash = """
        PATH="$1:$PATH"; source <(ms completion bash); shift
        COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _ms
        printf '%s ' "${COMPREPLY[@]}"; complete -p ms
        """;

    // as zsh's completion system calls it; what would list the matches prints them
    private const string Zsh = """
        PATH="$1:$PATH"; shift
        compdef() { print -r -- "compdef $*" }
        compset() { [[ $PREFIX == ${~2}* ]] && PREFIX=${PREFIX#${~2}} }
        _describe() { print -rl -- "${(P@)2}" }
        _files() { print -r -- "files $PREFIX" }
        source <(ms completion zsh)
        words=("$@"); CURRENT=$#; PREFIX=$words[CURRENT]; _ms
        """;

    [Theory]
    [InlineData("happy ", "ms", "rehearse", "--scenario", "ha")]
    [InlineData("happy ", "ms", "rehearse", "--scenario", "=", "ha")]
    [InlineData("rehearse ", "ms", "reh")]
    [InlineData(" ", "ms", "rehearse", "--keep", "")]
    public async Task Bash_completes(string expected, params string[] words)
    {
        var (code, output) = await Tool.RunAsync(
            "bash",
            AppContext.BaseDirectory,
            ["-c", Bash, "bash", AppContext.BaseDirectory, .. words]
        );

        (code, output).Should().Be((0, $"{expected}complete -o bashdefault -o default -F _ms ms\n"));
    }

    [Theory]
    [InlineData("happy:", "ms", "rehearse", "--scenario", "ha")]
    [InlineData("--scenario=happy:", "ms", "rehearse", "--scenario=ha")]
    [InlineData("--seed:The same seed gives the same files", "ms", "rehearse", "--se")]
    [InlineData("files ", "ms", "rehearse", "--keep", "")]
    [InlineData("files a\\ b", "ms", "rehearse", "--keep=a\\ b")]
    public async Task Zsh_completes(string expected, params string[] words)
    {
        Assert.SkipWhen(Tool.Find("zsh") is null, "zsh is not installed");

        var (code, output) = await Tool.RunAsync(
            "zsh",
            AppContext.BaseDirectory,
            ["-f", "-c", Zsh, "zsh", AppContext.BaseDirectory, .. words]
        );

        (code, output).Should().Be((0, $"compdef _ms ms\n{expected}\n"));
    }

    [Theory]
    [InlineData("happy\n", "ms rehearse --scenario ha")]
    [InlineData("--scenario=happy\n", "ms rehearse --scenario=ha")]
    [InlineData("--seed\tThe same seed gives the same files\n", "ms rehearse --se")]
    [InlineData("golden/\n", "ms rehearse --keep gol")]
    public async Task Fish_completes(string expected, string line)
    {
        Assert.SkipWhen(Tool.Find("fish") is null, "fish is not installed");
        using var home = new TemporaryFolder();

        var (code, output) = await Tool.RunAsync(
            "env",
            AppContext.BaseDirectory,
            $"HOME={home.Path}",
            $"PATH={AppContext.BaseDirectory}:{Environment.GetEnvironmentVariable("PATH")}",
            "fish",
            "--no-config",
            "-c",
            "ms completion fish | source; complete --do-complete $argv[1]",
            line
        );

        (code, output).Should().Be((0, expected));
    }
}
