using System.Diagnostics.CodeAnalysis;

namespace MsReleaseActions.Core;

/// <summary>A value that is parsed once, at the edge, into a type that cannot be wrong afterwards.</summary>
/// <typeparam name="TSelf">The implementing type.</typeparam>
public interface IInputValue<TSelf>
    where TSelf : class, IInputValue<TSelf>
{
    /// <param name="text">Trimmed text from outside.</param>
    /// <param name="value">The value, when the text is one.</param>
    /// <param name="problem">What is wrong with the text, as the end of "<c>name</c> ..."; names the form
    /// expected.</param>
    static abstract bool TryParse(
        string text,
        [NotNullWhen(true)] out TSelf? value,
        [NotNullWhen(false)] out string? problem
    );
}
