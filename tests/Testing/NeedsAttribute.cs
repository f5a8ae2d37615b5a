using Xunit.v3;

namespace MsReleaseActions.Testing;

/// <summary>What a test needs besides the SDK, git and a shell.</summary>
public enum Need
{
    /// <summary>Nothing: it is part of the everyday build.</summary>
    Nothing,

    /// <summary>A program that not every machine has: node, openssl, minisign, jq, zsh.</summary>
    Tools,

    /// <summary>Programs of this project, started as processes: how they start, end, are killed, print.</summary>
    Processes,

    /// <summary>A container engine and the image.</summary>
    Containers,

    /// <summary>GitHub's own command line.</summary>
    Gh,

    /// <summary>Workflow files, executed as a whole lane or release.</summary>
    Lane,

    /// <summary>A generated matrix; <see cref="Matrix"/> gives a sample of it unless all of it is asked for.</summary>
    Matrix,
}

/// <summary>
/// Says what the tests of a class need: the trait <c>needs</c>, by which <c>./build</c> chooses. Every test class has
/// it.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NeedsAttribute(params Need[] needs) : Attribute, ITraitAttribute
{
    public IReadOnlyList<Need> Needs => needs;

    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() =>
        [.. needs.Select(need => KeyValuePair.Create("needs", need.ToString().ToLowerInvariant()))];
}

/// <summary>Says that tests run while nothing else does, because they measure: the trait <c>alone</c>.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class AloneAttribute(Measured measured) : Attribute, ITraitAttribute
{
    public Measured Measured => measured;

    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() =>
        [KeyValuePair.Create("alone", measured.ToString().ToLowerInvariant())];
}

/// <summary>What a test measures that others would disturb.</summary>
public enum Measured
{
    /// <summary>Memory of a process.</summary>
    Memory,

    /// <summary>How long something takes or waits.</summary>
    Time,

    /// <summary>Signals to processes, and what is left of them.</summary>
    Signals,
}
