using static MsReleaseActions.ReleaseTrain.Lanes.LaneText;

namespace MsReleaseActions.ReleaseTrain.Detection;

/// <summary>The steps that build and collect one program of cargo's.</summary>
internal static class CargoBuildSteps
{
    public static IEnumerable<string> Of(DetectedProduct product) =>
        [
            "- name: Build",
            "  shell: bash",
            .. BuildAction.In(product.CargoFolder!),
            "  env:",
            "    TARGET: ${{ inputs.target }}",
            .. Toolchains.RustVariable(product),
            "  run: cargo build --release --locked --target \"$TARGET\"",
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
            "    mv -- \"$TARGET_FOLDER/$TARGET/release/$PROGRAM$end\" \"$OUTPUT/$PROGRAM-$LEG$end\"",
        ];
}
