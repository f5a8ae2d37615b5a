using MsReleaseActions.Toolkit;
using MsReleaseActions.ValidateCandidate;

return await ValidateCandidateAction.RunAsync(ActionEnvironment.OfProcess());
