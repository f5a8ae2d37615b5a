using FsCheck;
using FsCheck.Fluent;
using MsReleaseActions.DispatchAndWait;
using MsReleaseActions.GitHub.Runs;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ActionsTests.DispatchAndWait;

[Needs(Need.Nothing)]
public sealed class SpellingTests
{
    [Theory]
    [InlineData("v: 1.10", "1.10")]
    [InlineData("{\"v\": 1.10}", "1.10")]
    [InlineData("{v: 1.10}", "1.10")]
    [InlineData("v: 0x1F", "0x1F")]
    [InlineData("v: 1e3", "1e3")]
    [InlineData("{\"v\":1e3}", "1e3")]
    [InlineData("v: yes", "yes")]
    [InlineData("v: True", "True")]
    [InlineData("{\"v\": true}", "true")]
    [InlineData("v: 2026-01-01", "2026-01-01")]
    [InlineData("v: null", "")]
    [InlineData("v: ~", "")]
    [InlineData("v:", "")]
    [InlineData("{\"v\": null}", "")]
    [InlineData("v: 'null'", "null")]
    [InlineData("{\"v\": \"null\"}", "null")]
    [InlineData("v: 'a # b'", "a # b")]
    [InlineData("v: a # comment", "a")]
    [InlineData("v: \"a\\nb\"", "a\nb")]
    [InlineData("v: |\n  two\n  lines\n", "two\nlines\n")]
    [InlineData("  v: indented\n", "indented")]
    [InlineData("{\"v\": \"\\u00e9\\ud83d\\ude00\\/\"}", "é😀/")]
    [InlineData("v: ${{ not ours }}", "${{ not ours }}")]
    public void A_value_keeps_its_spelling(string text, string value)
    {
        var inputs = WorkflowInputs.Parse(text, out var problems);

        problems.Should().BeEmpty();
        inputs.Values.Should().Equal(new Dictionary<string, string> { ["v"] = value });
    }

    [Theory]
    [InlineData("")]
    [InlineData("  \n")]
    [InlineData("# only a comment\n")]
    [InlineData("{}")]
    public void Nothing_is_no_inputs(string text)
    {
        WorkflowInputs.Parse(text, out var problems).Values.Should().BeEmpty();
        problems.Should().BeEmpty();
    }

    [Fact]
    public void Any_text_passes_through_JSON_unchanged() =>
        Prop.ForAll<string?>(
                ArbMap.Default.ArbFor<string?>(),
                value =>
                {
                    var text = new System.Text.Json.Nodes.JsonObject { ["v"] = value }.ToJsonString();
                    var inputs = WorkflowInputs.Parse(text, out var problems);
                    return problems.Count == 0
                            && inputs.Values["v"]
                                == System.Text.Json.Nodes.JsonNode.Parse(text)!["v"]?.GetValue<string>().ToString()
                        || (value is null && inputs.Values["v"].Length == 0);
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Any_text_at_all_is_read_or_refused_but_never_breaks() =>
        Prop.ForAll<string?>(
                ArbMap.Default.ArbFor<string?>(),
                text => WorkflowInputs.Parse("a: " + text, out _) is not null
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Fact]
    public void The_fingerprint_knows_workflow_ref_and_inputs_but_not_their_order()
    {
        static Dictionary<string, string> Map(params (string, string)[] pairs) =>
            pairs.ToDictionary(pair => pair.Item1, pair => pair.Item2);
        var one = Correlation.FingerprintOf("w.yml", "main", Map(("a", "1"), ("b", "2")));

        one.Should().MatchRegex("^[0-9a-f]{12}$");
        Correlation.FingerprintOf("w.yml", "main", Map(("b", "2"), ("a", "1"))).Should().Be(one);
        new[]
        {
            one,
            Correlation.FingerprintOf("v.yml", "main", Map(("a", "1"), ("b", "2"))),
            Correlation.FingerprintOf("w.yml", "next", Map(("a", "1"), ("b", "2"))),
            Correlation.FingerprintOf("w.yml", "main", Map(("a", "12"), ("b", ""))),
            Correlation.FingerprintOf("w.yml", "main", Map(("a", "1b2"))),
        }
            .Should()
            .OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task The_end_of_a_log_of_any_length_is_read_in_bounded_memory()
    {
        using var log = new EndlessLog(megabytes: 64);
        await LogTail.ReadAsync(log, 3, CancellationToken.None);
        using var again = new EndlessLog(megabytes: 64);
        var before = GC.GetAllocatedBytesForCurrentThread();

        var tail = await LogTail.ReadAsync(again, 3, CancellationToken.None);

        tail.Should().HaveCount(1).And.OnlyContain(line => line.Length == 2000);
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(1024 * 1024);
    }

    private sealed class EndlessLog(int megabytes) : Stream
    {
        private long left = megabytes * 1024L * 1024;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var given = (int)Math.Min(left, count);
            buffer.AsSpan(offset, given).Fill((byte)'x');
            left -= given;
            return given;
        }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var given = (int)Math.Min(left, buffer.Length);
            buffer.Span[..given].Fill((byte)'x');
            left -= given;
            return ValueTask.FromResult(given);
        }

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
