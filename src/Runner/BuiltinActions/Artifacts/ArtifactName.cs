namespace MsReleaseActions.Runner.BuiltinActions.Artifacts;

/// <summary>What an artifact, and a file in it, may be called.</summary>
internal static class ArtifactName
{
    private const string Never = "\":<>|*?\r\n";

    /// <exception cref="NativeFailure">It holds a character that some file system does not take.</exception>
    public static string Check(string name) =>
        name.AsSpan().IndexOfAny(Never + "\\/") < 0
            ? name
            : throw new NativeFailure(
                $"The artifact name is not valid: {name}. It contains one of \" : < > | * ? \\ / or a line end"
            );

    /// <exception cref="NativeFailure">It holds a character that some file system does not take.</exception>
    public static string CheckPath(string path) =>
        path.AsSpan().IndexOfAny(Never) < 0
            ? path
            : throw new NativeFailure(
                $"The path for one of the files in artifact is not valid: {path}. It contains one of \" : < > | * "
                    + "? or a line end"
            );
}
