namespace MsReleaseActions.Runner.Isolation;

/// <summary>What is not to be done in something mounted; the numbers are the kernel's.</summary>
[Flags]
public enum MountLimits
{
    /// <summary>Everything may be done.</summary>
    None = 0,

    /// <summary>Nothing is written.</summary>
    ReadOnly = 1,

    /// <summary>No program gets its owner's rights.</summary>
    NoSetUser = 2,

    /// <summary>No device is opened.</summary>
    NoDevices = 4,
}
