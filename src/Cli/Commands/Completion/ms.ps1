# completion of ms for PowerShell, printed by: ms completion powershell

Register-ArgumentCompleter -Native -CommandName ms -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $words = @($commandAst.CommandElements | Select-Object -Skip 1 | Where-Object { $_.Extent.EndOffset -lt $cursorPosition } | ForEach-Object { $_.ToString() })
    # where ms has nothing to say, the value is a file: PowerShell's own completion
    & $commandAst.CommandElements[0].ToString() complete "=$wordToComplete" @words 2>$null | ForEach-Object {
        $value, $description = $_ -split "`t", 2
        [System.Management.Automation.CompletionResult]::new($value, $value, 'ParameterValue', $(if ($description) { $description } else { $value }))
    }
}
