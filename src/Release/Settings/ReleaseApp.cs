namespace MsReleaseActions.ReleaseTrain.Settings;

/// <summary>
/// The GitHub App whose token publishes: a ruleset of tags can spare it, and can never spare a job's own token.
/// </summary>
/// <param name="ClientId">What GitHub calls the App's client id.</param>
/// <param name="PrivateKeySecret">The secret with its private key, of the environment whose reviewers approve.</param>
/// <param name="AppId">
/// Its number, by which rulesets name it; null: nobody said it, and whether a ruleset spares it is not known.
/// </param>
public sealed record ReleaseApp(string ClientId, string PrivateKeySecret, long? AppId = null);
