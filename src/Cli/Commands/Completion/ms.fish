# completion of ms for fish, printed by: ms completion fish

function __ms_complete
    set -l words (commandline --tokenize --cut-at-cursor --current-process)
    set -l current (commandline --current-token --cut-at-cursor)
    set -l found ($words[1] complete "=$current" $words[2..-1] 2>/dev/null)
    if set -q found[1]
        printf '%s\n' $found
    else
        # where ms has nothing to say, the value is a file
        __fish_complete_path $current
    end
end

complete --command ms --no-files --arguments '(__ms_complete)'
