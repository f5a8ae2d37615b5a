using System.Text;

namespace MsReleaseActions.SharedTests.Core.LatestJson;

/// <summary>
/// A made-up document as text in pieces, so that what the rewriting must give is known without parsing: every piece as
/// it is, but each URL's token replaced.
/// </summary>
internal sealed class GeneratedLatestJson
{
    private static readonly string[] Blanks = ["", " ", "\n", "\r\n", "\t", "  \r\n\t "];
    private static readonly string[] Scalars =
    [
        "1",
        "-0",
        "1.50",
        "1E+2",
        "1e3",
        "true",
        "null",
        "[ ]",
        "{}",
        "\"\"",
        "\"a\\u00e9\\/\\n\"",
        "\"ü中😀\"",
        "[1,\t2.0]",
        "{\"url\":\"x\"}",
    ];
    private readonly Random random;
    private readonly StringBuilder given = new();
    private readonly StringBuilder expected = new();
    private int names;

    private GeneratedLatestJson(int seed)
    {
        random = new Random(seed);
        Both(Blank());
        Object(1 + random.Next(4), () => Member("platforms", () => Object(1 + random.Next(5), null, Platform)), Extra);
        Both(Blank());
    }

    internal static (string Given, string Expected) Of(int seed)
    {
        var made = new GeneratedLatestJson(seed);
        return (made.given.ToString(), made.expected.ToString());
    }

    private void Object(int others, Action? one, Action other)
    {
        var members = Enumerable.Repeat(other, others).ToList();
        if (one is not null)
        {
            members.Insert(random.Next(members.Count + 1), one);
        }
        Both("{" + Blank());
        foreach (var (at, member) in members.Index())
        {
            Both(at > 0 ? "," + Blank() : "");
            member();
            Both(Blank());
        }
        Both("}");
    }

    private void Member(string name, Action value)
    {
        Both($"\"{name}\"{Blank()}:{Blank()}");
        value();
    }

    private void Extra() => Member($"m{names++}", () => Both(Pick(Scalars)));

    private void Platform() => Member($"p{names++}", () => Object(random.Next(3), () => Member("url", Url), Extra));

    private void Url()
    {
        var file = $"Manager_{random.Next(10)}.bin";
        var final = $"https://github.com/org/ms-manager/releases/download/v1.2.3/{file}";
        var url = random.Next(5) switch
        {
            0 => $"https://github.com/org/ms-manager/releases/download/rc-{Promotion.Sha}/{file}",
            1 => $"https://github.com/org/ms-manager/releases/download/untagged-{random.Next():x}/{file}",
            2 => $"https://github.com/ORG/ms-manager/releases/latest/download/{file.Replace("_", "%5F")}",
            3 => "https://api.github.com/repos/org/ms-manager/releases/assets/4711",
            _ => final,
        };
        var spelled = random.Next(3) switch
        {
            0 => url.Replace("/", "\\/"),
            1 => url.Replace("h", "\\u0068"),
            _ => url,
        };
        given.Append($"\"{spelled}\"");
        // what says the right thing already keeps even its spelling
        expected.Append(
            url == final ? $"\"{spelled}\""
            : url.Contains("assets/") ? $"\"{final.Replace(file, "Manager_aarch64.app.tar.gz")}\""
            : $"\"{final}\""
        );
    }

    private void Both(string text)
    {
        given.Append(text);
        expected.Append(text);
    }

    private string Blank() => Pick(Blanks);

    private string Pick(string[] from) => from[random.Next(from.Length)];
}
