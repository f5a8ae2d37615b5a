using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.Content;
using MsReleaseActions.ReleaseTrain.Engine;

namespace MsReleaseActions.ReleaseTrain.Products.Content;

/// <summary>Makes the spec of a new release. Pure.</summary>
internal static class NewSpec
{
    public static ReleaseSpec Of(
        Channel channel,
        ReleaseChoice choice,
        ReleaseSpec? earlier,
        SpecTooling tooling,
        ContentDescription content
    ) =>
        new(
            ReleaseSpecFile.NewestSchema,
            channel,
            choice.Tag,
            [.. choice.Pins.Select(pin => pin.At)],
            earlier?.Assets ?? content.Assets,
            earlier?.InstallSets ?? content.InstallSets
        )
        {
            Tooling = tooling,
            Content = content,
            DemoUrl = earlier?.DemoUrl,
        };
}
