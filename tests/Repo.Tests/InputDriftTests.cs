namespace MsReleaseActions.RepoTests;

[Needs(Need.Nothing)]
public sealed class InputDriftTests
{
    private const string Sha = "0123456789abcdef0123456789abcdef01234567";

    // enough of each action for its inputs to be whole
    private static readonly Dictionary<string, Dictionary<string, string>> Least = new(StringComparer.Ordinal)
    {
        ["publish-candidate"] = new() { ["source-sha"] = Sha, ["files"] = "dist/*" },
        ["validate-candidate"] = new() { ["source-sha"] = Sha },
        ["rewrite-latest-json"] = new() { ["source-sha"] = Sha, ["release-tag"] = "v1.2.3" },
        ["promote-assets"] = new() { ["source-sha"] = Sha, ["release-tag"] = "v1.2.3" },
        ["assemble-bundles"] = new() { ["channel"] = "beta", ["tag"] = "v1.2.3-beta.1" },
        ["check-versions"] = [],
        ["verify-release"] = [],
        ["dispatch-and-wait"] = new() { ["workflow"] = "candidate.yml" },
    };

    [Theory]
    [ClassData(typeof(EveryAction))]
    public void The_code_asks_for_exactly_the_inputs_that_action_yml_declares(string id) =>
        InputCode
            .Read(id, WithToken(id))
            .Reader.Asked.Should()
            .BeEquivalentTo(ActionFile.Read(id).Inputs.Select(input => input.Name));

    [Theory]
    [ClassData(typeof(EveryAction))]
    public void An_input_that_is_required_without_exception_is_missed_by_the_code(string id)
    {
        var required = ActionFile
            .Read(id)
            .Inputs.Where(input => input.IsRequired && !input.HasExpression)
            .Select(input => input.Name)
            .ToList();

        var problems = InputCode.Read(id, new Dictionary<string, string>()).Reader.Problems;

        required
            .Where(name => !problems.Any(problem => problem.StartsWith(name + " ", StringComparison.Ordinal)))
            .Should()
            .BeEmpty();
    }

    [Theory]
    [ClassData(typeof(EveryAction))]
    public void Defaults_that_are_written_out_mean_what_an_absent_input_means(string id)
    {
        var (reader, connection, inputs) = InputCode.Read(id, WithToken(id));
        var withDefaults = WithToken(id);
        foreach (var input in ActionFile.Read(id).Inputs.Where(input => !input.HasExpression))
        {
            withDefaults.TryAdd(input.Name, input.Default);
        }

        var (readerOfDefaults, connectionOfDefaults, inputsOfDefaults) = InputCode.Read(id, withDefaults);

        reader.Problems.Should().BeEmpty();
        readerOfDefaults.Problems.Should().BeEmpty();
        connectionOfDefaults.Should().Be(connection);
        Shape.Of(inputsOfDefaults).Should().Be(Shape.Of(inputs));
    }

    // that exactly these are set is seen in the runs of EndToEnd
    [Theory]
    [ClassData(typeof(EveryAction))]
    public void Every_output_that_action_yml_declares_is_named_in_the_code(string id)
    {
        var code = string.Concat(
            Checkout
                .Files(".cs")
                .Where(path => path.StartsWith($"actions/{id}/", StringComparison.Ordinal))
                .Select(Checkout.Read)
        );

        ActionFile
            .Read(id)
            .Outputs.Should()
            .OnlyContain(output => code.Contains($"\"{output.Key}\"", StringComparison.Ordinal));
    }

    private static Dictionary<string, string> WithToken(string id) =>
        new(Least[id], StringComparer.Ordinal) { ["token"] = "t0ken" };
}
