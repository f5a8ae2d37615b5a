using MsReleaseActions.Bench;

var page = Console.Out;
await page.WriteLineAsync($"# Measurements\n\n{Environment.ProcessorCount} cores, .NET {Environment.Version}; the actions as the image holds them.\n");
await StartUp.PrintAsync(args[0], page);
await PromotionRace.PrintAsync(args[0], page);
