using MsReleaseActions.Core;
using MsReleaseActions.Core.GitHub;

namespace MsReleaseActions.PromoteAssets;

/// <summary>One write that a plan asks for. Nothing else is ever written.</summary>
internal abstract record PlannedWrite
{
    private PlannedWrite() { }

    /// <summary>The write for people, one line.</summary>
    public abstract string Text { get; }

    /// <summary>An empty draft of this action that is one too many.</summary>
    internal sealed record RemoveDraft(long Id) : PlannedWrite
    {
        public override string Text => $"remove the empty draft {Id} of this action: it is one too many";
    }

    internal sealed record CreateDraft(string Tag, string Commit, string Name, bool Prerelease) : PlannedWrite
    {
        public override string Text =>
            $"create the draft '{Name}' for {Tag} at {Commit}{(Prerelease ? ", a prerelease" : "")}";
    }

    /// <param name="Change">Only what differs.</param>
    /// <param name="WithNotes">The body is composed anew, too.</param>
    /// <param name="WithClaim">The draft is claimed, too: see <see cref="DraftClaim"/>.</param>
    internal sealed record UpdateDraft(long Id, ReleaseUpdate Change, bool WithNotes, bool WithClaim) : PlannedWrite
    {
        public override string Text => $"set {string.Join(", ", Parts())} of the draft {Id}";

        private IEnumerable<string> Parts()
        {
            if (WithClaim)
            {
                yield return "this run as the one that replaces assets";
            }
            if (Change.TargetCommitish is { } commit)
            {
                yield return $"the target to {commit}";
            }
            if (Change.Name is { } name)
            {
                yield return $"the name to '{name}'";
            }
            if (Change.Prerelease is { } prerelease)
            {
                yield return $"prerelease to {(prerelease ? "true" : "false")}";
            }
            if (WithNotes)
            {
                yield return "the notes";
            }
        }
    }

    internal sealed record RemoveAsset(ReleaseAsset Asset, string Reason) : PlannedWrite
    {
        public override string Text => $"remove {Asset.Name} (asset {Asset.Id}): {Reason}";
    }

    internal sealed record SendAsset(PlannedAsset Asset) : PlannedWrite
    {
        public override string Text =>
            $"{(Asset.Step == AssetStep.Replace ? "replace" : Asset.Step == AssetStep.Add ? "add" : "copy")} "
            + $"{Asset.Name} "
            + $"({ByteSize.Show(Asset.File.Source.Size)}, sha256 "
            + $"{Asset.File.Source.Sha256})";
    }

    internal sealed record PublishDraft(string MakeLatest) : PlannedWrite
    {
        public override string Text => $"publish, make_latest {MakeLatest}";
    }
}
