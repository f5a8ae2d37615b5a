using System.IO.Abstractions;
using MsReleaseActions.Core.Content;
using MsReleaseActions.Testing;
using MsReleaseActions.Testing.Contents;

namespace MsReleaseActions.SharedTests.Core.Content;

/// <summary>A folder with every producer's candidate, into which a release is assembled.</summary>
internal sealed class AssemblyFolder : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public AssemblyFolder() => ContentSample.WriteCandidates(Candidates);

    public static DateTimeOffset When { get; } = new(2026, 1, 31, 12, 0, 0, 500, TimeSpan.FromHours(1));

    public string Candidates => folder["candidates"];

    /// <summary>The full path of a file in it.</summary>
    public string this[string name] => folder[name];

    public AssembledContent Assemble(string output) =>
        new ContentAssembly(new FileSystem()).Assemble(ContentSample.Spec(), Candidates, folder[output], When);

    public void Dispose() => folder.Dispose();
}
