namespace MsReleaseActions.GitHub;

/// <summary>
/// An answer of the storage that the API points at. It knows nothing of tokens and limits: the addresses that the API
/// gives are signed, and expire.
/// </summary>
internal static class StorageAnswer
{
    private static readonly HttpRequestOptionsKey<bool> Key = new("ms-release-actions.storage");

    public static void Mark(HttpResponseMessage answer, bool isStorage) =>
        answer.RequestMessage!.Options.Set(Key, isStorage);

    public static bool Is(HttpResponseMessage answer) =>
        answer.RequestMessage?.Options.TryGetValue(Key, out var isStorage) == true && isStorage;

    /// <summary>The storage refused: the API gives a fresh address when it is asked again.</summary>
    public static bool IsRefusal(HttpResponseMessage answer) =>
        Is(answer) && (int)answer.StatusCode is >= 400 and < 500;

    /// <summary>The refusal as an end; it says nothing about the token.</summary>
    public static GitHubFailure Failure(string what, HttpResponseMessage answer) =>
        new GitHubFailure(
            what,
            null,
            $"the storage at {answer.RequestMessage!.RequestUri!.Authority} answered HTTP {(int)answer.StatusCode}"
        );
}
