using MsReleaseActions.Server.State;

namespace MsReleaseActions.Runner.BuiltinActions.Checkout;

/// <summary>The repository that a checkout reads, as far as the token lets it.</summary>
internal static class CheckoutSource
{
    /// <exception cref="NativeFailure">There is none, or the token may not see it: GitHub does not tell the two
    /// apart.</exception>
    public static SandboxRepository Find(NativeStep step)
    {
        var name = step.Text("repository", step.Run.Repository.FullName);
        if (name.Split('/') is not [{ Length: > 0 } owner, { Length: > 0 } repository])
        {
            throw new NativeFailure($"Invalid repository '{name}'. Expected format {{owner}}/{{repo}}.");
        }
        var sandbox = step.Run.Repository.Sandbox;
        var token =
            sandbox.FindToken(step.Text("token", step.Token))
            ?? throw new NativeFailure($"Bad credentials: the token is not valid for {name}");
        return
            sandbox.Visible(owner, repository, token) is { } found
            && (!found.Private || token.For(Permission.Contents, found) >= Access.Read)
            ? found
            : throw new NativeFailure(
                $"Not Found: the token may not read the contents of {name}, or there is no such repository"
            );
    }
}
