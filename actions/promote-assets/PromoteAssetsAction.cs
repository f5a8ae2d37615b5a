using MsReleaseActions.Toolkit;

namespace MsReleaseActions.PromoteAssets;

/// <summary>The action, callable with any environment.</summary>
internal static class PromoteAssetsAction
{
    public const string Id = "promote-assets";

    /// <returns>The exit code of the contract.</returns>
    public static Task<int> RunAsync(ActionEnvironment environment) =>
        ActionHost.RunAsync(
            Id,
            environment,
            PromoteInputs.Read,
            (inputs, run, cancellation) => new Promotion(inputs, run).RunAsync(cancellation)
        );
}
