using MsReleaseActions.AssembleBundles;
using MsReleaseActions.Toolkit;

return await AssembleAction.RunAsync(ActionEnvironment.OfProcess());
