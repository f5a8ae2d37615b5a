using MsReleaseActions.Image;
using MsReleaseActions.Toolkit;

return await Multicall.RunAsync(Multicall.NameOfProcess(), args, ActionEnvironment.OfProcess());
