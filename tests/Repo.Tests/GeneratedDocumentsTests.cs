namespace MsReleaseActions.RepoTests;

/// <summary>With <c>UPDATE_DOCS=1</c> the documents are written instead of compared.</summary>
[Needs(Need.Nothing)]
public sealed class GeneratedDocumentsTests
{
    [Theory]
    [ClassData(typeof(EveryAction))]
    public void An_actions_readme_says_what_its_action_yml_says(string id)
    {
        var path = $"actions/{id}/README.md";
        Check(path, GeneratedDocuments.Readme(ActionFile.Read(id), Checkout.Read(path)));
    }

    [Fact]
    public void The_catalog_says_what_the_action_yml_files_say() =>
        Check("action-catalog.md", GeneratedDocuments.Catalog(Checkout.ActionIds.Select(ActionFile.Read)));

    [Fact]
    public void A_readme_without_a_block_is_named()
    {
        var action = ActionFile.Read("promote-assets");

        var write = () => GeneratedDocuments.Readme(action, "# promote-assets\n");

        write
            .Should()
            .Throw<InvalidOperationException>()
            .WithMessage("*actions/promote-assets/README.md*<!-- inputs -->*");
    }

    private static void Check(string path, string expected)
    {
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1")
        {
            File.WriteAllText(Checkout.PathOf(path), expected);
        }
        (File.Exists(Checkout.PathOf(path)) ? Checkout.Read(path) : "")
            .Should()
            .Be(expected, $"{path} is generated: UPDATE_DOCS=1 writes it anew (see CONTRIBUTING.md)");
    }
}
