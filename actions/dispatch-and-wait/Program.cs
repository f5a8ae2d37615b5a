using MsReleaseActions.DispatchAndWait;
using MsReleaseActions.Toolkit;

return await DispatchAction.RunAsync(ActionEnvironment.OfProcess());
