namespace MsReleaseActions.Runner.Isolation;

/// <summary>A place of the real machine that is held, to be shown wherever.</summary>
/// <param name="Place">What it becomes.</param>
/// <param name="View">What is held.</param>
/// <param name="IsFolder">Whether it is a folder.</param>
public sealed record TakenPlace(Place Place, int View, bool IsFolder)
{
    /// <summary>Takes hold of what a place shows, with no more rights than it gives.</summary>
    /// <exception cref="IOException">The system does not allow it.</exception>
    public static TakenPlace Take(Place place)
    {
        var view = Kernel.Take(place.Source);
        Kernel.Change(
            view,
            MountLimits.NoSetUser
                | (place.Kind == PlaceKind.Shown ? MountLimits.ReadOnly : MountLimits.None)
                | (place.Kind == PlaceKind.Writable ? MountLimits.NoDevices : MountLimits.None)
        );
        return new TakenPlace(place, view, Directory.Exists(place.Source));
    }

    /// <summary>Shows it.</summary>
    /// <exception cref="IOException">The system does not allow it.</exception>
    public void Show()
    {
        // over something of its own kind
        if (!Path.Exists(Place.Path))
        {
            Directory.CreateDirectory(IsFolder ? Place.Path : Path.GetDirectoryName(Place.Path)!);
            if (!IsFolder)
            {
                File.Create(Place.Path).Dispose();
            }
        }
        Kernel.Attach(View, Place.Path);
    }
}
