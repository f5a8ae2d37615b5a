using System.Text;
using System.Text.Json.Nodes;
using MsReleaseActions.Server.Http;
using MsReleaseActions.Server.State;
using MsReleaseActions.Testing;
using MsReleaseActions.Testing.OpenApi;

namespace MsReleaseActions.ServerTests.Contract;

[Needs(Need.Nothing)]
public sealed class ContractTests : SandboxTest
{
    /// <summary>
    /// Operations of the description that nothing here needs: the sandbox records a violation and answers 404.
    /// </summary>
    private static readonly string[] LeftOut = ["DELETE /repos/{owner}/{repo}", "PATCH /user"];

    private static readonly Dictionary<string, IEnumerable<Drive>> Areas = new(StringComparer.Ordinal)
    {
        ["git"] = GitDrives.All,
        ["releases"] = ReleaseDrives.All,
        ["actions"] = ActionsDrives.All,
        ["pulls"] = PullDrives.All,
        ["protection"] = ProtectionDrives.All,
    };

    /// <summary>
    /// Each route is also asked by nobody in particular, which is more than nobody may ask in an hour.
    /// </summary>
    protected override SandboxOptions Options => base.Options with { AnonymousRequestsPerHour = 1000 };

    public static TheoryData<string> AreaNames => [.. Areas.Keys];

    [Fact]
    public void Every_route_is_driven()
    {
        var driven = Areas.Values.SelectMany(drives => drives).Select(d => d.Operation).ToHashSet();
        Github
            .Routes.All.Select(Operation)
            .Where(o => !driven.Contains(o))
            .Should()
            .BeEmpty("a route without a drive is compared with nothing: add it to the drives of its area");
        driven.Except(Github.Routes.All.Select(Operation)).Should().BeEmpty("a drive without a route drives nothing");
    }

    [Theory]
    [MemberData(nameof(AreaNames))]
    public async Task Every_route_answers_as_GitHub_describes_it(string area)
    {
        var world = ContractWorld.Make(Github, Repo);
        var (admin, job) = (Github.AdminToken(), Job());
        var wrong = new List<string>();
        foreach (var drive in Areas[area])
        {
            var reply = await Ask(
                drive,
                drive.By switch
                {
                    Caller.Admin => admin,
                    Caller.Job => job,
                    _ => null,
                },
                world
            );
            if (drive is { Method: "POST", Status: 201 } && drive.Route.EndsWith("/rulesets", StringComparison.Ordinal))
            {
                world["ruleset_id"] = reply.Json!["id"]!.ToString();
            }

            if (reply.Status != drive.Status)
            {
                wrong.Add($"{drive}, but {reply.Status} {Encoding.UTF8.GetString(reply.Bytes)}");
            }
        }

        wrong.Should().BeEmpty();
        Contract.Problems.Should().BeEmpty();
        Github.Log.Requests.Where(r => r.Route is null).Should().BeEmpty();
        Assert.SkipWhen(
            ApiDescription.Instance is null,
            "GITHUB_OPENAPI is not set: every route was driven, but no answer was compared with GitHub's description"
        );
    }

    [Fact]
    public async Task Every_route_refuses_a_token_that_nobody_knows_and_hides_what_is_private()
    {
        var world = ContractWorld.Make(Github, Repo);
        world["ruleset_id"] = "1";
        Repo.Private = true;
        foreach (
            var drive in Areas
                .Values.SelectMany(drives => drives)
                .Where(d => d.Route.StartsWith("/repos/", StringComparison.Ordinal) && d.With.Count == 0)
                .DistinctBy(d => d.Operation)
        )
        {
            (drive.Operation, (await Ask(drive, "ghs_nonsense", world)).Status).Should().Be((drive.Operation, 401));
            (drive.Operation, (await Ask(drive, null, world)).Status).Should().Be((drive.Operation, 404));
        }

        Contract.Problems.Should().BeEmpty();
        Github.Log.Writes.Should().BeEmpty();
    }

    [Fact]
    public void Every_operation_of_the_description_has_a_route_or_is_left_out_on_purpose()
    {
        Assert.SkipWhen(
            ApiDescription.Instance is null,
            "GITHUB_OPENAPI is not set: there is no description to compare the route table with"
        );
        var routes = Github
            .Routes.All.Where(r => r.Listener is Listener.Api or Listener.Upload && !ApiDescription.IsBeside(r.Pattern))
            .Select(r => ApiDescription.Key(r.Method, r.Pattern))
            .ToList();
        if (ApiDescription.Instance.IsReduced)
        {
            // of the whole description more than a thousand are left out
            ApiDescription
                .Instance.Operations.Except(routes)
                .Should()
                .BeEquivalentTo(LeftOut.Select(o => ApiDescription.Key(o.Split(' ')[0], o.Split(' ')[1])));
        }
        routes.Where(r => !ApiDescription.Instance.Operations.Contains(r)).Should().BeEmpty();
    }

    private static string Operation(Route route) => $"{route.Method} {route.Pattern}";

    private string Job() =>
        Github.CreateToken(
            "github-actions[bot]",
            TokenKind.Workflow,
            Repo,
            (Permission.Contents, Access.Write),
            (Permission.Checks, Access.Write),
            (Permission.PullRequests, Access.Write)
        );

    private Task<Reply> Ask(Drive drive, string? token, Dictionary<string, string> world)
    {
        var route = Github.Routes.All.Single(r => Operation(r) == drive.Operation);
        var host = route.Listener switch
        {
            Listener.Upload => Github.UploadUrl,
            Listener.Storage => Github.StorageUrl,
            Listener.Web => Github.ServerUrl,
            _ => Github.ApiUrl,
        };
        var body = drive.Json(world);
        var content =
            body is null ? null
            : route.Listener == Listener.Upload ? new StringContent(body, Encoding.UTF8, "application/octet-stream")
            : new StringContent(JsonNode.Parse(body)!.ToJsonString(), Encoding.UTF8, "application/json");
        return Send(
            new HttpMethod(drive.Method),
            host + drive.Path(world),
            token,
            content,
            drive.Accept is { } accept ? [("Accept", accept)] : []
        );
    }
}
