using MsReleaseActions.Runner.Isolation;

namespace MsReleaseActions.Cli.Isolation;

/// <summary>Makes an <see cref="OperatorView"/> what this process sees.</summary>
internal static class OperatorRoot
{
    /// <exception cref="IOException">The system does not allow it.</exception>
    public static void Enter(OperatorView view)
    {
        var taken = view
            .Places.Where(place => place.Kind != PlaceKind.Memory)
            .ToDictionary(place => place, TakenPlace.Take);
        Kernel.Change("/", deep: true, MountFlags.ReadOnly);
        foreach (var place in view.Places)
        {
            if (taken.TryGetValue(place, out var shown))
            {
                shown.Show();
            }
            else
            {
                Directory.CreateDirectory(place.Path);
                Kernel.MountEmpty(place.Path, "mode=0755");
            }
        }
        foreach (var hidden in view.Places.Where(place => place.Kind == PlaceKind.Memory))
        {
            Kernel.Change(hidden.Path, deep: false, MountFlags.ReadOnly);
        }
        // until here it is in what is hidden now
        Kernel.GoTo(view.Folder);
    }

    /// <summary>Makes a folder that is shown writable.</summary>
    public static void Reopen(string folder)
    {
        if (Directory.Exists(folder))
        {
            Kernel.Change(folder, deep: false, MountFlags.None, clear: MountFlags.ReadOnly);
        }
    }
}
