using MsReleaseActions.ReleaseTrain.Settings;

namespace MsReleaseActions.Cli.Commands.Init;

/// <summary>A repository that workflow files are installed into.</summary>
/// <param name="Name">As <c>--product</c> has it.</param>
/// <param name="Folder">Of <c>workflows/</c>; null where the files are rendered from <c>ms-release.json</c>.</param>
/// <param name="Kind">What is released from it, so that it has settings; null where others release what it
/// builds.</param>
internal sealed record InitProduct(string Name, string? Folder, ProductKind? Kind)
{
    public static InitProduct App { get; } = new("app", Folder: null, ProductKind.App);

    public static InitProduct Content { get; } = new("content", Folder: null, ProductKind.Content);

    public static IReadOnlyList<InitProduct> All { get; } =
    [
        App,
        Content,
        .. ((string[])["loader", "bridge", "core", "plugin-bitwig"]).Select(name => new InitProduct(name, name, null)),
    ];

    public static InitProduct Find(string name) => All.Single(product => product.Name == name);
}
