# Types the second argument and a tab into a zsh that knows the functions of the folder in the first
# one, and prints what stands on its command line then.
zmodload zsh/zpty
zpty z zsh -f -i
zpty -w z "PS1=; fpath=($1 \$fpath); autoload -Uz compinit; compinit -u -D"
zpty -w z "zstyle ':completion:*' insert-tab false"
zpty -w z 'show() { print -r -- "<""<$BUFFER>"">" }; zle -N show; bindkey "^T" show; echo REA""DY'
zpty -r z out '*READY*'
zpty -n -w z "$2"$'\t\x14'
zpty -r z out '*>>*'
print -r -- "<<${out##*<<}"
zpty -d z
