using MsReleaseActions.Runtime;
using MsReleaseActions.ValidateCandidate;

return await ValidateCandidateAction.RunAsync(ActionEnvironment.OfProcess());
