using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;

namespace MsReleaseActions.ReleaseTrain.Versions;

/// <summary>
/// Which tag a release gets. The newest stable release, raised, is the base: a stable release is the base itself; a
/// beta leads to the higher of the base and the newest beta's, with the next number.
/// </summary>
public static class ReleaseProposal
{
    /// <param name="names">What is there.</param>
    /// <param name="part">Which number is raised; of no effect on a tag that was asked for.</param>
    /// <param name="requested">The tag that the operator asked for, of the product's prefix.</param>
    /// <param name="tree">What the version files say, as a tag: the first release has that version.</param>
    /// <exception cref="ActionFailure">The tag that was asked for does not fit (exit 1), and why; or no name is
    /// left.</exception>
    public static Proposal Of(
        ReleaseNames names,
        Channel channel,
        VersionPart part = VersionPart.Patch,
        ReleaseTag? requested = null,
        ReleaseTag? tree = null
    )
    {
        var previous = PreviousOf(names, channel);
        var next = channel == Channel.Stable ? Stable(names, part, tree) : Beta(names, part, tree);
        if (requested is null)
        {
            return new Proposal(next.Tag, next.Why, previous);
        }
        return WhyNot(names, channel, requested, previous) is { } reason
            ? throw ActionFailure.No(
                $"{requested} cannot be the next {Shown(channel)} release: {reason}",
                "",
                $"Give another --tag, or none: then it is {next.Tag}"
            )
            : new Proposal(requested, "asked for with --tag", previous);
    }

    /// <summary>Whether a tag is of a channel's form.</summary>
    public static bool Fits(ReleaseTag tag, Channel channel) =>
        channel == Channel.Stable ? BetaTag.IsStable(tag) : BetaTag.IsBeta(tag);

    private static string? WhyNot(ReleaseNames names, Channel channel, ReleaseTag tag, ReleaseTag? previous) =>
        !Fits(tag, channel) ? $"a {Shown(channel)} release is called {Form(channel, names.Prefix)}"
        : names.WhyTaken(tag.Text) is { } taken ? taken
        : previous?.IsNewerThan(tag) == true ? $"{previous} is newer and published, so nobody would be offered it"
        : channel == Channel.Beta && names.WhyTaken(FinalOf(tag).Text) is { } final
            ? $"it leads to {FinalOf(tag)}, and {final}"
        : null;

    private static (ReleaseTag Tag, string Why) Stable(ReleaseNames names, VersionPart part, ReleaseTag? tree)
    {
        var (tag, why) = Free(names, First(names, part, tree) ?? Base(names, part));
        var isBehindBetas = names.NewestBeta?.IsNewerThan(tag) == true;
        return (
            tag,
            isBehindBetas
                ? $"{why}; the betas are ahead of it, the newest is {names.NewestBeta}: --bump or --tag names "
                    + "their version"
                : why
        );
    }

    private static (ReleaseTag Tag, string Why) Beta(ReleaseNames names, VersionPart part, ReleaseTag? tree)
    {
        // a beta of a version that the tree says already would be older than the tree
        (ReleaseTag Tag, string Why) raised =
            First(names, part, tree) is not { } first ? Base(names, part)
            : tree?.IsPrerelease == false ? (Raised(first.Tag, part), first.Why)
            : first;
        var ahead = names.NewestBeta is { } beta ? FinalOf(beta) : null;
        var (final, why) = Free(
            names,
            ahead is not null && !raised.Tag.IsNewerThan(ahead)
                ? (ahead, $"the version that {names.NewestBeta} leads to")
                : raised
        );
        var number = names.HighestBeta(final.VersionText) + 1;
        if (tree is not null && BetaTag.Of(tree) is { } said && said.Base == final.VersionText && said.Number > number)
        {
            return (tree, $"{why}, as the tree says");
        }
        return (
            Named(final.Prefix, $"{final.VersionText}-beta.{number}"),
            number == 1 ? $"{why}, its first beta" : $"{why}, the beta after {final}-beta.{number - 1}"
        );
    }

    // without a stable release, it is what the betas lead to, or what the tree says
    private static (ReleaseTag Tag, string Why)? First(ReleaseNames names, VersionPart part, ReleaseTag? tree) =>
        names.NewestStable is not null || part != VersionPart.Patch ? null
        : tree is not null && names.NewestBeta?.IsNewerThan(tree) != true
            ? (WithoutLabel(tree), $"no stable release yet, and the tree says {tree.VersionText}")
        : names.NewestBeta is { } beta ? (FinalOf(beta), $"no stable release yet, and {beta} leads to it")
        : null;

    private static ReleaseTag WithoutLabel(ReleaseTag tag) =>
        Named(tag.Prefix, $"{tag.Version.Major}.{tag.Version.Minor}.{tag.Version.Patch}");

    private static (ReleaseTag Tag, string Why) Base(ReleaseNames names, VersionPart part)
    {
        var stable = names.NewestStable;
        return (
            Raised(stable ?? ReleaseTag.Of(names.Prefix, "0.0.0"), part),
            $"{(stable is null ? "no stable release yet, so 0.0.0" : $"the newest stable release {stable}")} with "
                + $"its {Shown(part)} number raised"
        );
    }

    private static (ReleaseTag Tag, string Why) Free(ReleaseNames names, (ReleaseTag Tag, string Why) wanted)
    {
        var (tag, why) = wanted;
        while (names.WhyTaken(tag.Text) is { } reason)
        {
            (tag, why) = (Raised(tag, VersionPart.Patch), $"{why}; not {tag}: {reason}");
        }
        return (tag, why);
    }

    private static ReleaseTag Raised(ReleaseTag tag, VersionPart part)
    {
        var (major, minor, patch) = ((long)tag.Version.Major, (long)tag.Version.Minor, (long)tag.Version.Patch);
        return Named(
            tag.Prefix,
            part switch
            {
                VersionPart.Major => $"{major + 1}.0.0",
                VersionPart.Minor => $"{major}.{minor + 1}.0",
                _ => $"{major}.{minor}.{patch + 1}",
            }
        );
    }

    private static ReleaseTag Named(string prefix, string version) =>
        ReleaseTag.TryParse($"{prefix}{version}", prefix, out var tag, out _)
            ? tag
            : throw ActionFailure.No(
                $"The next release would be {prefix}{version}, and a version has no number so large",
                "",
                "Give --tag, or raise another number with --bump"
            );

    private static ReleaseTag? PreviousOf(ReleaseNames names, Channel channel) =>
        (names.NewestStable, names.NewestBeta) switch
        {
            (var stable, _) when channel == Channel.Stable => stable,
            ({ } stable, { } beta) => beta.IsNewerThan(stable) ? beta : stable,
            var (stable, beta) => stable ?? beta,
        };

    private static ReleaseTag FinalOf(ReleaseTag beta) => ReleaseTag.Of(beta.Prefix, BetaTag.Of(beta)!.Base);

    /// <summary>How a channel's tags look.</summary>
    internal static string Form(Channel channel, string prefix) =>
        channel == Channel.Stable ? $"{prefix}X.Y.Z" : $"{prefix}X.Y.Z-beta.N, N from 1";

    private static string Shown(Enum word) => word.ToString().ToLowerInvariant();
}
