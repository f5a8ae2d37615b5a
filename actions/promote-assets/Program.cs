using MsReleaseActions.PromoteAssets;
using MsReleaseActions.Runtime;

return await PromoteAssetsAction.RunAsync(ActionEnvironment.OfProcess());
