using System.Net.Http.Headers;
using MsReleaseActions.Server.State;
using MsReleaseActions.Testing;

namespace MsReleaseActions.ServerTests.Http;

[Needs(Need.Nothing)]
public sealed class StreamingTests : SandboxTest
{
    private const long Megabyte = 1 << 20;

    [Fact]
    public async Task An_upload_reaches_the_disk_while_it_goes_on()
    {
        var release = Repo.Releases.AddDraft("v1");
        var seen = ("", 0L);
        using var content = new StreamContent(
            new Zeros(
                100 * Megabyte,
                at: 60 * Megabyte,
                () =>
                {
                    var asset = release.Assets.Single();
                    using var file = asset.OpenRead();
                    seen = (asset.State, file.Length);
                }
            )
        );
        content.Headers.ContentLength = 100 * Megabyte;
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        var answer = await Send(
            HttpMethod.Post,
            $"{Github.UploadUrl}/repos/org/ms-manager/releases/{release.Id}/assets?name=a.bin",
            Writer,
            content
        );
        answer.Json!["size"]!.GetValue<long>().Should().Be(100 * Megabyte);
        seen.Item1.Should().Be(AssetState.Starter);
        // The rest may be in the buffers of both sockets.
        seen.Item2.Should().BeInRange(30 * Megabyte, 60 * Megabyte);
    }

    /// <summary>So many zeros, and a look at the world once some of them are gone.</summary>
    private sealed class Zeros(long length, long at, Action look) : Stream
    {
        private long done;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => length;

        public override long Position
        {
            get => done;
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var step = (int)Math.Min(count, length - done);
            if (done < at && done + step >= at)
            {
                look();
            }

            Array.Clear(buffer, offset, step);
            done += step;
            return step;
        }

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
