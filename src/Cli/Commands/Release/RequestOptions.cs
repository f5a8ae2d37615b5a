using System.CommandLine;
using System.CommandLine.Parsing;
using MsReleaseActions.Cli.Commands.Operator;
using MsReleaseActions.Core;
using MsReleaseActions.Core.Candidates;
using MsReleaseActions.ReleaseTrain.Engine;
using MsReleaseActions.ReleaseTrain.Settings;
using MsReleaseActions.ReleaseTrain.Versions;

namespace MsReleaseActions.Cli.Commands.Release;

/// <summary>The options that say which release is meant.</summary>
internal sealed class RequestOptions
{
    private const string Stable = "stable";
    private const string Beta = "beta";
    private readonly Option<string?> channel = new("--channel")
    {
        Description = "Who gets it: everybody (stable, vX.Y.Z), or those who asked for previews (beta, vX.Y.Z-beta.N).",
        HelpName = "CHANNEL",
    };
    private readonly Option<string> bump = new("--bump")
    {
        Description = "Which part of the version grows.",
        HelpName = "PART",
        DefaultValueFactory = _ => "patch",
    };
    private readonly Option<ReleaseTag?> tag = new("--tag")
    {
        Description = "The tag, instead of the next free one.",
        HelpName = "TAG",
        CustomParser = ParseTag,
    };
    private readonly Option<bool> auto;
    private readonly Option<CommitSha?> sha = new("--sha")
    {
        Description = "Release this commit, 40 hex digits, if it is green.",
        HelpName = "SHA",
        CustomParser = ParseSha,
    };

    private readonly Option<string[]> pins = new("--pin")
    {
        Description =
            "Release this commit, 40 hex digits, of a producer (loader, oc-bridge, core, plugin-bitwig), if it is "
            + "green. May be given several times.",
        HelpName = "ID=SHA",
    };
    private readonly bool isContent;

    /// <param name="kind">What kind of product is released.</param>
    public RequestOptions(ProductKind kind)
    {
        isContent = kind == ProductKind.Content;
        auto = new Option<bool>("--auto")
        {
            Description = isContent
                ? "Release the newest commits of core and plugin-bitwig, if they are green, and what the last "
                    + "spec has of the others."
                : "Release the head of the branch, if it is green.",
        };
        channel.AcceptOnlyFromAmong(Stable, Beta);
        bump.AcceptOnlyFromAmong("patch", "minor", "major");
    }

    public void AddTo(Command command)
    {
        command.Add(channel);
        command.Add(bump);
        command.Add(tag);
        command.Add(auto);
        command.Add(isContent ? pins : sha);
    }

    /// <summary>Whether any of them is on the command line.</summary>
    public bool AreGiven(ParseResult parsed) =>
        new Option[] { channel, bump, tag, auto, sha, pins }.Any(option =>
            parsed.GetResult(option) is { Implicit: false }
        );

    /// <exception cref="ActionFailure">They do not say which release is meant: exit 2.</exception>
    public ReleaseRequest Read(ParseResult parsed)
    {
        if (parsed.GetValue(channel) is not { } name)
        {
            throw new ActionFailure(
                ExitCode.BadInput,
                "--channel is missing",
                "",
                $"Give --channel {Stable} or --channel {Beta}"
            );
        }
        if (isContent && !parsed.GetValue(auto))
        {
            throw new ActionFailure(
                ExitCode.BadInput,
                "Nothing says which commits are released",
                "",
                "Give --auto; --pin ID=SHA names one that is not to be chosen"
            );
        }
        if (!isContent && parsed.GetValue(auto) == (parsed.GetValue(sha) is not null))
        {
            throw new ActionFailure(
                ExitCode.BadInput,
                parsed.GetValue(auto) ? "--auto and --sha exclude each other" : "Nothing says which commit is released",
                "",
                "Give --auto for the head of the branch, or --sha with a full commit"
            );
        }
        return new ReleaseRequest(name == Beta ? Channel.Beta : Channel.Stable)
        {
            Part = parsed.GetValue(bump) switch
            {
                "major" => VersionPart.Major,
                "minor" => VersionPart.Minor,
                _ => VersionPart.Patch,
            },
            Tag = parsed.GetValue(tag),
            Sha = isContent ? null : parsed.GetValue(sha),
            Pins = isContent
                ? Pinned(parsed.GetValue(pins) ?? [])
                : new Dictionary<string, CommitSha>(StringComparer.Ordinal),
        };
    }

    /// <summary>The same release, once it is known what the product's tags begin with, and who makes it.</summary>
    /// <exception cref="ActionFailure">The tag that was asked for, or a pin, is of another product: exit 2.</exception>
    public static ReleaseRequest Own(ReleaseRequest request, ReleaseSettings settings, string name = "--tag")
    {
        var ids = settings.Content.RepositoryIds;
        return request.Pins.Keys.FirstOrDefault(id => !ids.Contains(id, StringComparer.Ordinal)) is { } strange
            ? throw new ActionFailure(
                ExitCode.BadInput,
                $"--pin names {strange}, and ms-release.json has {string.Join(", ", ids)}"
            )
            : request with
            {
                Tag = request.Tag is { } asked ? TypedTag.Own(asked, settings, name) : null,
            };
    }

    private static Dictionary<string, CommitSha> Pinned(string[] given)
    {
        var pinned = new Dictionary<string, CommitSha>(StringComparer.Ordinal);
        foreach (var pin in given)
        {
            var (id, text) = pin.Split('=', 2) is [var left, var right] ? (left, right) : (pin, "");
            if (id.Length == 0 || !CommitSha.TryParse(text, out var commit, out _))
            {
                throw new ActionFailure(
                    ExitCode.BadInput,
                    $"--pin must be ID=SHA with the id of a producer's repository and a full commit, not '{pin}'"
                );
            }
            if (!pinned.TryAdd(id, commit))
            {
                throw new ActionFailure(ExitCode.BadInput, $"--pin names {id} twice");
            }
        }
        return pinned;
    }

    private static ReleaseTag? ParseTag(ArgumentResult result)
    {
        if (!FoundTag.TryParse(result.Tokens[0].Value, out var value, out var problem))
        {
            result.AddError($"--tag {problem}");
        }
        return value?.Tag;
    }

    private static CommitSha? ParseSha(ArgumentResult result)
    {
        if (!CommitSha.TryParse(result.Tokens[0].Value, out var value, out var problem))
        {
            result.AddError($"--sha {problem}");
        }
        return value;
    }
}
