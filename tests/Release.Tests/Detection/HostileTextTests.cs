using System.Text;
using System.Text.RegularExpressions;
using MsReleaseActions.Core;
using MsReleaseActions.ReleaseTrain.Detection;
using MsReleaseActions.ReleaseTrain.Settings;
using MsReleaseActions.ReleaseTrainTests.Lanes;
using MsReleaseActions.Testing;
using MsReleaseActions.Workflows.Yaml;
using ActionFile = MsReleaseActions.Workflows.Model.ActionFile;

namespace MsReleaseActions.ReleaseTrainTests.Detection;

/// <summary>
/// What a repository calls its jobs, folders and programs is anybody's text: it never becomes a part of what is written
/// but a value.
/// </summary>
[Needs(Need.Nothing)]
public sealed class HostileTextTests
{
    public static TheoryData<string> Where => [.. HostileTexts.Places.Keys.Append("the branch")];

    [Theory]
    [MemberData(nameof(Where))]
    public void A_text_of_the_repository_never_becomes_structure(string where)
    {
        var harmless = Rendered(where, "harmless");
        // of a branch that cannot be said the usual one is taken, which nothing asks for
        var usual = where == "the branch" ? Rendered(where, "main") : harmless;
        foreach (var text in HostileTexts.All)
        {
            var rendered = Rendered(where, text);
            var like = rendered.Product.Settings.Branch == "main" ? usual : harmless;

            // without a name for its program, how it is built is not known
            if (!rendered.Product.Notes.Any(note => note.EndsWith("how it is built is left to you")))
            {
                rendered.Shape.Should().Equal(like.Shape, "{0} is {1}", where, text);
                rendered.Scripts.Should().Equal(like.Scripts, "{0} is {1}", where, text);
            }
            rendered.Values.Where(value => value.Any(char.IsControl)).Should().BeEmpty("{0} is {1}", where, text);
            rendered
                .Product.SystemPackages.Where(name => !Regex.IsMatch(name, "^[a-z0-9][a-z0-9.+:-]*$"))
                .Should()
                .BeEmpty();
        }
    }

    [Theory]
    [InlineData("the name of a job", "a\nb", "'a\nb' cannot be a required check: it is not one line without blanks")]
    [InlineData(
        "the name of an environment",
        " a ",
        "' a ' cannot be the environment of a release: it is not one line"
    )]
    [InlineData("the name of a workflow file", "a+b", "'a+b.yml' cannot be named as the workflow that checks a push: ")]
    [InlineData("the name of a program", "../a", "'../a' is no name that the files of a program can have: ")]
    [InlineData("the name of another program", "a b", "'a b' is no name that the files of a program can have: ")]
    [InlineData("the folder of the app", "a\nb", "'a\nb' is no folder that can be named in ms-release.json")]
    [InlineData("the branch", "a\u2028b", "'a\u2028b' cannot be the branch that is released: ")]
    public void What_cannot_be_said_is_left_out_and_told(string where, string text, string note)
    {
        var product = Rendered(where, text).Product;

        product.Notes.Should().Contain(one => one.StartsWith(note, StringComparison.Ordinal));
        SettingsText.Write(product.Settings, null).Should().NotContain(HostileTexts.Quoted(text)[1..^1]);
    }

    private static (
        DetectedProduct Product,
        IReadOnlyList<string> Shape,
        List<string> Scripts,
        List<string> Values
    ) Rendered(string where, string text)
    {
        var product = ProductDetector.Detect(
            Trees.Of(HostileTexts.Places.TryGetValue(where, out var place) ? place(text) : [HostileTexts.Workflow()]),
            RepositoryName.Parse("acme/desk"),
            where == "the branch" ? text : "main",
            ["candidate.yml", "release.yml"]
        );
        // as init does it: nothing is rendered that the reader would refuse
        var written = Encoding.UTF8.GetBytes(SettingsText.Write(product.Settings, null));
        var settings = SettingsFile.Parse(written, product.Settings.Repository);
        settings.Should().BeEquivalentTo(product.Settings);
        var action = BuildAction.Render(product with { Settings = settings });
        var (candidate, release) = LaneReading.Parse(settings);
        IReadOnlyList<string> texts = [candidate.Text, release.Text, action];
        return (
            product,
            [.. texts.Select(YamlReader.Read).SelectMany(node => LaneReading.Shape(node, ""))],
            [
                .. candidate
                    .Jobs.Concat(release.Jobs)
                    .SelectMany(job => job.Steps)
                    .Concat(ActionFile.Parse("action.yml", action).Steps)
                    .Select(step => step.Run?.Text ?? step.Uses!.Text)
                    // names of letters may stand there
                    .Select(script => Regex.Replace(script, "(?<=absent \"|-recommends ).*", "")),
            ],
            [settings.Environment, settings.Branch, settings.CiWorkflow, .. settings.RequiredChecks]
        );
    }
}
