namespace MsReleaseActions.ReleaseTrain.Engine;

/// <summary>How the operator says yes.</summary>
/// <param name="AskAsync">Asks for a typed answer; null where nobody is there to be asked.</param>
public sealed record Consent(Func<string, CancellationToken, Task<string?>> AskAsync)
{
    /// <summary>Said on the command line, to whatever is proposed.</summary>
    public bool Yes { get; init; }

    /// <summary>Nothing will be written: nobody is asked, and what follows is looked at.</summary>
    public bool OnlyLooks { get; init; }

    /// <summary>Said on the command line, to this tag and no other.</summary>
    public string? Tag { get; init; }
}
