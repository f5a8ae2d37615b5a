namespace MsReleaseActions.Server.State;

/// <summary>
/// The addresses that answers are written with: those of the listeners, or the names that <c>gh</c> insists on
/// (<c>*.github.localhost</c>, port 80, reached through a proxy setting) when the request came by these.
/// </summary>
/// <param name="Api">Root of the API, no trailing slash.</param>
/// <param name="Upload">Root of the uploads.</param>
/// <param name="Storage">Root of the object storage.</param>
/// <param name="Server">Root of the web side.</param>
public sealed record Origins(string Api, string Upload, string Storage, string Server)
{
    internal const string Local = "github.localhost";

    /// <summary>
    /// Under another name than the rest: gh takes whatever ends in its host's name for that host, and would send its
    /// token along.
    /// </summary>
    internal const string Stored = "release-assets.githubusercontent.localhost";

    /// <summary>A repository's root in the API.</summary>
    internal string ApiOf(SandboxRepository repository) => $"{Api}/repos/{repository.FullName}";

    /// <summary>The same ports under another host name, as a caller wrote it.</summary>
    internal Origins At(string host) => new(At(Api, host), At(Upload, host), At(Storage, host), At(Server, host));

    /// <summary>The names that the <c>gh</c> command uses over plain HTTP.</summary>
    internal static Origins Named { get; } =
        new($"http://api.{Local}", $"http://uploads.{Local}", "http://" + Stored, $"http://{Local}");

    private static string At(string address, string host) =>
        new UriBuilder(address) { Host = host }.Uri.GetLeftPart(UriPartial.Authority);
}
