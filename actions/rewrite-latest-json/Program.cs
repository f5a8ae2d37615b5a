using MsReleaseActions.RewriteLatestJson;
using MsReleaseActions.Toolkit;

return await RewriteAction.RunAsync(ActionEnvironment.OfProcess());
