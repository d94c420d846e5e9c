# SPDX-FileCopyrightText: 2026 The Legenda authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# bash completion for legenda-cli

_legenda_cli() {
    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]}
    local commands='scan hash guess identify suggest search download detect convert undo unwanted account languages providers status preview comments translate api web'
    local providers='opensubtitles-com opensubtitles-org kickasssubtitles amara'
    local shared='--json --verbose --help'
    local network='--jobs --timeout --offline --proxy'
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
        mapfile -t COMPREPLY < <(compgen -W 'only include' -- "$current")
        return
        ;;
    --on-conflict)
        mapfile -t COMPREPLY < <(compgen -W 'skip rename replace ask' -- "$current")
        return
        ;;
    -p | --providers | --with)
        mapfile -t COMPREPLY < <(compgen -W "$providers" -- "$current")
        return
        ;;
    --proxy)
        mapfile -t COMPREPLY < <(compgen -W 'system none http:// socks5://' -- "$current")
        return
        ;;
    -o | --output)
        compopt -o filenames
        mapfile -t COMPREPLY < <(compgen -f -- "$current")
        return
        ;;
    -l | --languages | -q | --query | --imdb | --tmdb | --parent-imdb | --parent-tmdb | --season | --episode | --year | --hash | --id | --like | --to | --from | --model)
        return
        ;;
    -j | --jobs | --timeout | --format | --encoding | --username | --to | --input-encoding | --fps | --language)
        return
        ;;
    esac

    case $command in
    '') words="$commands --help --version" ;;
    scan) words="$shared --stdin --extras" ;;
    hash | guess) words="$shared --stdin" ;;
    identify) words="$shared $network --stdin" ;;
    suggest) words="$shared $network" ;;
    search)
        words="$shared $network --stdin --extras $wishes"
        words+=' --query --imdb --tmdb --parent-imdb --parent-tmdb --season --episode --year --hash'
        ;;
    download)
        words="$shared $network --stdin --extras $wishes"
        words+=' --id --like --output --folder --again --resume --wait --fallback --on-conflict --format --encoding --dry-run'
        ;;
    detect) words="$shared --stdin --input-format --input-encoding --language --fps" ;;
    convert)
        words="$shared $network --stdin --to --output --input-format --input-encoding --language --fps --encoding"
        words+=' --bom --newline --track --strip --shift --shift-from --fps-from --fps-to --points --fix-overlaps'
        words+=' --min-gap --min-duration --max-duration --max-cps --merge --merge-roll-up --merge-short --split-long'
        words+=' --ad-pattern --sdh --break --max-lines --unbreak --sort --join --join-at --split-at --keep-times'
        words+=' --renumber --format --on-conflict --dry-run --with --resume'
        ;;
    undo) words="$shared --list" ;;
    unwanted)
        words=$shared
        case $((COMP_CWORD - i)) in
        1) words="add remove list $words" ;;
        2) [[ $current != -* ]] && compopt -o filenames && mapfile -t COMPREPLY < <(compgen -f -- "$current") && return ;;
        esac
        ;;
    account)
        words="$shared $network --username"
        case $((COMP_CWORD - i)) in
        1) words="login logout show $words" ;;
        2) words="$providers $words" ;;
        esac
        ;;
    translate)
        words="$shared $network"
        words+=' --to --from --id --model --with --yes --dry-run --output --on-conflict --resume --list --models --credits'
        ;;
    languages) words="$providers $shared $network" ;;
    providers) words=$shared ;;
    status) words="$providers $shared $network" ;;
    preview | comments) words="$shared $network" ;;
    web)
        words="$shared $network --provider --title --description --language --duration --spoken --complete --format"
        words+=' --action --dry-run --primary --original'
        case $((COMP_CWORD - i)) in
        1) words="show create update add-language actions post addresses add-address change-address remove-address $words" ;;
        4) [[ $current != -* ]] && compopt -o filenames && mapfile -t COMPREPLY < <(compgen -f -- "$current") && return ;;
        esac
        ;;
    api)
        words="$shared $network"
        case $((COMP_CWORD - i)) in
        1) words="$providers $words" ;;
        2) words="GET POST DELETE $words" ;;
        esac
        ;;
    esac

    case $command in
    scan | hash | guess | identify | search | download | translate | detect | convert)
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
