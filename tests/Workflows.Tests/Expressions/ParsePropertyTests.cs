using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using MsReleaseActions.Testing;
using MsReleaseActions.Workflows.Expressions;

namespace MsReleaseActions.WorkflowsTests.Expressions;

[Needs(Need.Nothing)]
public sealed class ParsePropertyTests
{
    // the language's own words and characters: what is put together from them is often nearly an expression
    private static readonly Gen<string> Scraps = Gen.ArrayOf(
            Gen.Elements(
                "(",
                ")",
                "[",
                "]",
                ".",
                ",",
                "*",
                "!",
                "=",
                "==",
                "&",
                "&&",
                "|",
                "||",
                "<",
                ">=",
                "'",
                "''",
                "'x'",
                "1",
                "0x",
                "-",
                "+.5e",
                " ",
                "\n",
                "a",
                "_b-c",
                "github",
                "true",
                "null",
                "NaN",
                "format",
                "case",
                "é",
                "\u2028",
                "$",
                "{",
                "}}",
                "${{"
            )
        )
        .Select(string.Concat);

    private static readonly Gen<ExpressionValue> Simple = Gen.OneOf(
        Gen.Constant(ExpressionValue.Null),
        Gen.Elements(true, false).Select(ExpressionValue.Of),
        Gen.Choose(-1_000_000, 1_000_000).Select(number => ExpressionValue.Of(number / 64.0)),
        ArbMap.Default.GeneratorFor<NonNull<string>>().Select(text => ExpressionValue.Of(Whole(text.Get)))
    );

    [Fact]
    public void Whatever_the_text_an_expression_is_read_or_refused() =>
        Prop.ForAll(
                Gen.OneOf(Scraps, ArbMap.Default.GeneratorFor<NonNull<string>>().Select(text => text.Get))
                    .ToArbitrary(),
                text =>
                {
                    Refused(() => Expression.Parse(text).Evaluate(Scopes.Empty));
                    Refused(() => Template.Render("${{" + text, Scopes.Empty));
                    Refused(() => Template.Condition(text, Scopes.Empty));
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void A_literal_has_the_value_it_was_written_for() =>
        Prop.ForAll(
                Simple.ToArbitrary(),
                value => Expression.Parse(Written(value)).Evaluate(Scopes.Empty).Should().Be(value)
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void What_toJSON_prints_fromJSON_reads() =>
        Prop.ForAll(
                Values(4).ToArbitrary(),
                value =>
                {
                    var scope = new ExpressionScope(
                        new Dictionary<string, ExpressionValue> { ["x"] = value },
                        Scopes.Empty.Functions
                    );
                    Expression.Parse("fromJSON(toJSON(x))").Evaluate(scope).Should().Be(value);
                    ExpressionValue.FromJson(value.ToJson()).Should().Be(value);
                }
            )
            .QuickCheckThrowOnFailure();

    private static Gen<ExpressionValue> Values(int depth) =>
        depth == 0
            ? Simple
            : Gen.OneOf(
                Simple,
                Gen.ArrayOf(Values(depth - 1), 3).Select(ExpressionValue.Array),
                (
                    from names in Gen.ArrayOf(Gen.Elements("a", "B", "b", "c d", "'", "\""), 3)
                    from values in Gen.ArrayOf(Values(depth - 1), 3)
                    select ExpressionValue.Object(names.Zip(values, KeyValuePair.Create))
                )
            );

    private static string Written(ExpressionValue value) =>
        value switch
        {
            StringValue text => $"'{text.Value.Replace("'", "''", StringComparison.Ordinal)}'",
            NumberValue number => number.Value.ToString("R", CultureInfo.InvariantCulture),
            NullValue => "null",
            _ => value.ToText(),
        };

    // half a surrogate pair is no character, and JSON refuses it
    private static string Whole(string text) => string.Concat(text.Where(character => !char.IsSurrogate(character)));

    private static void Refused(Action read)
    {
        try
        {
            read();
        }
        catch (ExpressionException refused)
        {
            refused.Message.Should().NotBeEmpty();
        }
    }
}
