using MsReleaseActions.Bench;

var page = Console.Out;
await page.WriteLineAsync(
    $"# Measurements\n\n{Environment.ProcessorCount} cores, .NET {Environment.Version}; the actions as the image "
        + "holds them.\n"
);
await ImageSize.PrintAsync(args[0], page);
await StartUp.PrintAsync(args[0], page);
if (Environment.GetEnvironmentVariable("MSRA_IMAGE") is { Length: > 0 } image)
{
    await StartUp.PrintInContainerAsync(
        Environment.GetEnvironmentVariable("CONTAINER_ENGINE") ?? "docker",
        image,
        page
    );
}
await PromotionRace.PrintAsync(args[0], page);
