using FsCheck;
using FsCheck.Fluent;
using MsReleaseActions.Testing;
using MsReleaseActions.Workflows.Lint;
using MsReleaseActions.Workflows.Lint.Rules;

namespace MsReleaseActions.WorkflowsTests.Lint;

[Needs(Need.Nothing)]
public sealed class AnyTextTests
{
    [Fact]
    public void Whatever_is_cut_out_of_a_file_the_rest_is_judged() =>
        Prop.ForAll(
                Gen.Choose(0, 2)
                    .SelectMany(file =>
                        Gen.Choose(0, OurWorkflows.Files[file].Text.Length - 1)
                            .Two()
                            .Select(ends => Cut(file, ends.Item1, ends.Item2))
                    )
                    .ToArbitrary(),
                cut =>
                {
                    var files = OurWorkflows.Files.ToList();
                    var (path, text) = files[cut.File];
                    files[cut.File] = new SourceFile(path, text[..cut.From] + text[cut.To..]);

                    var report = Linter.Check(files, OurWorkflows.Needs);

                    report
                        .Findings.Where(finding =>
                            finding.At.Line < 1 || finding.At.Column < 1 || finding.Message.Length == 0
                        )
                        .Should()
                        .BeEmpty();
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Whatever_a_script_says_the_file_is_judged() =>
        Prop.ForAll<NonNull<string>>(script =>
            {
                var quoted = System.Text.Json.JsonSerializer.Serialize(script.Get);

                var report = Linter.Check(
                    [
                        new SourceFile(
                            "a.yml",
                            $"on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n      - run: {quoted}\n"
                        ),
                    ],
                    OurWorkflows.Needs
                );

                report.Files.Should().HaveCount(1);
            })
            .QuickCheckThrowOnFailure();

    private static (int File, int From, int To) Cut(int file, int one, int other) =>
        (file, Math.Min(one, other), Math.Max(one, other));
}
