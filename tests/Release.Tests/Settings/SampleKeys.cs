namespace MsReleaseActions.ReleaseTrainTests.Settings;

/// <summary>Public keys in the forms that <c>ms-release.json</c> takes.</summary>
internal static class SampleKeys
{
    /// <summary>Ed25519, 32 bytes in base64: the first key of RFC 8032's tests.</summary>
    public const string Raw = "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";

    /// <summary>As <see cref="Raw"/>, the second key.</summary>
    public const string OtherRaw = "PUAXw+hDiVqStwqnTRt+vJyYLM8uxJaMwM1V8Sr0Zgw=";

    /// <summary>EC P-256, in four lines.</summary>
    public const string Pem = """
        -----BEGIN PUBLIC KEY-----
        MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEsrADfWPsFzijFUvSi+XoeBYdbmwD
        lYHIciUOMla9hCteGubAVRVsk+NW5k5awofM8TlLWBsJ1vu9ozK9+AFiBw==
        -----END PUBLIC KEY-----

        """;

    /// <summary>As Tauri's configuration has it.</summary>
    public const string Tauri =
        "dW50cnVzdGVkIGNvbW1lbnQ6IG1pbmlzaWduIHB1YmxpYyBrZXk6IDA4MDcwNjA1MDQwMzAyMDEKUldRQkFnTUVCUVlIQ05kYW1BR0NzUXEz"
        + "MVV2KzA4bGtCem9PNFhMejJxWWpKYThDR21qM0IxRWEK";

    /// <summary>As minisign writes it, with its comment.</summary>
    public const string Minisign =
        "untrusted comment: minisign public key: 0807060504030201\nRWQBAgMEBQYHCNdamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea\n";
}
