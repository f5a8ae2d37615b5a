using static MsReleaseActions.ReleaseTrain.Lanes.LaneText;

namespace MsReleaseActions.ReleaseTrain.Detection;

/// <summary>The steps that build and collect one program of cargo's.</summary>
internal static class CargoBuildSteps
{
    public static IEnumerable<string> Of(DetectedProduct product) =>
        [.. Build(product), .. Collect(product, "$PROGRAM-$LEG$end")];

    /// <summary>The step that builds.</summary>
    public static IEnumerable<string> Build(DetectedProduct product) =>
        [
            "- name: Build",
            "  shell: bash",
            .. BuildAction.In(product.CargoFolder!),
            "  env:",
            "    TARGET: ${{ inputs.target }}",
            .. Toolchains.RustVariable(product),
            "  run: cargo build --release --locked --target \"$TARGET\"",
        ];

    /// <summary>The step that leaves the program in the output folder.</summary>
    /// <param name="name">Its name there, with <c>$PROGRAM</c>, <c>$LEG</c> and <c>$end</c>.</param>
    public static IEnumerable<string> Collect(DetectedProduct product, string name) =>
        [
            "- name: Collect the program",
            "  shell: bash",
            "  env:",
            "    LEG: ${{ inputs.leg }}",
            "    TARGET: ${{ inputs.target }}",
            "    OUTPUT: ${{ inputs.output }}",
            $"    TARGET_FOLDER: {Scalar(product.CargoTarget)}",
            $"    PROGRAM: {Scalar(product.Program!)}",
            "  run: |",
            "    mkdir -p \"$OUTPUT\"",
            "    case $TARGET in *-windows-*) end=.exe ;; *) end= ;; esac",
            $"    mv -- \"$TARGET_FOLDER/$TARGET/release/$PROGRAM$end\" \"$OUTPUT/{name}\"",
        ];
}
