namespace MsReleaseActions.Server.State;

/// <summary>GitHub's limits on bursts, for each token.</summary>
/// <param name="Concurrent">Requests served at one time.</param>
/// <param name="PointsPerMinute">A read costs 1, a write 5.</param>
/// <param name="CreationsPerMinute">POSTs that make content.</param>
public sealed record SecondaryLimits(int Concurrent = 100, int PointsPerMinute = 900, int CreationsPerMinute = 80);
