using MsReleaseActions.Arrows;

#pragma warning disable RS0030 // the edge of the program
return ArrowsCommand.Run(args, Directory.GetCurrentDirectory(), Console.Out, Console.Error);
#pragma warning restore RS0030
