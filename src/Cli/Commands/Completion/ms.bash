# completion of ms for bash, printed by: ms completion bash

_ms() {
    local value
    COMPREPLY=()
    while IFS=$'\t' read -r value _; do
        COMPREPLY+=("$value")
    done < <("${COMP_WORDS[0]}" complete "=${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[@]:1:COMP_CWORD-1}" 2>/dev/null)
}

# where ms has nothing to say, the value is a file
complete -o bashdefault -o default -F _ms ms
