namespace MsReleaseActions.ReleaseTrain.Lanes;

/// <summary>
/// The actions of others that rendered files use, each at a full commit, with its version behind it. A newer one is
/// raised in <c>workflows/ms-manager</c> first, whose test then says that this is to follow.
/// </summary>
internal static class PinnedActions
{
    public const string Checkout = "actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1";
    public const string SetupNode = "actions/setup-node@249970729cb0ef3589644e2896645e5dc5ba9c38 # v6.5.0";
    public const string SetupPython = "actions/setup-python@a309ff8b426b58ec0e2a45f0f869d46889d02405 # v6.2.0";
    public const string SetupJava = "actions/setup-java@be666c2fcd27ec809703dec50e508c2fdc7f6654 # v5.2.0";
    public const string Upload = "actions/upload-artifact@bbbca2ddaa5d8feaa63e36b76fdaad77386f024f # v7.0.0";
    public const string Download = "actions/download-artifact@3e5f45b2cfb9172054b4087a40e8e0b5a5461e7c # v8.0.1";
    public const string AppToken = "actions/create-github-app-token@bcd2ba49218906704ab6c1aa796996da409d3eb1 # v3.2.0";
    public const string Attest = "actions/attest-build-provenance@a2bbfa25375fe432b6a289bc6b6cd05ecd0c4c32 # v4.1.0";
}
