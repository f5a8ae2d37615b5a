using MsReleaseActions.PublishCandidate;
using MsReleaseActions.Runtime;

return await PublishCandidateAction.RunAsync(ActionEnvironment.OfProcess());
