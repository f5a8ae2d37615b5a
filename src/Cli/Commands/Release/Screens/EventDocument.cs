using System.ComponentModel;
using System.Text.Json.Serialization;

namespace MsReleaseActions.Cli.Commands.Release.Screens;

/// <summary>
/// An event as <c>--json</c> writes it. This is the contract with other programs: members are added, never renamed or
/// dropped. Its page and schema are written from these records.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "event")]
[JsonDerivedType(typeof(BeganDocument), "began")]
[JsonDerivedType(typeof(TagDocument), "tag")]
[JsonDerivedType(typeof(StepDocument), "step")]
[JsonDerivedType(typeof(LineDocument), "line")]
[JsonDerivedType(typeof(TransferDocument), "transfer")]
[JsonDerivedType(typeof(WriteAnnouncedDocument), "write_announced")]
[JsonDerivedType(typeof(WriteDoneDocument), "write_done")]
[JsonDerivedType(typeof(ApprovalDocument), "approval")]
[JsonDerivedType(typeof(WarningDocument), "warning")]
[JsonDerivedType(typeof(EndDocument), "end")]
internal abstract record EventDocument(
    [property: JsonPropertyOrder(-1), Description("When, RFC 3339 in UTC, such as `2026-11-02T09:00:00.000Z`.")]
        string At
);

[Description("The first line: a release begins, or is taken up again.")]
internal sealed record BeganDocument(
    string At,
    [property: Description("`owner/name`.")] string Repository,
    [property: Description("`stable` or `beta`.")] string Channel
) : EventDocument(At);

[Description("The release has a name now.")]
internal sealed record TagDocument(string At, [property: Description("Its tag.")] string Tag) : EventDocument(At);

[Description("A step was looked at, or changed. A step that is looked at again may say the same again.")]
internal sealed record StepDocument(
    string At,
    [property: Description("Which: STEPS.")] string Step,
    [property: Description(
        "`done`; `to_do`: everything that it needs is there; `running`: somebody, a workflow as a rule, is at it; "
            + "`waiting`: for a person; `blocked`: it cannot be done as things are; `to_come`: what it needs is not "
            + "there yet."
    )]
        string Status,
    [property: Description("What is there, or what is wrong, one line.")] string Text,
    [property: Description("Why it is so; may be empty.")] string Why,
    [property: Description("Of a blocked step: what the operator can do; else empty.")] string Remedy,
    [property: Description("Where to look at it in a browser; `null` where there is nothing to look at.")] string? Url,
    [property: Description("Each write that doing it takes, in order.")] IReadOnlyList<string> Writes
) : EventDocument(At);

[Description("What a running step did last.")]
internal sealed record LineDocument(
    string At,
    [property: Description("Which: STEPS.")] string Step,
    [property: Description("One line.")] string Line
) : EventDocument(At);

[Description("How far a transfer is.")]
internal sealed record TransferDocument(
    string At,
    [property: Description("Which: STEPS.")] string Step,
    [property: Description("The file's name.")] string What,
    [property: Description("So many bytes have arrived.")] long Bytes,
    [property: Description("Of so many.")] long Total
) : EventDocument(At);

[Description(
    "A write is about to be made. One that no `write_done` follows may have been made or not: the next start looks."
)]
internal sealed record WriteAnnouncedDocument(
    string At,
    [property: Description("Which: STEPS.")] string Step,
    [property: Description("What is written, in words.")] string What
) : EventDocument(At);

[Description("A write was made, and its effect was seen.")]
internal sealed record WriteDoneDocument(
    string At,
    [property: Description("Which: STEPS.")] string Step,
    [property: Description("What was written, in the same words.")] string What
) : EventDocument(At);

[Description("A person must approve.")]
internal sealed record ApprovalDocument(
    string At,
    [property: Description("The protected environment.")] string Environment,
    [property: Description("Who may approve: logins, and `team NAME`.")] IReadOnlyList<string> Reviewers,
    [property: Description("Whether the token's owner is one of them.")] bool CurrentUserCanApprove,
    [property: Description("The page with the button.")] string Url
) : EventDocument(At);

[Description("Something to know that stops nothing.")]
internal sealed record WarningDocument(string At, [property: Description("One line.")] string Text) : EventDocument(At);

[Description("The last line: the command is over. A stream without it was cut off.")]
internal sealed record EndDocument(
    string At,
    [property: Description(
        "How the process ends: 0 done, 1 the answer is no, 2 bad usage or input, 3 GitHub or network, 4 timed "
            + "out, 130 stopped."
    )]
        int ExitCode,
    [property: Description("What was reached, or why it stopped.")] string Text,
    [property: Description("The command line that goes on; `null` where nothing is left to do.")] string? Continue
) : EventDocument(At);
