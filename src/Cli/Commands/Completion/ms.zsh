#compdef ms
# completion of ms for zsh, printed by: ms completion zsh

_ms() {
    local line
    local -a found
    for line in ${(f)"$(${(Q)words[1]} complete "=${(Q)PREFIX}" "${(@Q)words[2,CURRENT-1]}" 2>/dev/null)"}; do
        found+=("${${line%%$'\t'*}//:/\\:}:${line#*$'\t'}")
    done
    if (( $#found )); then
        _describe ms found
    else
        # where ms has nothing to say, the value is a file
        compset -P '--*='
        _files
    fi
}

if [[ $funcstack[1] == _ms ]]; then
    _ms "$@"
else
    compdef _ms ms
fi
