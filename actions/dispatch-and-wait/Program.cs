using MsReleaseActions.DispatchAndWait;
using MsReleaseActions.Runtime;

return await DispatchAction.RunAsync(ActionEnvironment.OfProcess());
