using MsReleaseActions.Core;
using MsReleaseActions.Core.Content;

namespace MsReleaseActions.ReleaseTrain.Settings;

/// <summary>What <c>ms-release.json</c> says; every value has a default that fits ms-manager.</summary>
/// <param name="Repository">The product's repository.</param>
public sealed record ReleaseSettings(RepositoryName Repository)
{
    /// <summary>What is so of a kind of product where <c>ms-release.json</c> says nothing.</summary>
    public static ReleaseSettings Of(ProductKind kind, RepositoryName repository) =>
        kind == ProductKind.Content
            ? new(repository)
            {
                Kind = kind,
                Product = "distribution",
                ReleaseWorkflow = "publish.yml",
                Environment = "release",
                RequiredChecks = [],
                VersionFiles = [],
                // others build what it is put together from
                Build = new BuildSettings
                {
                    Kind = BuildKind.Files,
                    Updater = false,
                    Signing = [],
                    Legs = [],
                },
            }
            : new(repository);

    /// <summary>What kind of product it is.</summary>
    public ProductKind Kind { get; init; } = ProductKind.App;

    /// <summary>The form of the file that said so: 1, or 2 where the lanes are rendered from it.</summary>
    public int Schema { get; init; } = 1;

    /// <summary>What a tag has before its version: <c>v</c>, <c>app-v</c>, or nothing.</summary>
    public string TagPrefix { get; init; } = "v";

    /// <summary>
    /// Whether its stable releases become <c>releases/latest</c>, of which a repository has one for all its products.
    /// </summary>
    public bool OwnsLatest { get; init; } = true;

    /// <summary>Whether a candidate is released that neither a key nor an attestation proves.</summary>
    public bool AllowUnsigned { get; init; }

    /// <summary>How it is built.</summary>
    public BuildSettings Build { get; init; } = new();

    /// <summary>Its keys.</summary>
    public KeySettings Keys { get; init; } = new();

    /// <summary>The GitHub App that publishes; null: the job's own token does.</summary>
    public ReleaseApp? App { get; init; }

    /// <summary>The product's name, as plans and pull requests have it.</summary>
    public string Product { get; init; } = "ms-manager";

    /// <summary>The branch that is released.</summary>
    public string Branch { get; init; } = "main";

    /// <summary>The workflow whose success on a push makes a commit green.</summary>
    public string CiWorkflow { get; init; } = "ci.yml";

    public string CandidateWorkflow { get; init; } = "candidate.yml";

    public string ReleaseWorkflow { get; init; } = "release.yml";

    /// <summary>The workflow that looks at what is published.</summary>
    public string WatchWorkflow { get; init; } = "watch.yml";

    /// <summary>The environment whose reviewers approve a release.</summary>
    public string Environment { get; init; } = "app-release";

    /// <summary>Checks that a commit needs, beside those that the branch itself requires.</summary>
    public IReadOnlyList<string> RequiredChecks { get; init; } =
    ["core (rust)", "frontend (svelte)", "tauri (cargo check)"];

    /// <summary>The files that hold the version, relative to the repository's root.</summary>
    public IReadOnlyList<string> VersionFiles { get; init; } =
    ["package.json", "package-lock.json", "src-tauri/Cargo.toml", "src-tauri/Cargo.lock", "src-tauri/tauri.conf.json"];

    /// <summary>Of content: who makes what, and what is put together of it.</summary>
    public ContentDescription Content { get; init; } = DescribedContent.Unsaid.Content;

    /// <summary>
    /// Of content: where the producers are that are not where the description has them, by their id in a spec.
    /// </summary>
    public IReadOnlyDictionary<string, RepositoryName> Producers { get; init; } = DescribedContent.Unsaid.Elsewhere;

    /// <summary>
    /// Of content: the public keys that producers seal their candidates with, by the id of the producer; of one that is
    /// not in it <see cref="KeySettings.PublicKey"/>.
    /// </summary>
    public IReadOnlyDictionary<string, string> ProducerKeys { get; init; } = DescribedContent.Unsaid.Keys;

    /// <summary>Candidates that are built here and that another repository releases.</summary>
    public IReadOnlyList<BuiltCandidate> Candidates { get; init; } = [];

    /// <summary>How long checks may take, on the pull request and on the merged commit.</summary>
    public TimeSpan ChecksWithin { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How long the candidate's run may take.</summary>
    public TimeSpan CandidateWithin { get; init; } = TimeSpan.FromHours(6);

    /// <summary>How long the promotion's run may take, its approval not counted.</summary>
    public TimeSpan ReleaseWithin { get; init; } = TimeSpan.FromHours(2);

    /// <summary>How long an approval is waited for.</summary>
    public TimeSpan ApprovalWithin { get; init; } = TimeSpan.FromHours(24);

    /// <summary>Where our actions are, as <c>uses:</c> has them.</summary>
    public string Actions { get; init; } = "org/ms-release-actions@v1";
}
