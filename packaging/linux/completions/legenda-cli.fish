# SPDX-FileCopyrightText: 2026 The Legenda authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# fish completion for legenda-cli

set -l commands scan hash guess identify suggest search download convert undo unwanted account languages providers status preview comments api web
set -l providers opensubtitles-com opensubtitles-org kickasssubtitles amara
set -l finds '__fish_seen_subcommand_from search download'
set -l asks '__fish_seen_subcommand_from identify suggest search download convert account languages status preview comments api'
set -l extras '__fish_seen_subcommand_from scan search download'
set -l reads '__fish_seen_subcommand_from scan hash guess identify search download convert'
set -l files '__fish_seen_subcommand_from scan hash guess identify search download convert unwanted'

complete -c legenda-cli -n "not $files" -f
complete -c legenda-cli -n "not __fish_seen_subcommand_from $commands" -l version -d 'Print the version'
complete -c legenda-cli -n "not __fish_seen_subcommand_from $commands" -a scan -d 'Find videos and the subtitles that are there'
complete -c legenda-cli -n "not __fish_seen_subcommand_from $commands" -a hash -d 'Print the hash of videos'
complete -c legenda-cli -n "not __fish_seen_subcommand_from $commands" -a guess -d 'Print what file names tell'
complete -c legenda-cli -n "not __fish_seen_subcommand_from $commands" -a identify -d 'Tell which films videos are, by their hash'
complete -c legenda-cli -n "not __fish_seen_subcommand_from $commands" -a suggest -d 'Print films and shows whose titles begin like a text'
complete -c legenda-cli -n "not __fish_seen_subcommand_from $commands" -a search -d 'Find subtitles'
complete -c legenda-cli -n "not __fish_seen_subcommand_from $commands" -a download -d 'Download subtitles'
complete -c legenda-cli -n "not __fish_seen_subcommand_from $commands" -a convert -d 'Write subtitle files in another format, by a service'
complete -c legenda-cli -n "not __fish_seen_subcommand_from $commands" -a undo -d 'Take the last saves back'
complete -c legenda-cli -n "not __fish_seen_subcommand_from $commands" -a unwanted -d 'Hide subtitles for a video, or offer them again'
complete -c legenda-cli -n "not __fish_seen_subcommand_from $commands" -a account -d 'Log in, log out, show the account'
complete -c legenda-cli -n "not __fish_seen_subcommand_from $commands" -a languages -d 'Print the codes of languages'
complete -c legenda-cli -n "not __fish_seen_subcommand_from $commands" -a status -d 'Print how services are doing'
complete -c legenda-cli -n "not __fish_seen_subcommand_from $commands" -a preview -d 'Print the beginning of a subtitle'
complete -c legenda-cli -n "not __fish_seen_subcommand_from $commands" -a comments -d 'Print what people wrote about a subtitle'
complete -c legenda-cli -n "not __fish_seen_subcommand_from $commands" -a providers -d 'Print the services'
complete -c legenda-cli -n "not __fish_seen_subcommand_from $commands" -a api -d 'Send a request of your own to a service'
complete -c legenda-cli -n "not __fish_seen_subcommand_from $commands" -a web -d 'Show and change a video on the web at its service'

complete -c legenda-cli -s h -l help -d 'Print a summary'
complete -c legenda-cli -l json -d 'Print one JSON object per line'
complete -c legenda-cli -l verbose -d 'Tell every request on the standard error'
complete -c legenda-cli -n $asks -s j -l jobs -x -d 'Work on so many videos at a time'
complete -c legenda-cli -n $asks -l timeout -x -d 'Give up on a silent server after so many seconds'
complete -c legenda-cli -n $asks -l offline -d 'Ask no service'
complete -c legenda-cli -n $asks -l proxy -x -a 'system none http:// socks5://' -d 'Way to the services'
complete -c legenda-cli -n $extras -l extras -d 'Take samples, trailers and extras too'
complete -c legenda-cli -n $reads -l stdin -d 'Read paths or names from the standard input'

complete -c legenda-cli -n $finds -s l -l languages -x -d 'Wanted languages, most wanted first'
complete -c legenda-cli -n $finds -s p -l providers -x -a "$providers" -d 'Ask these services only'
complete -c legenda-cli -n $finds -l hearing-impaired -x -a 'include exclude only' -d 'For the hard of hearing'
complete -c legenda-cli -n $finds -l foreign-parts -x -a 'include exclude only' -d 'Foreign-language parts alone'
complete -c legenda-cli -n $finds -l ai-translated -x -a 'include exclude only' -d 'Translated by AI'
complete -c legenda-cli -n $finds -l machine-translated -x -a 'include exclude only' -d 'Translated by a machine'
complete -c legenda-cli -n $finds -l trusted -x -a 'only include' -d 'Of trusted uploaders'

complete -c legenda-cli -n '__fish_seen_subcommand_from search' -s q -l query -x -d 'Title or release name'
complete -c legenda-cli -n '__fish_seen_subcommand_from search' -l imdb -x -d 'IMDb number'
complete -c legenda-cli -n '__fish_seen_subcommand_from search' -l tmdb -x -d 'TMDB number'
complete -c legenda-cli -n '__fish_seen_subcommand_from search' -l parent-imdb -x -d 'IMDb number of a show'
complete -c legenda-cli -n '__fish_seen_subcommand_from search' -l parent-tmdb -x -d 'TMDB number of a show'
complete -c legenda-cli -n '__fish_seen_subcommand_from search' -l hash -x -d 'Hash of a video that is not here'
complete -c legenda-cli -n '__fish_seen_subcommand_from search' -l season -x -d 'Season'
complete -c legenda-cli -n '__fish_seen_subcommand_from search' -l episode -x -d 'Episode'
complete -c legenda-cli -n '__fish_seen_subcommand_from search' -l year -x -d 'Year'

complete -c legenda-cli -n '__fish_seen_subcommand_from download' -l id -x -d 'One subtitle, as service:number'
complete -c legenda-cli -n '__fish_seen_subcommand_from download' -s o -l output -r -d 'Where to save one subtitle'
complete -c legenda-cli -n '__fish_seen_subcommand_from download' -l folder -x -a '(__fish_complete_directories)' -d 'Folder to save in'
complete -c legenda-cli -n '__fish_seen_subcommand_from download' -l again -d 'Also languages that are there already'
complete -c legenda-cli -n '__fish_seen_subcommand_from download' -l like -x -d 'The same release for all'
complete -c legenda-cli -n '__fish_seen_subcommand_from download' -l resume -d 'Go on with what was left'
complete -c legenda-cli -n '__fish_seen_subcommand_from download' -l wait -d 'Wait until there are downloads again'
complete -c legenda-cli -n '__fish_seen_subcommand_from download' -l fallback -d 'Only the first language that is found'
complete -c legenda-cli -n '__fish_seen_subcommand_from download' -l on-conflict -x -a 'skip rename replace ask' -d 'What to do where a file is in the way'
complete -c legenda-cli -n '__fish_seen_subcommand_from download' -l format -x -d 'Subtitle format to save'
complete -c legenda-cli -n '__fish_seen_subcommand_from download' -l encoding -x -d 'Text encoding to save'
complete -c legenda-cli -n '__fish_seen_subcommand_from download' -l dry-run -d 'Download nothing'

complete -c legenda-cli -n '__fish_seen_subcommand_from convert' -l with -x -a kickasssubtitles -d 'The service that converts'
complete -c legenda-cli -n '__fish_seen_subcommand_from convert' -l to -x -d 'Format to write'
complete -c legenda-cli -n '__fish_seen_subcommand_from convert' -s o -l output -r -d 'Where to save it'
complete -c legenda-cli -n '__fish_seen_subcommand_from convert' -l input-encoding -x -d 'What the files are encoded in'
complete -c legenda-cli -n '__fish_seen_subcommand_from convert' -l encoding -x -d 'Text encoding to save'
complete -c legenda-cli -n '__fish_seen_subcommand_from convert' -l fps -x -d 'Frames per second'
complete -c legenda-cli -n '__fish_seen_subcommand_from convert' -l language -x -d 'Language of the text'
complete -c legenda-cli -n '__fish_seen_subcommand_from convert' -l resume -x -d 'Look again for a task'
complete -c legenda-cli -n '__fish_seen_subcommand_from convert' -l on-conflict -x -a 'skip rename replace ask' -d 'What to do where a file is in the way'
complete -c legenda-cli -n '__fish_seen_subcommand_from convert' -l dry-run -d 'Convert nothing'

complete -c legenda-cli -n '__fish_seen_subcommand_from undo' -l list -d 'Print what was saved and change nothing'

complete -c legenda-cli -n '__fish_seen_subcommand_from unwanted; and not __fish_seen_subcommand_from add remove list' -a 'add remove list'

complete -c legenda-cli -n '__fish_seen_subcommand_from account' -l username -x -d 'User name for login'
complete -c legenda-cli -n '__fish_seen_subcommand_from account; and not __fish_seen_subcommand_from login logout show' -a 'login logout show'
complete -c legenda-cli -n '__fish_seen_subcommand_from login logout show languages status api' -a "$providers"

set -l web show create update add-language actions post addresses add-address change-address remove-address
set -l edits '__fish_seen_subcommand_from web; and __fish_seen_subcommand_from create update add-language post'
complete -c legenda-cli -n "__fish_seen_subcommand_from web; and not __fish_seen_subcommand_from $web" -a "$web"
complete -c legenda-cli -n '__fish_seen_subcommand_from web; and __fish_seen_subcommand_from post' -F
complete -c legenda-cli -n '__fish_seen_subcommand_from web' -l provider -x -a amara -d 'The service'
complete -c legenda-cli -n $edits -l title -x -d 'Title'
complete -c legenda-cli -n $edits -l description -x -d 'Description'
complete -c legenda-cli -n '__fish_seen_subcommand_from web; and __fish_seen_subcommand_from create update' -l language -x -d 'The language that is spoken'
complete -c legenda-cli -n '__fish_seen_subcommand_from web; and __fish_seen_subcommand_from create update' -l duration -x -d 'Length in seconds'
complete -c legenda-cli -n '__fish_seen_subcommand_from web; and __fish_seen_subcommand_from add-language' -l spoken -d 'It is the language that is spoken'
complete -c legenda-cli -n '__fish_seen_subcommand_from web; and __fish_seen_subcommand_from add-language post' -l complete -d 'Nothing is missing'
complete -c legenda-cli -n '__fish_seen_subcommand_from web; and __fish_seen_subcommand_from post' -l format -x -a 'srt vtt sbv ssa dfxp txt' -d 'Format of the file'
complete -c legenda-cli -n '__fish_seen_subcommand_from web; and __fish_seen_subcommand_from post' -l action -x -a 'publish save-draft' -d 'What to do with it then'
complete -c legenda-cli -n '__fish_seen_subcommand_from web; and __fish_seen_subcommand_from post' -l dry-run -d 'Only say what would be sent'
complete -c legenda-cli -n '__fish_seen_subcommand_from web; and __fish_seen_subcommand_from add-address change-address' -l primary -d 'Make it the first one'
complete -c legenda-cli -n '__fish_seen_subcommand_from web; and __fish_seen_subcommand_from add-address change-address' -l original -d 'The video was first there'
