using System.Text.RegularExpressions;

namespace MsReleaseActions.RepoTests;

/// <summary>A document that says what failure messages mean, and the code whose messages they are.</summary>
/// <param name="Path">The document.</param>
/// <param name="Code">Its files, each relative to the root.</param>
internal sealed partial record MessagePage(string Path, IReadOnlyList<string> Code)
{
    private const string Shared = "src/Shared/";

    // what these say ends no run: they are read before it begins (exit 2 names the input), or are parts of a log or summary
    private static readonly string[] WithoutMessages =
    [
        "DispatchInputs.cs", "PromoteInputs.cs", "PublishInputs.cs", "ValidateInputs.cs", "WorkflowInputs.cs", "Input.cs", "Mapping.cs", "RefName.cs", "WorkflowName.cs", "UpdaterPlatform.cs", "BuildOrigin.cs",
        "PlannedWrite.cs", "ReleaseBody.cs", "CandidateDraft.cs",
        "AssembleInputs.cs", "AssembleReport.cs", "PromoteReport.cs", "PublishReport.cs", "RewriteReport.cs", "ValidateReport.cs",
    ];

    // of the shared code each action tells what only it can end with
    private static readonly Dictionary<string, string[]> Beside = new(StringComparer.Ordinal)
    {
        ["assemble-bundles"] = ["Content/ConfigArchive.cs", "Content/ContentAssembly.cs", "Content/ContentFolder.cs", "Content/ContentTrace.cs", "Content/ProducerRepositories.cs", "Content/ReleaseSpecFile.cs", "Content/SpecSource.cs"],
        ["publish-candidate"] = ["Candidates/AssetPolicy.cs"],
        ["validate-candidate"] = ["Candidates/AssetPolicy.cs", "Candidates/BuildRun.cs", "Signatures/CandidatePublicKey.cs"],
        ["dispatch-and-wait"] = ["Runs/RunFailure.cs", "Runs/RunStart.cs", "Runs/RunWatch.cs"],
        ["rewrite-latest-json"] = ["LatestJson/AssetUrlRules.cs", "LatestJson/JsonPieces.cs", "LatestJson/LatestJsonDocument.cs", "LatestJson/LatestJsonEdits.cs", "Signatures/MinisignSignature.cs", "Signatures/UpdaterSignature.cs"],
    };

    private static readonly string[] OfEveryAction =
    [
        "Candidates/CandidateReader.cs", "Candidates/CandidateRules.cs", "Candidates/Checksums.cs", "Candidates/ManifestReader.cs",
        "GitHub/ApiHttp.cs", "GitHub/ApiSender.cs", "GitHub/ContentOf.cs", "GitHub/GitHubFailure.cs", "Runtime/ActionEnd.cs", "Runtime/CommandFile.cs",
        "Signatures/Blake2b.cs", "Signatures/Ed25519.cs", "Signatures/LibCryptoLibrary.cs", "Signatures/SignatureNotChecked.cs",
        "Transfer/AssetDownload.cs", "Transfer/AssetUpload.cs",
    ];

    public static MessagePage Shares { get; } = new("docs/every-action.md", [.. OfEveryAction.Select(file => Shared + file)]);

    public static MessagePage Of(string id) => new(
        $"actions/{id}/README.md",
        [
            .. Checkout.Files(".cs").Where(path => path.StartsWith($"actions/{id}/", StringComparison.Ordinal) && !WithoutMessages.Any(ending => path.EndsWith(ending, StringComparison.Ordinal))),
            .. Beside.GetValueOrDefault(id, []).Select(file => Shared + file),
        ]);

    /// <summary>Every sentence of the code.</summary>
    public IReadOnlyList<string> Messages => [.. Code.SelectMany(path => CodeTexts.Of(Checkout.Read(path))).Distinct()];

    /// <summary>What stands in back-ticks in the column <c>message</c> of the document's tables; <c>…</c> is any text.</summary>
    public IReadOnlyList<string> Explained =>
        [.. MarkdownFile.Read(Path).Rows("message").SelectMany(row => InlineCode().Matches(row["message"]).Select(code => code.Groups["text"].Value))];

    public static bool Matches(string explained, string message) =>
        Regex.IsMatch(message, string.Join(".*", explained.Split('…').Select(Regex.Escape)), RegexOptions.CultureInvariant | RegexOptions.Singleline);

    [GeneratedRegex("`(?<text>[^`]+)`", RegexOptions.CultureInvariant)]
    private static partial Regex InlineCode();
}
