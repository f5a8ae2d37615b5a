using MsReleaseActions.Workflows.Expressions;
using MsReleaseActions.Workflows.Lint.Reading;
using MsReleaseActions.Workflows.Model;
using MsReleaseActions.Workflows.Yaml;

namespace MsReleaseActions.Workflows.Lint.Rules;

/// <summary>Expressions, and where their values may not go.</summary>
internal static class ExpressionRules
{
    private static readonly string[] Untrusted =
    [
        "inputs",
        "github.event",
        "github.head_ref",
        "github.base_ref",
        "github.ref",
        "github.ref_name",
    ];
    private static readonly string[] Own =
    [
        "steps",
        "needs",
        "env",
        "secrets",
        "vars",
        "github.actor",
        "github.triggering_actor",
    ];

    public static IReadOnlyList<LintRule> All { get; } =
    [
        new(
            "script-injection",
            Severity.Error,
            LintRule.EveryLane,
            "Nothing that came from outside is written into a script.",
            "GitHub puts the value into the script's text before the shell reads it: a title such as `$(curl …)` "
                + "is then run.",
            "Pass it through `env:` and use it as \"$NAME\"."
        )
        {
            Check = Injected,
        },
        new(
            "script-expression",
            Severity.Warning,
            LintRule.EveryLane,
            "Outputs, variables and secrets reach scripts through `env:`.",
            "A value with a quote in it breaks the script, one made from an input attacks it, and a secret ends "
                + "up in a file.",
            "Pass it through `env:` and use it as \"$NAME\"."
        )
        {
            Check = Careless,
        },
        new(
            "invalid-expression",
            Severity.Error,
            LintRule.EveryLane,
            "Every expression can be read.",
            "GitHub refuses the whole file.",
            "Correct the expression."
        )
        {
            Check = Invalid,
        },
    ];

    /// <summary>The single values of a mapping such as <c>env:</c>, or the one expression that stands for it.</summary>
    public static IEnumerable<Scalar?> ValuesOf(Node? node) =>
        node switch
        {
            Mapping map => map.Members.Select(member => member.Value as Scalar),
            Scalar one => [one],
            _ => [],
        };

    private static IEnumerable<Spot> Injected(LintedWorkflow file, LintedSet set) =>
        file
            .Steps.Select(Script)
            .SelectMany(file.Source.Expressions)
            .Select(written => (written.At, Read: written.Expression.References.FirstOrDefault(IsUntrusted)))
            .Where(found => found.Read is not null)
            .Select(found => new Spot(
                found.At,
                $"{found.Read} is written into a script, and whoever starts this decides what it is"
            ));

    // once for a script: where it is done, it is done often
    private static IEnumerable<Spot> Careless(LintedWorkflow file, LintedSet set)
    {
        foreach (var script in file.Steps.Select(Script))
        {
            var found = file
                .Source.Expressions(script)
                .Where(written => !written.Expression.References.Any(IsUntrusted))
                .Select(written =>
                    (written.At, Read: written.Expression.References.FirstOrDefault(path => Is(path, Own)))
                )
                .Where(written => written.Read is not null)
                .ToList();
            if (found.Count > 0)
            {
                yield return new Spot(
                    found[0].At,
                    $"{found[0].Read} is written into a "
                        + $"script{(found.Count > 1 ? $", as are {found.Count - 1} more values" : "")}"
                );
            }
        }
    }

    private static bool IsUntrusted(string path) =>
        path.Equals("github", StringComparison.OrdinalIgnoreCase) || Is(path, Untrusted);

    private static bool Is(string path, string[] contexts) =>
        contexts.Any(context =>
            path.Equals(context, StringComparison.OrdinalIgnoreCase)
            || path.StartsWith(context + ".", StringComparison.OrdinalIgnoreCase)
        );

    private static Scalar? Script(Step step) =>
        step.Run
        ?? (
            step.Uses?.Text.StartsWith("actions/github-script@", StringComparison.OrdinalIgnoreCase) == true
                ? step.With?["script"] as Scalar
                : null
        );

    private static IEnumerable<Spot> Invalid(LintedWorkflow file, LintedSet set)
    {
        var conditions = file
            .File.Jobs.Select(job => job.If)
            .Concat(file.Steps.Select(step => step.If))
            .OfType<Scalar>()
            .Where(condition => !Template.HasExpression(condition.Text))
            .Select(condition => Problem(condition.At, $"${{{{ {condition.Text} }}}}"));
        return conditions
            .Concat(Scalars(YamlReader.Read(file.File.Text)).Select(value => Problem(value.At, value.Text)))
            .OfType<Spot>();
    }

    private static Spot? Problem(Position at, string text)
    {
        try
        {
            foreach (var part in Template.Parts(text).Where(part => part.IsExpression))
            {
                Expression.Parse(part.Text);
            }
            return null;
        }
        catch (ExpressionException failure)
        {
            return new Spot(at, failure.Message);
        }
    }

    private static IEnumerable<Scalar> Scalars(Node node) =>
        node switch
        {
            Scalar scalar => [scalar],
            Sequence list => list.Items.SelectMany(Scalars),
            Mapping map => map.Members.SelectMany(member => Scalars(member.Value)),
            _ => [],
        };
}
