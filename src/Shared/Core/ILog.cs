namespace MsReleaseActions.Core;

/// <summary>
/// Where work says how it goes, in the words of <c>@actions/core</c>: an action's log, or an operator's terminal.
/// </summary>
public interface ILog
{
    /// <summary>One line.</summary>
    void Info(string message);

    /// <summary>A line that only a search for a fault needs.</summary>
    void Debug(string message);

    /// <summary>Something that a person must see.</summary>
    void Notice(string title, string message);

    /// <summary>Folds the lines until the result is disposed.</summary>
    IDisposable Group(string name);
}
