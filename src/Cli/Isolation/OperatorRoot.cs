using MsReleaseActions.Runner.Isolation;

namespace MsReleaseActions.Cli.Isolation;

/// <summary>Makes an <see cref="OperatorView"/> what this process sees.</summary>
internal static class OperatorRoot
{
    /// <returns>To be called at the end, when nothing of it is needed any more.</returns>
    /// <exception cref="IOException">The system does not allow it.</exception>
    public static Action Enter(OperatorView view)
    {
        var own = view.Temporary is { } temporary
            ? TakenPlace.Take(
                new Place(temporary, PlaceKind.Writable, Directory.CreateTempSubdirectory("ms-rehearsal-").FullName)
            )
            : null;
        var taken = view
            .Places.Where(place => place.Kind != PlaceKind.Memory)
            .ToDictionary(place => place, TakenPlace.Take);
        Kernel.Change("/", deep: true, MountLimits.ReadOnly);
        foreach (var place in view.Places)
        {
            if (taken.TryGetValue(place, out var shown))
            {
                shown.Show();
                (place.Path == own?.Place.Path ? own : null)?.Show();
            }
            else
            {
                Directory.CreateDirectory(place.Path);
                Kernel.MountEmpty(place.Path, "mode=0755");
            }
        }
        foreach (var hidden in view.Places.Where(place => place.Kind == PlaceKind.Memory))
        {
            Kernel.Change(hidden.Path, deep: false, MountLimits.ReadOnly);
        }
        // until here it is in what is hidden now
        Kernel.GoTo(view.Folder);
        return own is null ? static () => { } : () => Leave(own.Place);
    }

    /// <summary>Makes a folder that is shown writable.</summary>
    public static void Reopen(string folder)
    {
        if (Directory.Exists(folder))
        {
            Kernel.Change(folder, deep: false, MountLimits.None, clear: MountLimits.ReadOnly);
        }
    }

    // below it is the real one, where the folder is by its own name
    private static void Leave(Place own)
    {
        Kernel.Remove(own.Path);
        Reopen(own.Path);
        Directory.Delete(own.Source, recursive: true);
    }
}
