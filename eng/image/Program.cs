using MsReleaseActions.Image;
using MsReleaseActions.Runtime;

return await Multicall.RunAsync(Multicall.NameOfProcess(), args, ActionEnvironment.OfProcess());
