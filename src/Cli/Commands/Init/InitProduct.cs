using MsReleaseActions.ReleaseTrain.Settings;

namespace MsReleaseActions.Cli.Commands.Init;

/// <summary>A repository that workflow files are installed into.</summary>
/// <param name="Name">As <c>--product</c> has it.</param>
/// <param name="RepositoryId">The id in specs of a repository that content comes from; null for others.</param>
/// <param name="Kind">What is released from it, so that it has settings; null where others release what it
/// builds.</param>
internal sealed record InitProduct(string Name, string? RepositoryId, ProductKind? Kind)
{
    public static InitProduct App { get; } = new("app", RepositoryId: null, ProductKind.App);

    public static InitProduct Content { get; } = new("content", RepositoryId: null, ProductKind.Content);

    /// <summary>A repository whose description says which candidates it builds.</summary>
    public static InitProduct Producer { get; } = new("producer", RepositoryId: null, Kind: null);

    public static IReadOnlyList<InitProduct> All { get; } =
    [
        App,
        Content,
        .. ((string[])["loader", "bridge", "core", "plugin-bitwig"]).Select(name => new InitProduct(
            name,
            name == "bridge" ? "oc-bridge" : name,
            null
        )),
    ];

    public static InitProduct Find(string name) => All.Single(product => product.Name == name);
}
