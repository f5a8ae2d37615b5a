using MsReleaseActions.ReleaseTrees;

#pragma warning disable RS0030 // the edge of the program
return await ReleaseTreeCommand.RunAsync(args, Console.Out, Console.Error);
#pragma warning restore RS0030
