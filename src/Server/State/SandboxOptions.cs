using System.Net;

namespace MsReleaseActions.Server.State;

/// <summary>How an embedded GitHub is started. Every value has a default.</summary>
public sealed record SandboxOptions
{
    /// <summary>The clock of everything GitHub dates: releases, commits, rate limits, signed addresses.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The clock of what takes real time: delays, latency and bandwidth.</summary>
    public TimeProvider Pace { get; init; } = TimeProvider.System;

    /// <summary>
    /// Where the listeners are bound. Loopback, unless the sandbox is opened on purpose. With <c>0.0.0.0</c>
    /// (<c>::</c>) the addresses in its answers have the host that the caller came by: a container and this machine
    /// reach it under different ones.
    /// </summary>
    public IPAddress BindAddress { get; init; } = IPAddress.Loopback;

    /// <summary>Port of the API listener; 0 lets the system pick. The other two listeners are always picked.</summary>
    public int ApiPort { get; init; }

    /// <summary>
    /// Where git repositories and assets are kept; null: an own temporary folder that goes when the sandbox is
    /// disposed.
    /// </summary>
    public string? DataFolder { get; init; }

    /// <summary>Requests an hour for a person's or an app's token.</summary>
    public int RequestsPerHour { get; init; } = 5000;

    /// <summary>Requests an hour for a workflow's own token.</summary>
    public int WorkflowRequestsPerHour { get; init; } = 1000;

    /// <summary>Requests an hour without a token.</summary>
    public int AnonymousRequestsPerHour { get; init; } = 60;

    /// <summary>Limits on bursts; null: none, for tests whose clock stands still.</summary>
    public SecondaryLimits? Secondary { get; init; }

    /// <summary>How long a signed storage address holds.</summary>
    public TimeSpan SignedUrlLifetime { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Whether new assets carry a <c>digest</c>; false is an Enterprise Server from before June 2025.
    /// </summary>
    public bool Digests { get; init; } = true;

    /// <summary>Largest asset that is accepted, exclusive. GitHub's own limit is 2 GiB.</summary>
    public long AssetSizeLimit { get; init; } = 2L * 1024 * 1024 * 1024;
}
