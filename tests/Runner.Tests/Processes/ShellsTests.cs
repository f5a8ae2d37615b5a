using System.Runtime.Versioning;
using MsReleaseActions.Runner.Processes;
using MsReleaseActions.Testing;

namespace MsReleaseActions.RunnerTests.Processes;

[UnsupportedOSPlatform("windows")]
[Needs(Need.Nothing)]
public sealed class ShellsTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public ShellsTests()
    {
        Directory.CreateDirectory(folder["bin"]);
        foreach (var program in (string[])["bash", "sh", "python", "pwsh", "perl", "cmd"])
        {
            Install(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }
    }

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(null, "Linux", "bash -e FILE.sh")]
    [InlineData("", "macOS", "bash -e FILE.sh")]
    [InlineData(null, "Windows", "pwsh -command [. 'FILE.ps1']")]
    [InlineData("bash", "Windows", "bash --noprofile --norc -e -o pipefail FILE.sh")]
    [InlineData("sh", "Linux", "sh -e FILE.sh")]
    [InlineData("python", "Linux", "python FILE.py")]
    [InlineData("pwsh", "Linux", "pwsh -command [. 'FILE.ps1']")]
    [InlineData("cmd", "Windows", "cmd /D /E:ON /V:OFF /S /C [CALL \"FILE.cmd\"]")]
    [InlineData("perl {0}", "Linux", "perl FILE")]
    [InlineData("bash -x {0}", "Linux", "bash -x FILE.sh")]
    [InlineData(
        "bash -c \"source '{0}' && echo \\\"hi\\\"\" x",
        "Linux",
        "bash -c [source 'FILE.sh' && echo \"hi\"] x"
    )]
    public void A_shell_becomes_the_command_line_that_GitHub_uses(string? shell, string runnerOs, string expected)
    {
        var command = Resolve(shell, runnerOs, "echo hi");

        var file = Path.ChangeExtension(command.ScriptFile, null);
        Path.GetDirectoryName(command.FileName).Should().Be(folder["bin"]);
        string.Join(
                ' ',
                command
                    .Arguments.Prepend(Path.GetFileName(command.FileName))
                    .Select(word => word.Contains(' ') ? $"[{word}]" : word)
            )
            .Replace(file, "FILE")
            .Should()
            .Be(expected);
    }

    [Fact]
    public void The_script_is_written_as_it_stands() =>
        File.ReadAllBytes(Resolve(null, "Linux", "echo 'ä'\nexit 3\n").ScriptFile)
            .Should()
            .Equal("echo 'ä'\nexit 3\n"u8.ToArray());

    [Fact]
    public void A_PowerShell_script_stops_at_the_first_error() =>
        File.ReadAllText(Resolve("pwsh", "Linux", "Get-Item x").ScriptFile)
            .Should()
            .Be(
                "$ErrorActionPreference = 'stop'\nGet-Item x\nif ((Test-Path -LiteralPath "
                    + "variable:\\LASTEXITCODE)) { exit $LASTEXITCODE }"
            );

    [Fact]
    public void Without_bash_it_is_sh()
    {
        File.Delete(Path.Combine(folder["bin"], "bash"));

        Path.GetFileName(Resolve(null, "Linux", "").FileName).Should().Be("sh");
    }

    [Theory]
    [InlineData("fish {0}", "The shell 'fish' is not installed here.")]
    [InlineData("plain {0}", "The shell 'plain' is not installed here.")]
    [InlineData("powershell", "The shell 'powershell' is not installed here.")]
    [InlineData("fish", "Invalid shell option 'fish'. *")]
    [InlineData("bash -e", "Invalid shell option 'bash -e'. *")]
    [InlineData(" ", "Invalid shell option ' '. *")]
    public void A_shell_that_cannot_be_used_is_named(string shell, string message)
    {
        Install("plain", UnixFileMode.UserRead);

        var resolve = () => Resolve(shell, "Linux", "");

        resolve.Should().Throw<UnsupportedShell>().WithMessage(message);
    }

    [Fact]
    public void A_Windows_job_without_pwsh_is_told_why_pwsh_is_wanted()
    {
        File.Delete(Path.Combine(folder["bin"], "pwsh"));

        var resolve = () => Resolve(null, "Windows", "cargo test\n$env:X = 1");

        resolve
            .Should()
            .Throw<UnsupportedShell>()
            .WithMessage("The shell 'pwsh', which Windows uses where no shell is given, is not installed here.");
    }

    [Theory]
    [InlineData("cargo test")]
    [InlineData("npm ci\nnpm run build -- --mode=test\n")]
    [InlineData("./tools/check.sh a/b:c")]
    public void What_is_the_same_in_both_is_run_by_sh_where_there_is_no_pwsh(string script)
    {
        File.Delete(Path.Combine(folder["bin"], "pwsh"));

        var command = Resolve(null, "Windows", script);

        (command.FileName, command.Arguments, File.ReadAllText(command.ScriptFile))
            .Should()
            .BeEquivalentTo((Path.Combine(folder["bin"], "sh"), (string[])[command.ScriptFile], script));
    }

    [Theory]
    [InlineData("Get-ChildItem")]
    [InlineData("get-childitem -Recurse")]
    [InlineData("echo \"a\"")]
    [InlineData("echo $x")]
    [InlineData("cargo test; cargo build")]
    [InlineData("cargo test | more")]
    [InlineData("cargo test > out.txt")]
    [InlineData("if (1) { cargo test }")]
    [InlineData("del *.txt")]
    [InlineData("cargo `\n test")]
    public void What_is_not_the_same_in_both_is_not_guessed(string script)
    {
        File.Delete(Path.Combine(folder["bin"], "pwsh"));

        var resolve = () => Resolve(null, "Windows", script);

        resolve.Should().Throw<UnsupportedShell>();
    }

    private ShellCommand Resolve(string? shell, string runnerOs, string script) =>
        Shells.Resolve(shell, runnerOs, script, folder["temp"], folder["bin"]);

    private void Install(string program, UnixFileMode mode)
    {
        var file = Path.Combine(folder["bin"], program);
        File.WriteAllText(file, "");
        File.SetUnixFileMode(file, mode);
    }
}
