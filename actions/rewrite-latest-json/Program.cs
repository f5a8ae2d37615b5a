using MsReleaseActions.RewriteLatestJson;
using MsReleaseActions.Runtime;

return await RewriteAction.RunAsync(ActionEnvironment.OfProcess());
