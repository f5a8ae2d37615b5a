using System.IO.Abstractions;
using FsCheck;
using FsCheck.Fluent;
using MsReleaseActions.Core;
using MsReleaseActions.Testing;
using MsReleaseActions.Toolkit;

namespace MsReleaseActions.SharedTests.Toolkit;

[Needs(Need.Nothing)]
public sealed class WorkflowTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly StringWriter log = new();

    [Fact]
    public void A_value_with_newlines_and_a_guessed_delimiter_forges_no_output()
    {
        var value = "one\nghadelimiter_00\nforged=yes\nEOF\nforged<<EOF\nyes\nEOF";

        Workflow().SetOutput("notes", value);

        Outputs().Should().BeEquivalentTo(new Dictionary<string, string> { ["notes"] = value });
    }

    [Fact]
    public void Any_values_come_back_as_they_were() =>
        Prop.ForAll(
                Gen.Elements("a", "\n", "<<", "=", "ghadelimiter_", "EOF", " ", "é", "%0A")
                    .ListOf()
                    .Select(string.Concat)
                    .ListOf()
                    .ToArbitrary(),
                values =>
                {
                    File.Delete(folder["output"]);
                    var workflow = Workflow();
                    foreach (var (value, index) in values.Select((value, index) => (value, index)))
                    {
                        workflow.SetOutput($"o{index}", value);
                    }
                    return values.Count == 0 || Outputs().Values.SequenceEqual(values);
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void A_secret_is_masked_first_and_hidden_in_everything_after()
    {
        var workflow = Workflow();
        workflow.SetSecret("ghs_secret123");

        workflow.Info("sent ghs_secret123");
        workflow.Error("title ghs_secret123", "failed with ghs_secret123");
        workflow.SetOutput("echo", "got ghs_secret123");
        workflow.WriteSummary("saw ghs_secret123");

        log.ToString().Should().Be("::add-mask::ghs_secret123\nsent ***\n::error title=title ***::failed with ***\n");
        Outputs().Should().BeEquivalentTo(new Dictionary<string, string> { ["echo"] = "got ***" });
        File.ReadAllText(folder["summary"]).Should().Be("saw ***\n");
    }

    [Fact]
    public void Each_line_of_a_key_is_masked_but_not_its_frame()
    {
        Workflow().SetSecret("-----BEGIN PRIVATE KEY-----\nMIGHAgEAMB\nabcd1234\n-----END PRIVATE KEY-----\n");

        log.ToString().Should().Be("::add-mask::MIGHAgEAMB\n::add-mask::abcd1234\n");
    }

    [Fact]
    public void A_key_whose_frame_stands_in_the_same_line_is_masked_without_it()
    {
        Workflow().SetSecret("-----BEGIN PRIVATE KEY----- MIGHAgEAMB -----END PRIVATE KEY-----");

        log.ToString().Should().Be("::add-mask::MIGHAgEAMB\n");
    }

    [Fact]
    public void Debug_lines_are_silent_without_debug_logging()
    {
        Workflow().Debug("detail");
        log.ToString().Should().BeEmpty();

        Workflow(("RUNNER_DEBUG", "1")).Debug("detail");
        log.ToString().Should().Be("::debug::detail\n");
    }

    [Fact]
    public void A_group_ends_when_it_is_left()
    {
        var workflow = Workflow();
        using (workflow.Group("Plan"))
        {
            workflow.Info("copy a");
        }
        log.ToString().Should().Be("::group::Plan\ncopy a\n::endgroup::\n");
    }

    [Fact]
    public void The_command_files_begin_without_a_byte_order_mark()
    {
        Workflow().SetOutput("a", "b");
        File.ReadAllBytes(folder["output"])[0].Should().Be((byte)'a');
    }

    [Fact]
    public void An_output_file_that_cannot_be_written_is_named()
    {
        var set = () => Workflow(("GITHUB_OUTPUT", folder["no/such/folder"])).SetOutput("a", "b");

        set.Should()
            .Throw<ActionFailure>()
            .Which.Should()
            .Match<ActionFailure>(failure =>
                failure.ExitCode == ExitCode.No
                && failure.What.StartsWith("GITHUB_OUTPUT cannot be written at " + folder["no/such/folder"])
            );
    }

    [Fact]
    public void A_summary_over_one_mebibyte_is_cut_and_says_so()
    {
        Workflow().WriteSummary(new string('x', 2_000_000));

        var summary = File.ReadAllText(folder["summary"]);
        summary.Length.Should().BeLessThan(1024 * 1024);
        summary.Should().EndWith("*The summary was cut: GitHub takes 1 MiB.*\n");
    }

    public void Dispose() => folder.Dispose();

    private Workflow Workflow(params (string Name, string Value)[] more)
    {
        var variables = new Dictionary<string, string>
        {
            ["GITHUB_OUTPUT"] = folder["output"],
            ["GITHUB_STEP_SUMMARY"] = folder["summary"],
        };
        foreach (var (name, value) in more)
        {
            variables[name] = value;
        }
        return new Workflow(new ActionEnvironment(variables, log, new FileSystem(), new TestClock()));
    }

    private IReadOnlyDictionary<string, string> Outputs() =>
        ActionResult.ReadOutputs(File.ReadAllText(folder["output"]));
}
