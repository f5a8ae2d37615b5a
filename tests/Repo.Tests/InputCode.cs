using System.IO.Abstractions;
using System.Reflection;
using MsReleaseActions.Toolkit;

namespace MsReleaseActions.RepoTests;

/// <summary>
/// The part of an action that asks for inputs, found by its shape: <c>static XInputs Read(InputReader)</c>.
/// </summary>
internal static class InputCode
{
    /// <summary>Reads common and own inputs from variables, as the host does.</summary>
    public static (InputReader Reader, Connection? Connection, object Inputs) Read(
        string id,
        IReadOnlyDictionary<string, string> inputs
    )
    {
        var variables = inputs.ToDictionary(
            input => "INPUT_" + input.Key.ToUpperInvariant(),
            input => input.Value,
            StringComparer.Ordinal
        );
        variables["GITHUB_WORKSPACE"] = Checkout.Root;
        variables["GITHUB_REPOSITORY"] = "org/ms-manager";
        var environment = new ActionEnvironment(variables, TextWriter.Null, new FileSystem(), TimeProvider.System);
        var reader = new InputReader(environment, Workspace.Of(environment));
        // an action without a token asks GitHub for nothing
        var connection = ActionFile.Read(id).Inputs.Any(input => input.Name == "token")
            ? Connection.Read(reader)
            : null;
        return (reader, connection, ReadMethod(id).Invoke(null, [reader])!);
    }

    private static MethodInfo ReadMethod(string id) =>
        Assembly
            .Load(id)
            .GetTypes()
            .Where(type => type.Name.EndsWith("Inputs", StringComparison.Ordinal))
            .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Single(method =>
                method.Name == "Read"
                && method.GetParameters() is [var only]
                && only.ParameterType == typeof(InputReader)
            );
}
