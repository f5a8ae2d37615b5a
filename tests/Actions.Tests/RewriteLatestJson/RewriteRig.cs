using System.Text;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Core.Signatures;
using MsReleaseActions.RewriteLatestJson;
using MsReleaseActions.Server;
using MsReleaseActions.Server.State;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ActionsTests.RewriteLatestJson;

/// <summary>
/// A sandbox with a candidate of four platforms in all four URL forms, really signed, and a job to rewrite its file in.
/// </summary>
public abstract class RewriteRig : IAsyncLifetime
{
    protected const string AppImage = "Manager_1.2.3_amd64.AppImage";
    private const string Setup = "Manager_1.2.3_x64-setup.exe";
    private const string IntelMac = "Manager_x64.app.tar.gz";
    private const string AppleMac = "Manager_aarch64.app.tar.gz";

    protected static readonly string[] BuiltFiles = [Setup, AppImage, IntelMac, AppleMac];

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    protected GitHubSandbox Github { get; private set; } = null!;

    protected SandboxRepository Repo { get; private set; } = null!;

    protected ActionRunner Runner { get; } = new();

    protected string Sha { get; private set; } = "";

    protected string Token { get; private set; } = "";

    protected SandboxRelease Draft { get; private set; } = null!;

    protected MinisignSigner Signer { get; } = new();

    /// <summary>The candidate's latest.json as it was built.</summary>
    protected string Built { get; private set; } = "";

    /// <summary>What it must become.</summary>
    protected string Final { get; private set; } = "";

    protected string Rc => $"{Github.ServerUrl}/org/ms-manager/releases/download/rc-{Sha}";

    protected static byte[] Bytes(string name) => Encoding.UTF8.GetBytes($"the bytes of {name}");

    public virtual async ValueTask InitializeAsync()
    {
        Github = await GitHubSandbox.StartAsync(cancel: Cancel);
        Repo = Github.CreateRepository("org/ms-manager");
        Sha = Repo.Commit(new Dictionary<string, string> { ["package.json"] = "{}\n" }, "first");
        Token = Github.WriteToken(Repo);
        Draft = Repo.Releases.AddDraft($"rc-{Sha}", Sha);
        var signatures = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in BuiltFiles)
        {
            Draft.AddAsset(name, Bytes(name));
            signatures[name] = await Signer.SignForTauriAsync(
                new MemoryStream(Bytes(name)),
                $"timestamp:1\tfile:{name}",
                Cancel
            );
        }
        Draft.AddAsset(AppImage + ".sig", Encoding.UTF8.GetBytes(signatures[AppImage]));
        var appleId = Draft.Assets.Single(asset => asset.Name == AppleMac).Id;
        Built = Text(
            signatures,
            $"{Rc}/{Setup}",
            $"{Github.ServerUrl}/org/ms-manager/releases/download/{Draft.AddressTag}/{AppImage}",
            $"{Github.ServerUrl}/org/ms-manager/releases/latest/download/{IntelMac}",
            $"{Github.ApiUrl}/repos/org/ms-manager/releases/assets/{appleId}"
        );
        var final = $"{Github.ServerUrl}/org/ms-manager/releases/download/v1.2.3";
        Final = Text(
            signatures,
            $"{final}/{Setup}",
            $"{final}/{AppImage}",
            $"{final}/{IntelMac}",
            $"{final}/{AppleMac}"
        );
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        Signer.Dispose();
        Runner.Dispose();
        await Github.DisposeAsync();
    }

    /// <summary>
    /// Seals the draft around the assets it holds and this latest.json (null: none), which is the real one by default.
    /// </summary>
    protected void Seal(string? latestJson) => Seal(latestJson is null ? null : Encoding.UTF8.GetBytes(latestJson));

    protected void Seal(byte[]? latestJson)
    {
        if (latestJson is not null)
        {
            Draft.AddAsset("latest.json", latestJson);
        }
        var files = Draft
            .Assets.Select(asset => new CandidateFile(asset.Name, asset.Size, Sha256.Of(asset.ReadBytes())))
            .OrderBy(file => file.Name, StringComparer.Ordinal)
            .ToList();
        Draft.AddAsset(
            "checksums.txt",
            Checksums.Of(files.Select(file => new ChecksumLine(file.Name, file.Sha256))).ToBytes()
        );
        Draft.AddAsset(
            "candidate.json",
            new CandidateManifest(
                "org/ms-manager",
                ".github/workflows/candidate.yml",
                7,
                1,
                CommitSha.Parse(Sha),
                $"rc-{Sha}",
                "1.2.3",
                files
            ).ToBytes()
        );
    }

    /// <summary>
    /// Runs the action; inputs given here win over the usual ones, an empty one takes the usual one away.
    /// </summary>
    protected Task<ActionResult> RunAsync(params (string Name, string Value)[] inputs)
    {
        var with = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["token"] = Token,
            ["repository"] = "org/ms-manager",
            ["api-url"] = Github.ApiUrl,
            ["source-sha"] = Sha,
            ["release-tag"] = "v1.2.3",
        };
        foreach (var (name, value) in inputs)
        {
            with[name] = value;
        }
        return Runner.RunAsync(RewriteAction.RunAsync, with, Cancel);
    }

    /// <summary>The text of a file under the workspace; null when it is not there.</summary>
    protected string? Written(string name = "latest.json") =>
        Path.Combine(Runner.Workspace, name) is var path && File.Exists(path) ? File.ReadAllText(path) : null;

    /// <summary>Exit 1 with this one annotation, no file, and nothing written to GitHub.</summary>
    protected void ShouldBeRefused(ActionResult result, string why) => ShouldEnd(result, 1, why);

    protected void ShouldEnd(ActionResult result, int exitCode, string why)
    {
        result.ExitCode.Should().Be(exitCode, result.Log);
        result.Error.Should().Contain(why);
        RunnerCommand
            .Parse(result.Log)
            .Where(command => command.Name == "error")
            .Select(command => command.Title)
            .Should()
            .Equal("rewrite-latest-json");
        Directory.EnumerateFiles(Runner.Workspace, "latest.json*").Should().BeEmpty();
        result.Outputs.Should().BeEmpty();
        result.Summary.Should().NotBeEmpty();
        Github.Log.WriteAttempts.Should().BeEmpty();
        Github.Log.Violations.Should().BeEmpty();
    }

    // deliberately laid out as no serializer would
    private static string Text(
        Dictionary<string, string> signatures,
        string windows,
        string linux,
        string intel,
        string apple
    ) =>
        "{\r\n\t\"version\" : \"v1.2.3\", \"x\": [1.0, 1E+2],\r\n\t\"notes\": \"caf\\u00e9\",\r\n\t\"platforms\": {\r\n"
        + $"\t\t\"windows-x86_64\": {{ \"signature\": \"{signatures[Setup]}\", \"url\": \"{windows}\" }},\r\n"
        + $"\t\t\"linux-x86_64\":{{\"url\":\"{linux}\",\"signature\":\"{signatures[AppImage]}\"}},\r\n"
        + $"\t\t\"darwin-x86_64\": {{\"url\"  :\"{intel}\",\"signature\":\"{signatures[IntelMac]}\",\"z\":null}},\r\n"
        + $"\t\t\"darwin-aarch64\": {{\"url\":\"{apple}\",\"signature\":\"{signatures[AppleMac]}\"}}\r\n\t}}\r\n}}";
}
