using System.Text.RegularExpressions;

namespace MsReleaseActions.RepoTests;

/// <summary>A document that says what failure messages mean, and the code whose messages they are.</summary>
/// <param name="Path">The document.</param>
/// <param name="Code">Its files, each relative to the root.</param>
internal sealed partial record MessagePage(string Path, IReadOnlyList<string> Code)
{
    private const string Shared = "src/Shared/";

    // what these say ends no run: they are read before it begins (exit 2 names the input), or are parts of a log or
    // summary
    private static readonly string[] WithoutMessages =
    [
        "DispatchInputs.cs",
        "PromoteInputs.cs",
        "PublishInputs.cs",
        "ValidateInputs.cs",
        "WorkflowInputs.cs",
        "Input.cs",
        "Mapping.cs",
        "DispatchRef.cs",
        "WorkflowName.cs",
        "UpdaterPlatform.cs",
        "BuildOrigin.cs",
        "BuildWarning.cs",
        "PlannedWrite.cs",
        "ReleaseBody.cs",
        "CandidateDraft.cs",
        "AssembleInputs.cs",
        "CheckInputs.cs",
        "CheckReport.cs",
        "AssembleReport.cs",
        "PromoteReport.cs",
        "PublishReport.cs",
        "RewriteReport.cs",
        "ValidateReport.cs",
        "VerifyInputs.cs",
        "VerifyReport.cs",
    ];

    // of the shared code each action tells what only it can end with
    private static readonly Dictionary<string, string[]> Beside = new(StringComparer.Ordinal)
    {
        ["assemble-bundles"] =
        [
            "Core/Archives/ArchiveContent.cs",
            "Core/Archives/ArchiveName.cs",
            "Core/Archives/ArchiveRules.cs",
            "Core/Archives/CheckedZip.cs",
            "Core/Archives/ZipDirectory.cs",
            "Core/Content/BundleParts.cs",
            "Core/Content/ContentAssembly.cs",
            "Core/Content/ContentDescriptionFile.cs",
            "Core/Content/ContentFolder.cs",
            "Core/Content/ContentTrace.cs",
            "Core/Content/PinnedCommit.cs",
            "Core/Content/ProducerPin.cs",
            "Core/Content/ProducerRepositories.cs",
            "Core/Content/ReleaseSpec.cs",
            "Core/Content/ReleaseSpecFile.cs",
            "Core/Content/UnpackedArchive.cs",
            "GitHub/Candidates/PinnedInputs.cs",
            "GitHub/Candidates/SpecSource.cs",
        ],
        ["check-versions"] =
        [
            "Core/Files/PlainFile.cs",
            "Core/LatestJson/JsonPieces.cs",
            "Core/Versions/CargoLocks.cs",
            "Core/Versions/CargoVersions.cs",
            "Core/Versions/Json5Pieces.cs",
            "Core/Versions/Json5Tokens.cs",
            "Core/Versions/JsonVersions.cs",
            "Core/Versions/NodeLocks.cs",
            "Core/Versions/TauriVersions.cs",
            "Core/Versions/TomlEntries.cs",
            "Core/Versions/VersionFiles.cs",
            "Core/Versions/VersionReading.cs",
            "Core/Versions/VersionSearch.cs",
        ],
        ["publish-candidate"] = ["Core/Candidates/AssetName.cs", "Core/Candidates/AssetPolicy.cs"],
        ["validate-candidate"] =
        [
            "Core/Candidates/AssetPolicy.cs",
            "Core/Content/PinnedCommit.cs",
            "GitHub/Candidates/BuildRun.cs",
            "GitHub/Fact.cs",
            "Core/Signatures/CandidatePublicKey.cs",
            "Core/Signatures/VerificationKey.cs",
            "Toolkit/WrittenManifest.cs",
        ],
        ["promote-assets"] = ["Core/Candidates/VerifiedAttestations.cs"],
        ["verify-release"] =
        [
            "Core/Candidates/PublishedRules.cs",
            "GitHub/Candidates/BuildRun.cs",
            "GitHub/Candidates/PublishedUpdates.cs",
            "GitHub/Fact.cs",
            "Toolkit/WrittenManifest.cs",
        ],
        ["dispatch-and-wait"] = ["GitHub/Runs/RunFailure.cs", "GitHub/Runs/RunStart.cs", "GitHub/Runs/RunWatch.cs"],
        ["rewrite-latest-json"] =
        [
            "Core/LatestJson/AssetUrlRules.cs",
            "Core/LatestJson/JsonPieces.cs",
            "Core/LatestJson/LatestJsonDocument.cs",
            "Core/LatestJson/LatestJsonEdits.cs",
            "Core/Signatures/MinisignSignature.cs",
            "Core/Signatures/UpdaterSignature.cs",
        ],
    };

    private static readonly string[] OfEveryAction =
    [
        "GitHub/Candidates/CandidateReader.cs",
        "Core/Candidates/CandidateRules.cs",
        "Core/Candidates/SealDemands.cs",
        "Core/Candidates/SealSignature.cs",
        "Core/Candidates/Checksums.cs",
        "Core/Candidates/ManifestReader.cs",
        "GitHub/ApiFailures.cs",
        "GitHub/OutgoingText.cs",
        "GitHub/PageLinks.cs",
        "GitHub/Redirects.cs",
        "GitHub/StorageAnswer.cs",
        "GitHub/StrictJson.cs",
        "GitHub/GitHubTransport.cs",
        "GitHub/ContentOf.cs",
        "GitHub/GitHubFailure.cs",
        "Toolkit/ActionEnd.cs",
        "Toolkit/CommandFile.cs",
        "Core/Signatures/Blake2b.cs",
        "Core/Signatures/Ed25519.cs",
        "Core/Signatures/LibCryptoLibrary.cs",
        "Core/Signatures/SignatureNotChecked.cs",
        "GitHub/Transfer/AssetDownload.cs",
        "GitHub/Transfer/AssetUpload.cs",
    ];

    public static MessagePage Shares { get; } =
        new("docs/every-action.md", [.. OfEveryAction.Select(file => Shared + file)]);

    public static MessagePage Of(string id) =>
        new(
            $"actions/{id}/README.md",
            [
                .. Checkout
                    .Files(".cs")
                    .Where(path =>
                        path.StartsWith($"actions/{id}/", StringComparison.Ordinal)
                        && !WithoutMessages.Any(ending => path.EndsWith(ending, StringComparison.Ordinal))
                    ),
                .. Beside.GetValueOrDefault(id, []).Select(file => Shared + file),
            ]
        );

    /// <summary>Every sentence of the code.</summary>
    public IReadOnlyList<string> Messages => [.. Code.SelectMany(path => CodeTexts.Of(Checkout.Read(path))).Distinct()];

    /// <summary>
    /// What stands in back-ticks in the column <c>message</c> of the document's tables; <c>…</c> is any text.
    /// </summary>
    public IReadOnlyList<string> Explained =>
        [
            .. MarkdownFile
                .Read(Path)
                .Rows("message")
                .SelectMany(row => InlineCode().Matches(row["message"]).Select(code => code.Groups["text"].Value)),
        ];

    public static bool Matches(string explained, string message) =>
        Regex.IsMatch(
            message,
            string.Join(".*", explained.Split('…').Select(Regex.Escape)),
            RegexOptions.CultureInvariant | RegexOptions.Singleline
        );

    [GeneratedRegex("`(?<text>[^`]+)`", RegexOptions.CultureInvariant)]
    private static partial Regex InlineCode();
}
