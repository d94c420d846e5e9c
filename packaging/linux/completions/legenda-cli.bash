# SPDX-FileCopyrightText: 2026 The Legenda authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# bash completion for legenda-cli

_legenda_cli() {
    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]}
    local commands='scan hash guess search download account languages providers api'
    local providers='opensubtitles-com'
    local shared='--json --jobs --timeout --verbose --help'
    local wishes='--languages --providers --hearing-impaired --foreign-parts --ai-translated --machine-translated --trusted'
    local command='' words='' i
    COMPREPLY=()

    for ((i = 1; i < COMP_CWORD; i++)); do
        if [[ " $commands " == *" ${COMP_WORDS[i]} "* ]]; then
            command=${COMP_WORDS[i]}
            break
        fi
    done

    case $previous in
    --hearing-impaired | --foreign-parts | --ai-translated | --machine-translated)
        mapfile -t COMPREPLY < <(compgen -W 'include exclude only' -- "$current")
        return
        ;;
    --trusted)
        mapfile -t COMPREPLY < <(compgen -W 'only' -- "$current")
        return
        ;;
    --on-conflict)
        mapfile -t COMPREPLY < <(compgen -W 'skip rename replace ask' -- "$current")
        return
        ;;
    --providers)
        mapfile -t COMPREPLY < <(compgen -W "$providers" -- "$current")
        return
        ;;
    -o)
        compopt -o filenames
        mapfile -t COMPREPLY < <(compgen -f -- "$current")
        return
        ;;
    --languages | --query | --imdb | --tmdb | --season | --episode | --year | --id | --jobs | --timeout | --format | --encoding)
        return
        ;;
    esac

    case $command in
    '') words="$commands --help --version" ;;
    scan | hash | guess) words="$shared --stdin" ;;
    search) words="$shared --stdin $wishes --query --imdb --tmdb --season --episode --year" ;;
    download) words="$shared --stdin $wishes --id -o --on-conflict --format --encoding --dry-run" ;;
    account)
        words=$shared
        case $((COMP_CWORD - i)) in
        1) words="login logout show $words" ;;
        2) words="$providers $words" ;;
        esac
        ;;
    languages | providers) words=$shared ;;
    api)
        words=$shared
        case $((COMP_CWORD - i)) in
        1) words="$providers $words" ;;
        2) words="GET POST DELETE $words" ;;
        esac
        ;;
    esac

    case $command in
    scan | hash | guess | search | download)
        if [[ $current != -* ]]; then
            compopt -o filenames
            mapfile -t COMPREPLY < <(compgen -f -- "$current")
            return
        fi
        ;;
    esac
    mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
}

complete -F _legenda_cli legenda-cli
