using MsReleaseActions.Core.Content;
using MsReleaseActions.ReleaseTrain.Settings;
using static MsReleaseActions.ReleaseTrain.Lanes.LaneText;

namespace MsReleaseActions.ReleaseTrain.Lanes;

/// <summary>What differs between the workflow files of candidates that other repositories release.</summary>
internal sealed class ProducerLaneParts(ReleaseSettings settings, BuiltCandidate candidate)
{
    private readonly Producer producer = candidate.Producer;

    /// <summary>For people: <c>rc-plugin-bitwig-firmware-&lt;core_sha&gt;-&lt;source_sha&gt;</c>.</summary>
    public string ShownTag => TagOf(id => $"<{id}_sha>");

    /// <summary>Of this run, with expressions.</summary>
    public string Tag => TagOf(id => $"${{{{ inputs.{id}_sha }}}}");

    /// <summary>Behind the commit that is built: <c> and one of core's</c>.</summary>
    public string AndOfOthers => string.Concat(producer.AlsoFrom.Select(id => $" and one of {id}'s"));

    /// <summary>The commits of this run, its own at the end.</summary>
    public string Commits => string.Join(' ', Ids.Select(id => $"${{{{ inputs.{id}_sha }}}}"));

    /// <summary>The inputs that are commits.</summary>
    public IEnumerable<string> Inputs =>
        Ids.Reverse()
            .SelectMany(id =>
                (string[])
                    [
                        $"{id}_sha:",
                        $"  description: {Sentence($"The commit of {What(id)}, 40 lower-case hex digits")}",
                        "  type: string",
                        "  required: true",
                    ]
            );

    /// <summary>The input of our actions that names the candidate; nothing where it is the usual one.</summary>
    public IEnumerable<string> CandidateTag => Tag == "rc-${{ inputs.source_sha }}" ? [] : [$"candidate-tag: {Tag}"];

    /// <summary>Which commits of dependencies files pin.</summary>
    public IEnumerable<string> Pins =>
        producer.Pins.Count == 0 ? [] : ["pins: |", .. producer.Pins.Select(pin => $"  {Pin(pin)}")];

    public IEnumerable<string> PinnedOutput =>
        producer.Pins.Count == 0 ? [] : ["pinned: ${{ steps.candidate.outputs.pinned }}"];

    /// <summary>That the commits of other repositories were merged there.</summary>
    public IEnumerable<string> Merged =>
        producer.AlsoFrom.SelectMany(id =>
            (string[])
                [
                    "# the history only: which commits belong to the other's default branch",
                    $"- uses: {PinnedActions.Checkout}",
                    "  if: steps.candidate.outputs.state != 'sealed'",
                    "  with:",
                    $"    repository: {candidate.Repositories[id]}",
                    $"    path: {Scalar(id)}",
                    "    fetch-depth: 0",
                    "    persist-credentials: false",
                    $"- name: {id}_sha is part of its default branch",
                    "  if: steps.candidate.outputs.state != 'sealed'",
                    "  env:",
                    $"    SHA: ${{{{ inputs.{id}_sha }}}}",
                    "  run: |",
                    $"    if ! git -C {id} merge-base --is-ancestor \"$SHA\" HEAD; then",
                    $"      echo \"::error::$SHA is not part of the default branch of {candidate.Repositories[id]}. Only "
                        + "what was merged is released: merge it, or name another commit\"",
                    "      exit 1",
                    "    fi",
                    "",
                ]
        );

    /// <summary>What is built, and what must lie beside it.</summary>
    public IEnumerable<string> Checkouts =>
        [
            .. Checkout(null, "${{ inputs.source_sha }}", candidate.Folder),
            .. producer.AlsoFrom.SelectMany(id =>
                Checkout(candidate.Repositories[id].ToString(), $"${{{{ inputs.{id}_sha }}}}", id)
            ),
            .. candidate.Beside.SelectMany(pin => Checkout(pin.Repository.ToString(), Pinned(pin), pin.Id)),
            .. Verified,
        ];

    /// <summary>The owner's action, as a step names it.</summary>
    public string Action =>
        candidate.Folder.Length == 0 ? $"./{candidate.Action}" : $"./{candidate.Folder}/{candidate.Action}";

    /// <summary>The inputs that say what is sealed.</summary>
    public IEnumerable<string> Sealed =>
        [
            .. Key("public-key", settings.Keys.PublicKey),
            .. Lines("files", [.. candidate.Places.Select(place => $"legs/{place.Leg!.Job}/{place.File}")]),
            .. Lines("required-assets", [.. candidate.Places.Select(place => $"{place.Leg!.Job}/{place.File}")]),
            .. BuiltWith.Any() ? (string[])["inputs: |", .. BuiltWith.Select(input => $"  {input}")] : [],
        ];

    private string What(string id) => id == "source" ? $"{settings.Branch} to build" : $"{id} that is compiled in";

    private IEnumerable<string> Ids => [.. producer.AlsoFrom, "source"];

    private IEnumerable<string> BuiltWith =>
        [
            .. producer.AlsoFrom.Select(id => $"{id}={candidate.Repositories[id]}@${{{{ inputs.{id}_sha }}}}"),
            .. producer.Pins.Select(pin => $"{pin.Id}={pin.Repository}@{Pinned(pin)}"),
        ];

    private IEnumerable<string> Verified
    {
        get
        {
            (string Name, string Folder, string Commit)[] all =
            [
                ("source_sha", candidate.Folder.Length == 0 ? "." : candidate.Folder, "${{ inputs.source_sha }}"),
                .. producer.AlsoFrom.Select(id => ($"{id}_sha", id, $"${{{{ inputs.{id}_sha }}}}")),
                .. candidate.Beside.Select(pin => (pin.Id, pin.Id, Pinned(pin))),
            ];
            return
            [
                $"- name: {(all.Length == 1 ? "This is " : "These are ")}"
                    + string.Join(", ", all.Select(one => one.Name)),
                "  env:",
                $"    WANTED: {string.Join(' ', all.Select(one => one.Commit))}",
                "  run: |",
                $"    heads=\"{string.Join(' ', all.Select(one => $"$(git -C {one.Folder} rev-parse HEAD)"))}\"",
                "    if [ \"$heads\" != \"$WANTED\" ]; then",
                "      echo \"::error::The checkout is at $heads, and $WANTED was to be built. Nothing was built\"",
                "      exit 1",
                "    fi",
            ];
        }
    }

    private static IEnumerable<string> Checkout(string? repository, string commit, string folder) =>
        [
            $"- uses: {PinnedActions.Checkout}",
            "  with:",
            .. repository is null ? (string[])[] : [$"    repository: {repository}"],
            $"    ref: {commit}",
            .. folder.Length == 0 ? (string[])[] : [$"    path: {Scalar(folder)}"],
            "    persist-credentials: false",
        ];

    private static string Pinned(ProducerPin pin) => $"${{{{ fromJSON(needs.guard.outputs.pinned)['{pin.Id}'] }}}}";

    private string Pin(ProducerPin pin) =>
        $"{pin.Id}={pin.Repository} in "
        + (
            pin.In == producer.RepositoryId
                ? pin.File
                : $"{candidate.Repositories[pin.In]}@${{{{ inputs.{pin.In}_sha }}}}:{pin.File}"
        );

    private string TagOf(Func<string, string> commit) => producer.TagPrefix + string.Join('-', Ids.Select(commit));
}
