using MsReleaseActions.OctokitBench;

try
{
    Console.WriteLine(await Ask.ReleaseAsync(args[0], args[1], args[2], long.Parse(args[3])));
    return 0;
}
#pragma warning disable CA1031 // any failure is what we want to see
catch (Exception failure)
#pragma warning restore CA1031
{
    var where = failure.StackTrace?.Split('\n')[0].Trim().Split(" in ")[0];
    Console.WriteLine($"`{failure.GetType().FullName}`: {failure.Message} `{where}`");
    return 1;
}
