using System.Text.RegularExpressions;

namespace MsReleaseActions.RepoTests;

[Needs(Need.Nothing)]
public sealed partial class ActionFileTests
{
    // the two lists of GitHub's metadata syntax that we choose from
    private static readonly string[] Colors =
    [
        "white",
        "black",
        "yellow",
        "blue",
        "green",
        "orange",
        "red",
        "purple",
        "gray-dark",
    ];

    private static readonly Dictionary<string, string> Common = new(StringComparer.Ordinal)
    {
        ["token"] = "${{ github.token }}",
        ["repository"] = "${{ github.repository }}",
        ["api-url"] = "${{ github.api_url }}",
    };

    // it reads the checkout, and asks GitHub for nothing
    private const string WithoutToken = "check-versions";

    [Fact]
    public void Every_folder_under_actions_is_in_the_list_of_actions() =>
        Directory
            .EnumerateDirectories(Checkout.PathOf("actions"))
            .Select(Path.GetFileName)
            .Should()
            .BeEquivalentTo(Checkout.ActionIds);

    [Theory]
    [ClassData(typeof(EveryAction))]
    public void An_action_runs_its_own_executable_of_the_one_image(string id)
    {
        var action = ActionFile.Read(id);

        (action.Using, action.Image, action.Entrypoint).Should().Be(("docker", "../../Dockerfile", $"/app/{id}"));
    }

    [Theory]
    [ClassData(typeof(EveryAction))]
    public void An_action_says_who_it_is(string id)
    {
        var action = ActionFile.Read(id);

        action.Name.Should().NotBeEmpty();
        action.Description.Should().NotBeEmpty();
        action.Author.Should().NotBeEmpty();
        action.Icon.Should().NotBeEmpty();
        action.Color.Should().BeOneOf(Colors);
        action.Permissions.Should().NotBeEmpty("the file holds lines `# permission <scope>: <access> - <reason>`");
    }

    [Theory]
    [ClassData(typeof(EveryAction))]
    public void Every_input_and_output_has_a_name_in_kebab_case_and_a_description(string id)
    {
        var action = ActionFile.Read(id);

        action.Inputs.Should().OnlyContain(input => KebabCase().IsMatch(input.Name) && input.Description.Length > 0);
        action.Outputs.Should().OnlyContain(output => KebabCase().IsMatch(output.Key) && output.Value.Length > 0);
    }

    [Theory]
    [ClassData(typeof(EveryAction))]
    public void The_common_inputs_come_from_the_job_unless_given(string id) =>
        ActionFile
            .Read(id)
            .Inputs.Where(input => input.HasExpression)
            .ToDictionary(input => input.Name, input => input.Default)
            .Should()
            .BeEquivalentTo(id == WithoutToken ? [] : Common);

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex KebabCase();
}
