using MsReleaseActions.Toolkit;
using MsReleaseActions.VerifyRelease;

return await VerifyReleaseAction.RunAsync(ActionEnvironment.OfProcess());
