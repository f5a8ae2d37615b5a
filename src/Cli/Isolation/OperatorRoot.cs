using MsReleaseActions.Runner.Isolation;

namespace MsReleaseActions.Cli.Isolation;

/// <summary>Makes an <see cref="OperatorView"/> what this process sees.</summary>
internal static class OperatorRoot
{
    /// <exception cref="IOException">The system does not allow it.</exception>
    public static void Enter(OperatorView view)
    {
        var taken = view.Places.Select(TakenPlace.Take).ToList();
        Kernel.Change("/", deep: true, MountFlags.ReadOnly);
        foreach (var folder in view.Hidden)
        {
            Kernel.MountEmpty(folder, "mode=0755");
        }
        taken.ForEach(place => place.Show());
        foreach (var folder in view.Hidden)
        {
            Kernel.Change(folder, deep: false, MountFlags.ReadOnly);
        }
        // until here it is in what is hidden now
        Kernel.GoTo(view.Folder);
    }

    /// <summary>Makes a folder that is shown writable.</summary>
    public static void Reopen(string folder) =>
        Kernel.Change(folder, deep: false, MountFlags.None, clear: MountFlags.ReadOnly);
}
