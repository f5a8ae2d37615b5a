using MsReleaseActions.Cli.Runner;

namespace MsReleaseActions.CliTests.Runner;

public sealed class StepLogTests
{
    [Fact]
    public void Commands_are_obeyed_and_secrets_are_hidden_from_there_on()
    {
        var log = new StepLog();

        string?[] shown =
        [
            log.Take("::add-mask::ghs_secret"),
            log.Take("::group::Reading ghs_secret"),
            log.Take("the token is ghs_secret"),
            log.Take("::endgroup::"),
            log.Take("  ::error title=promote-assets%3A,file=a::first%0Asecond 100%25 ghs_secret"),
        ];

        shown.Should().Equal(null, "Reading ***", "the token is ***", null, "error: first\nsecond 100% ***");
        log.Annotations.Should().Equal(new Annotation("error", "promote-assets:", "first\nsecond 100% ***"));
    }
}
