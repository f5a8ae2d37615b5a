using System.Security.Cryptography;

namespace MsReleaseActions.Server.State;

/// <summary>The GitHub Apps that are installed, and their tokens.</summary>
public sealed class SandboxApps
{
    private readonly Lock gate = new();
    private readonly List<SandboxApp> installed = [];

    /// <summary>Every one.</summary>
    public IReadOnlyList<SandboxApp> All
    {
        get
        {
            lock (gate)
            {
                return [.. installed];
            }
        }
    }

    /// <summary>Makes an App, and installs it in a repository.</summary>
    public SandboxApp Install(
        SandboxRepository repository,
        string slug,
        params (Permission Permission, Access Access)[] permissions
    )
    {
        using var key = RSA.Create(2048);
        var id = repository.Sandbox.NextId();
        var app = new SandboxApp(
            id,
            $"Iv23li{id:x14}",
            slug,
            key.ExportRSAPrivateKeyPem(),
            repository.FullName,
            permissions.ToDictionary(p => p.Permission, p => p.Access)
        );
        return Install(app);
    }

    /// <summary>Installs an App that is known by other names than those that would be made up.</summary>
    public SandboxApp Install(SandboxApp app)
    {
        lock (gate)
        {
            installed.RemoveAll(other => other.Id == app.Id || other.ClientId == app.ClientId);
            installed.Add(app);
        }
        return app;
    }

    /// <summary>
    /// A token of an installation, for its repository and with a part of its permissions; null where more is asked for
    /// than it has.
    /// </summary>
    /// <param name="asked">None: all that it has.</param>
    public static string? Token(
        SandboxApp app,
        SandboxRepository repository,
        IReadOnlyDictionary<Permission, Access> asked
    ) =>
        asked.All(one => app.Permissions.GetValueOrDefault(one.Key) >= one.Value)
            ? repository.Sandbox.CreateToken(app, repository, asked.Count == 0 ? app.Permissions : asked)
            : null;
}
