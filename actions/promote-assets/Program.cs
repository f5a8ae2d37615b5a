using MsReleaseActions.PromoteAssets;
using MsReleaseActions.Toolkit;

return await PromoteAssetsAction.RunAsync(ActionEnvironment.OfProcess());
