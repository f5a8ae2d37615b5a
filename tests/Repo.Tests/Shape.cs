using System.Collections;
using System.Reflection;

namespace MsReleaseActions.RepoTests;

/// <summary>
/// An object's whole content as text, private state too, so that two of them can be compared whatever types they hold.
/// </summary>
internal static class Shape
{
    private const int Deepest = 12;

    public static string Of(object? value, int depth = 0) =>
        value switch
        {
            null => "null",
            string text => $"'{text}'",
            Type type => type.FullName!,
            _ when depth > Deepest => "…",
            _ when value.GetType() is { IsPrimitive: true } or { IsEnum: true }
                    || value is TimeSpan or DateTimeOffset or decimal => value.ToString()!,
            Delegate function => function.Method.ToString()!,
            IEnumerable items => $"[{string.Join(", ", items.Cast<object?>().Select(item => Of(item, depth + 1)))}]",
            _ => $"{value.GetType().Name}("
                + string.Join(
                    ", ",
                    Fields(value.GetType()).Select(field => $"{field.Name}: {Of(field.GetValue(value), depth + 1)}")
                )
                + ")",
        };

    private static IEnumerable<FieldInfo> Fields(Type? type) =>
        type is null || type == typeof(object)
            ? []
            : type.GetFields(
                    BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly
                )
                .Concat(Fields(type.BaseType));
}
