<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>Legenda</name>
    <message numerus="yes">
        <source>%n line(s) were not in UTF-8 and were read as %1.</source>
        <translation>
            <numerusform>%n line was not in UTF-8 and was read as %1.</numerusform>
            <numerusform>%n lines were not in UTF-8 and were read as %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>There are only %n cue(s) in it.</source>
        <translation>
            <numerusform>There is only one cue in it.</numerusform>
            <numerusform>There are only %n cues in it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cue(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>“%1” holds %n subtitle(s). Name the one that is meant: archive/file.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Notes for the hearing impaired were removed from %n cue(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Style and markup were removed from %n cue(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cue(s) with adverts or credits were removed.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The times of %n cue(s) were fitted to the other frame rate.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The times of %n cue(s) were stretched to the two moments.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cue(s) were shifted.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cue(s) would begin before the video: those that last into it begin with it, the others were left out.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cue(s) stayed too long and end earlier.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cue(s) were too short and stay longer.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cue(s) are still faster than asked: there is no room before the next.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cue(s) no longer overlap others.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cue(s) end earlier to leave a gap before the next.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cue(s) were merged into others.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cue(s) were too long and became several.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Lines were broken anew in %n cue(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Lines were joined in %n cue(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cue(s) were put in order of time.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cue(s) are numbered anew.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Bold text became plain in %n cue(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Italics became plain in %n cue(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Underlines were left out in %n cue(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Struck-out text became plain in %n cue(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Colours were left out in %n cue(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Background colours were left out in %n cue(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Fonts were left out in %n cue(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Font sizes were left out in %n cue(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Readings above characters (ruby) were left out in %n cue(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Names of speakers were left out in %n cue(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Languages of single words were left out in %n cue(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Style classes were left out in %n cue(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Times of single words (karaoke) were left out in %n cue(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cue(s) moved to the bottom centre.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Exact positions were left out in %n cue(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Vertical writing was left out in %n cue(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Layers were left out in %n cue(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n comment(s) were left out.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n named style(s) were left out.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n screen region(s) were left out.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entry(s) about the file, such as its title, were left out.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Names of cues were left out in %n cue(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Effects were left out in %n cue(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Times of ending were left out: %n cue(s) stay until the next.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cue(s) showed together with another and no longer do.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Times were rounded in %n cue(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The times of %n cue(s) were left out.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Characters that the format does not have were replaced in %n cue(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Lines were broken or shortened in %n cue(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cue(s) have no time; they were put behind those in front of them.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cue(s) without a time were left out.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cue(s) without an end last until the next one.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cue(s) begin before the film does and were left out.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) without a time were left out.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n subtitle(s) without text were left out.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) without times were left out.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) hold something else than codes of captions.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cue(s) are pictures and have no text.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cue(s) have times that cannot be read and were left out.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The XML of this file has mistakes (%n); it was read all the same.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cue(s) are never shown and were left out.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) of text were left out.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n animation(s) were left out.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s) of text without times were left out.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) were in UTF-8 and not in %1, as the others.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n byte(s) of this UTF-8 text are broken; their letters are lost.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It has to be known for each of the %n part(s) when it begins.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Legenda::BatchController</name>
    <message numerus="yes">
        <source>Up to %n downloads</source>
        <translation>
            <numerusform>Up to %n download</numerusform>
            <numerusform>Up to %n downloads</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>for %n videos</source>
        <translation>
            <numerusform>for %n video</numerusform>
            <numerusform>for %n videos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Saved %n subtitles.</source>
        <translation>
            <numerusform>Saved %n subtitle.</numerusform>
            <numerusform>Saved %n subtitles.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Took %n subtitles back.</source>
        <translation>
            <numerusform>Took %n subtitle back.</numerusform>
            <numerusform>Took %n subtitles back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n subtitles are still to be had, from %1 on: goes on by itself.</source>
        <translation>
            <numerusform>%n subtitle is still to be had, from %1 on: goes on by itself.</numerusform>
            <numerusform>%n subtitles are still to be had, from %1 on: goes on by itself.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Legenda::Cli::DownloadBestCommand</name>
    <message numerus="yes">
        <source>%n subtitle(s) saved.</source>
        <translation>
            <numerusform>%n subtitle saved.</numerusform>
            <numerusform>%n subtitles saved.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n subtitle(s) are kept for later: legenda-cli download --resume goes on with them from %1 on; with --wait it waits until then.</source>
        <translation>
            <numerusform>%n subtitle is kept for later: legenda-cli download --resume goes on with it from %1 on; with --wait it waits until then.</numerusform>
            <numerusform>%n subtitles are kept for later: legenda-cli download --resume goes on with them from %1 on; with --wait it waits until then.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n subtitle(s) are kept for later: legenda-cli download --resume goes on with them.</source>
        <translation>
            <numerusform>%n subtitle is kept for later: legenda-cli download --resume goes on with it.</numerusform>
            <numerusform>%n subtitles are kept for later: legenda-cli download --resume goes on with them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Legenda::Cli::ResumeCommand</name>
    <message numerus="yes">
        <source>Of %n more download(s) something is left: say --resume once more.</source>
        <translation>
            <numerusform>Of one more download something is left: say --resume once more.</numerusform>
            <numerusform>Of %n more downloads something is left: say --resume once more.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Legenda::Cli::SearchCommand</name>
    <message numerus="yes">
        <source>%1: %n subtitle(s)</source>
        <translation>
            <numerusform>%1: %n subtitle</numerusform>
            <numerusform>%1: %n subtitles</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Legenda::Cli::UndoCommand</name>
    <message numerus="yes">
        <source>%n subtitle(s) taken back.</source>
        <translation>
            <numerusform>%n subtitle taken back.</numerusform>
            <numerusform>%n subtitles taken back.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Legenda::CompareView</name>
    <message numerus="yes">
        <source>%n cue(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n removed</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Legenda::ConvertDialog</name>
    <message numerus="yes">
        <source>Con&amp;vert %n file(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) were taken back.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Legenda::ConvertFilesPanel</name>
    <message numerus="yes">
        <source>Convert %n chosen file(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Legenda::ConvertText</name>
    <message numerus="yes">
        <source>%n file(s) would be written.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of the names are taken.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) cannot be converted.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Saved %n files.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) are there already, with the very same content.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) were left as they are.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files could not be converted. The first one: %1</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Legenda::DroppedSubtitles</name>
    <message numerus="yes">
        <source>“%1” holds %n subtitles, and there are no videos here they could be for. Add the videos first, or convert or unpack the subtitles.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No video here fits %n subtitles of “%1”. Drop the archive on the row of a video to choose one for it, or convert or unpack them.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n subtitles in other languages or forms were left out.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Legenda::FoldSection</name>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Legenda::HashController</name>
    <message numerus="yes">
        <source>Asking which films these %n files are…</source>
        <translation>
            <numerusform>Asking which film this file is…</numerusform>
            <numerusform>Asking which films these %n files are…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Identified %n videos by their files.</source>
        <translation>
            <numerusform>Identified %n video by its file.</numerusform>
            <numerusform>Identified %n videos by their files.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n are not known.</source>
        <translation>
            <numerusform>%n is not known.</numerusform>
            <numerusform>%n are not known.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>For %n there are several films; choose by “Not this one…”.</source>
        <translation>
            <numerusform>For %n there are several films; choose by “Not this one…”.</numerusform>
            <numerusform>For %n there are several films; choose by “Not this one…”.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n have no hash, being too small or not read yet.</source>
        <translation>
            <numerusform>%n has no hash, being too small or not read yet.</numerusform>
            <numerusform>%n have no hash, being too small or not read yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stay as you chose.</source>
        <translation>
            <numerusform>%n stays as you chose.</numerusform>
            <numerusform>%n stay as you chose.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Legenda::IdentifyDialog</name>
    <message numerus="yes">
        <source>Known for this file: %n subtitles</source>
        <translation>
            <numerusform>Known for this file: %n subtitle</numerusform>
            <numerusform>Known for this file: %n subtitles</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Legenda::KeptOffer</name>
    <message numerus="yes">
        <source>%n subtitles of the last batch are still to be had.</source>
        <translation>
            <numerusform>%n subtitle of the last batch is still to be had.</numerusform>
            <numerusform>%n subtitles of the last batch are still to be had.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Legenda::LinesForm</name>
    <message numerus="yes">
        <source> line(s)</source>
        <comment>behind a number</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Legenda::MainWindow</name>
    <message numerus="yes">
        <source>%n videos</source>
        <translation>
            <numerusform>%n video</numerusform>
            <numerusform>%n videos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Legenda::NetworkLogWindow</name>
    <message numerus="yes">
        <source>%n requests</source>
        <translation>
            <numerusform>%n request</numerusform>
            <numerusform>%n requests</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Legenda::ReadAsForm</name>
    <message numerus="yes">
        <source>A change here is for the %n chosen files.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Legenda::SeasonDialog</name>
    <message numerus="yes">
        <source>%1 of %n episodes have the same release.</source>
        <translation>
            <numerusform>%1 of %n episode has the same release.</numerusform>
            <numerusform>%1 of %n episodes have the same release.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n exceptions to look at.</source>
        <translation>
            <numerusform>%n exception to look at.</numerusform>
            <numerusform>%n exceptions to look at.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing found for %n.</source>
        <translation>
            <numerusform>Nothing found for %n.</numerusform>
            <numerusform>Nothing found for %n.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n still being searched.</source>
        <translation>
            <numerusform>%n still being searched.</numerusform>
            <numerusform>%n still being searched.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n downloads</source>
        <translation>
            <numerusform>%n download</numerusform>
            <numerusform>%n downloads</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Legenda::ServiceWatch</name>
    <message numerus="yes">
        <source>%n downloads left</source>
        <translation>
            <numerusform>%n download left</numerusform>
            <numerusform>%n downloads left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Legenda::TranslateController</name>
    <message numerus="yes">
        <source>Translating %n subtitles</source>
        <translation>
            <numerusform>Translating a subtitle</numerusform>
            <numerusform>Translating %n subtitles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>(%n min)</source>
        <translation>
            <numerusform>(%n min)</numerusform>
            <numerusform>(%n min)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Legenda::UnwantedController</name>
    <message numerus="yes">
        <source>Hidden %n subtitles for this video.</source>
        <translation>
            <numerusform>Hidden %n subtitle for this video.</numerusform>
            <numerusform>Hidden %n subtitles for this video.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n subtitles are offered for this video again.</source>
        <translation>
            <numerusform>%n subtitle is offered for this video again.</numerusform>
            <numerusform>%n subtitles are offered for this video again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Legenda::VideoModel</name>
    <message numerus="yes">
        <source>%n videos</source>
        <translation>
            <numerusform>%n video</numerusform>
            <numerusform>%n videos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Legenda::WebLanguagesPanel</name>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n line</numerusform>
            <numerusform>%n lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Legenda::WebPostForm</name>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n line</numerusform>
            <numerusform>%n lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VideoText</name>
    <message numerus="yes">
        <source>%n parts</source>
        <translation>
            <numerusform>%n part</numerusform>
            <numerusform>%n parts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>%n found</numerusform>
            <numerusform>%n found</numerusform>
        </translation>
    </message>
</context>
</TS>
