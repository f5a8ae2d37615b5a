using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.Toolkit;

namespace MsReleaseActions.PromoteAssets;

/// <summary>What a release that is there already means.</summary>
internal enum OnExisting
{
    /// <summary>Same bytes are kept, other bytes are a conflict.</summary>
    Resume,

    /// <summary>Other bytes are replaced, on a draft only.</summary>
    Replace,

    /// <summary>Any release of the tag is a conflict.</summary>
    Fail,
}

/// <summary>Whose draft of the tag is taken up.</summary>
internal enum Adopt
{
    /// <summary>A single draft, whoever made it, with its title and notes where none are given.</summary>
    Any,

    /// <summary>Only one that this action made.</summary>
    Ours,
}

/// <summary>Whether the release becomes the one that <c>releases/latest</c> shows.</summary>
internal enum MakeLatest
{
    /// <summary>When it is stable and newer than every stable one.</summary>
    Auto,
    True,
    False,

    /// <summary>GitHub decides by date and version.</summary>
    Legacy,
}

/// <summary>The inputs besides the common ones.</summary>
/// <param name="TargetRepository">Null: the candidate's own.</param>
/// <param name="TargetToken">Null: the common token.</param>
/// <param name="TargetCommitish">Null: the source commit, or the default branch of another repository.</param>
/// <param name="ChecksumsSha256">The hash that the candidate's <c>checksums.txt</c> had when it was approved.</param>
/// <param name="Proof">What must prove the candidate's seal.</param>
/// <param name="Adopts">Whose draft of the tag may be taken up.</param>
/// <param name="Required">Patterns that a final asset must match, each.</param>
/// <param name="Overlay">Full paths; their file names are the assets' names.</param>
/// <param name="IsPrerelease">As asked for, or by the tag.</param>
/// <param name="IsPrereleaseGiven">It was asked for: a published release must agree.</param>
internal sealed record PromoteInputs(
    CandidateTag Candidate,
    ReleaseTag Tag,
    RepositoryName? TargetRepository,
    string? TargetToken,
    GitRefName? TargetCommitish,
    Sha256? ChecksumsSha256,
    SealProof Proof,
    NameFilter Include,
    NameFilter Exclude,
    NameFilter Required,
    IReadOnlyList<string> Overlay,
    string? Name,
    string? Notes,
    bool GenerateNotes,
    bool IsPrerelease,
    bool IsPrereleaseGiven,
    MakeLatest MakeLatest,
    OnExisting OnExisting,
    Adopt Adopts,
    bool Publish,
    int Concurrency,
    bool DryRun
)
{
    /// <summary>
    /// Names of files that the promotion itself adds as overlay; a rehearsal does not have them yet.
    /// </summary>
    public IReadOnlyList<string> Later { get; init; } = [];

    /// <summary>Of the text that was approved (<see cref="ReleaseBody.WordsSha256"/>); null: any.</summary>
    public Sha256? NotesSha256 { get; init; }

    /// <summary>What the release must be called; null: a draft that is there keeps its own title.</summary>
    public string? Title => Name ?? (Adopts == Adopt.Ours ? Tag.Text : null);

    private static readonly Dictionary<string, bool?> PrereleaseWords = new(StringComparer.Ordinal)
    {
        ["auto"] = null,
        ["true"] = true,
        ["True"] = true,
        ["TRUE"] = true,
        ["false"] = false,
        ["False"] = false,
        ["FALSE"] = false,
    };

    private static readonly Dictionary<string, MakeLatest> LatestWords = new(StringComparer.Ordinal)
    {
        ["auto"] = MakeLatest.Auto,
        ["true"] = MakeLatest.True,
        ["True"] = MakeLatest.True,
        ["TRUE"] = MakeLatest.True,
        ["false"] = MakeLatest.False,
        ["False"] = MakeLatest.False,
        ["FALSE"] = MakeLatest.False,
        ["legacy"] = MakeLatest.Legacy,
    };

    private static readonly Dictionary<string, OnExisting> ExistingWords = new(StringComparer.Ordinal)
    {
        ["resume"] = OnExisting.Resume,
        ["replace"] = OnExisting.Replace,
        ["fail"] = OnExisting.Fail,
    };

    private static readonly Dictionary<string, Adopt> AdoptWords = new(StringComparer.Ordinal)
    {
        ["any"] = Adopt.Any,
        ["ours"] = Adopt.Ours,
    };

    /// <summary>Reads and checks them; what is wrong is gathered by the reader.</summary>
    public static PromoteInputs Read(InputReader inputs)
    {
        var candidate = inputs.CandidateTag(sourceShaIsRequired: false);
        var tag = inputs.GetRequiredTag("release-tag", inputs.TagPrefix());
        var prerelease = inputs.OneOf("prerelease", null, PrereleaseWords);
        var makeLatest = inputs.OneOf("make-latest", MakeLatest.Auto, LatestWords);
        var isPrerelease = prerelease ?? tag is { IsPrerelease: true };
        if (isPrerelease && makeLatest == MakeLatest.True)
        {
            inputs.Problem("make-latest cannot be true for a prerelease: GitHub shows no prerelease as the latest");
        }
        return new PromoteInputs(
            candidate!,
            tag,
            inputs.GetOptionalInput<RepositoryName>("target-repository"),
            Token(inputs, "target-token"),
            inputs.GetOptionalInput<GitRefName>("target-commitish"),
            inputs.Hash("checksums-sha256"),
            SealProof.Read(inputs),
            inputs.Names("include"),
            inputs.Names("exclude"),
            inputs.Names("required-assets"),
            OverlayInput.Read(inputs),
            Line(inputs, "name"),
            NotesInput.Read(inputs),
            inputs.GetBoolInput("generate-notes", fallback: true),
            isPrerelease,
            prerelease is not null,
            makeLatest,
            inputs.OneOf("on-existing", OnExisting.Resume, ExistingWords),
            inputs.OneOf("adopt", Adopt.Any, AdoptWords),
            inputs.GetBoolInput("publish", fallback: true),
            inputs.Number("concurrency", fallback: 4, least: 1, most: 16),
            inputs.GetBoolInput("dry-run", fallback: false)
        )
        {
            Later = OverlayInput.ReadLater(inputs),
            NotesSha256 = inputs.Hash("notes-sha256"),
        };
    }

    private static string? Token(InputReader inputs, string name)
    {
        var token = inputs.GetInput(name);
        if (token is not null && token.Any(character => character is <= ' ' or > '~'))
        {
            inputs.Problem($"{name} must be one line of visible ASCII characters");
        }
        return token;
    }

    private static string? Line(InputReader inputs, string name)
    {
        var text = inputs.GetInput(name);
        if (text is not null && text.Any(char.IsControl))
        {
            inputs.Problem($"{name} must be one line of text");
        }
        return text;
    }
}
