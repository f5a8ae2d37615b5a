using MsReleaseActions.AssembleBundles;
using MsReleaseActions.Runtime;

return await AssembleAction.RunAsync(ActionEnvironment.OfProcess());
