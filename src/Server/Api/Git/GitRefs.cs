using MsReleaseActions.Server.Git;
using MsReleaseActions.Server.Http;
using MsReleaseActions.Server.State;

namespace MsReleaseActions.Server.Api.Git;

/// <summary>A ref and the object it names, which is a tag object for annotated tags.</summary>
internal sealed record RefInfo(string Name, string Sha, string Type);

/// <summary>Looking refs up and moving them as the API may.</summary>
internal static class GitRefs
{
    public static IReadOnlyList<RefInfo> Matching(SandboxRepository repository, string prefix) =>
        [
            .. repository
                .Git.Refs.All()
                .Where(found => found.Name.StartsWith(prefix, StringComparison.Ordinal))
                .Select(found => new RefInfo(found.Name, found.Sha, TypeOf(repository, found.Sha)!)),
        ];

    public static RefInfo? Find(SandboxRepository repository, string name) =>
        repository.Git.Refs.Find(name) is { } sha ? new RefInfo(name, sha, TypeOf(repository, sha)!) : null;

    /// <summary>Moves a ref for the caller, or refuses: a locked tag, a protected branch.</summary>
    public static void Move(ApiCall call, string name, string? before, string? after, int refusal = 422)
    {
        var repository = call.Repository;
        var change = new RefChange(name, before, after, call.Token);
        if (
            repository.RefGuards.Select(guard => guard(change)).FirstOrDefault(text => text is not null) is { } sentence
        )
        {
            throw new Refusal(Answer.Error(refusal, sentence));
        }

        try
        {
            repository.MoveRef(name, after, call.Token);
        }
        catch (GitFailure)
        {
            throw new Refusal(call.Unprocessable("Reference update failed"));
        }
    }

    /// <summary>The type of an object, or null where there is none.</summary>
    public static string? TypeOf(SandboxRepository repository, string sha) =>
        repository.Git.Objects.Find(sha.ToLowerInvariant())?.Type;
}
