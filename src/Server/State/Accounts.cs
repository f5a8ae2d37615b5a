using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace MsReleaseActions.Server.State;

/// <summary>Everybody the sandbox knows, and their tokens.</summary>
internal sealed class Accounts(Func<long> nextId)
{
    private readonly ConcurrentDictionary<string, SandboxUser> users = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, SandboxToken> tokens = new(StringComparer.Ordinal);

    public SandboxUser User(string login, string type = "User") =>
        users.GetOrAdd(
            login,
            name => new SandboxUser(nextId(), name, name.EndsWith("[bot]", StringComparison.Ordinal) ? "Bot" : type)
        );

    public SandboxUser? Find(long id) => users.Values.FirstOrDefault(user => user.Id == id);

    public SandboxToken Add(
        string login,
        TokenKind kind,
        string? repository,
        IReadOnlyDictionary<Permission, Access> permissions,
        long? appId = null
    )
    {
        var prefix = kind == TokenKind.Personal ? "ghp_" : "ghs_";
        var token = new SandboxToken(
            prefix + RandomNumberGenerator.GetString("abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789", 36),
            User(login),
            kind,
            permissions,
            repository
        )
        {
            AppId = kind == TokenKind.Workflow ? SandboxApp.Actions : appId,
        };
        tokens[token.Value] = token;
        return token;
    }

    public void Revoke(string value) => tokens.TryRemove(value, out _);

    public SandboxToken? Find(string value) => tokens.GetValueOrDefault(value);
}
