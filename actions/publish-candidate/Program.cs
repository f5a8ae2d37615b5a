using MsReleaseActions.PublishCandidate;
using MsReleaseActions.Toolkit;

return await PublishCandidateAction.RunAsync(ActionEnvironment.OfProcess());
