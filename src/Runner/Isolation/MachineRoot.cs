using System.Diagnostics;

namespace MsReleaseActions.Runner.Isolation;

/// <summary>Makes a view the root of the calling thread, which has left the machine.</summary>
internal static class MachineRoot
{
    // a folder that every Linux has, and in which no job lies
    private const string Stage = "/dev";
    private const string Earlier = ".earlier";

    /// <summary>Enters it.</summary>
    /// <param name="view">What is there.</param>
    /// <param name="begin">Starts the first process within: the one that shows its own <c>/proc</c>, for which the
    /// earlier one must still be there.</param>
    /// <returns>That process.</returns>
    public static Process Enter(MachineView view, Func<Process> begin)
    {
        var taken = view.Places.Where(IsTaken).Select(TakenPlace.Take).ToDictionary(taken => taken.Place);
        Kernel.MountEmpty(Stage, "mode=0755");
        Directory.CreateDirectory(Path.Combine(Stage, Earlier));
        Kernel.Enter(Stage, Earlier);
        foreach (var place in view.Places)
        {
            if (taken.TryGetValue(place, out var shown))
            {
                shown.Show();
            }
            else
            {
                Put(place);
            }
        }
        var first = begin();
        Kernel.Remove($"/{Earlier}");
        Directory.Delete($"/{Earlier}");
        Kernel.Change("/", deep: false, MountLimits.ReadOnly);
        return first;
    }

    private static bool IsTaken(Place place) => place.Kind is PlaceKind.Shown or PlaceKind.Writable or PlaceKind.Device;

    private static void Put(Place place)
    {
        switch (place.Kind)
        {
            case PlaceKind.Link:
                File.CreateSymbolicLink(place.Path, place.Source);
                break;
            case PlaceKind.Memory:
                Directory.CreateDirectory(place.Path);
                Kernel.MountEmpty(place.Path, "mode=1777");
                break;
            default:
                Directory.CreateDirectory(place.Path);
                break;
        }
    }
}
