using MsReleaseActions.CheckVersions;
using MsReleaseActions.Toolkit;

return await CheckVersionsAction.RunAsync(ActionEnvironment.OfProcess());
