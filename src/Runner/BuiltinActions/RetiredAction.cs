namespace MsReleaseActions.Runner.BuiltinActions;

/// <summary>
/// A version of an action that GitHub has switched off: a job with it fails, whatever its inputs are.
/// </summary>
/// <param name="uses">As written.</param>
internal sealed class RetiredAction(string uses) : INativeAction
{
    public IReadOnlySet<string> Inputs { get; } = NativeInputs.Declare();

    /// <summary>
    /// Whether GitHub refuses this version: artifacts below 4 since 2025-01-30, caches below 3 since 2025-03-01.
    /// </summary>
    public static bool Is(string name, string reference) =>
        name switch
        {
            "actions/upload-artifact" or "actions/download-artifact" => reference
                is ['v', '1' or '2' or '3']
                    or ['v', '1' or '2' or '3', '.', ..],
            "actions/cache" or "actions/cache/restore" or "actions/cache/save" => reference
                is ['v', '1' or '2']
                    or ['v', '1' or '2', '.', ..],
            _ => false,
        };

    public Task<NativeOutcome> RunAsync(NativeStep step, CancellationToken cancellation) =>
        throw new NativeFailure(
            "This request has been automatically failed because it uses a deprecated version of "
                + $"`{uses.Replace("@", ": ", StringComparison.Ordinal)}`. GitHub runs it no more: use a newer one."
        );
}
