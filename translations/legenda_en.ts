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
        <translation>
            <numerusform>%n cue</numerusform>
            <numerusform>%n cues</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>“%1” holds %n subtitle(s). Name the one that is meant: archive/file.</source>
        <translation>
            <numerusform>“%1” holds %n subtitle. Name the one that is meant: archive/file.</numerusform>
            <numerusform>“%1” holds %n subtitles. Name the one that is meant: archive/file.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Notes for the hearing impaired were removed from %n cue(s).</source>
        <translation>
            <numerusform>Notes for the hearing impaired were removed from %n cue.</numerusform>
            <numerusform>Notes for the hearing impaired were removed from %n cues.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Style and markup were removed from %n cue(s).</source>
        <translation>
            <numerusform>Style and markup were removed from %n cue.</numerusform>
            <numerusform>Style and markup were removed from %n cues.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cue(s) with adverts or credits were removed.</source>
        <translation>
            <numerusform>%n cue with adverts or credits was removed.</numerusform>
            <numerusform>%n cues with adverts or credits were removed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The times of %n cue(s) were fitted to the other frame rate.</source>
        <translation>
            <numerusform>The times of %n cue were fitted to the other frame rate.</numerusform>
            <numerusform>The times of %n cues were fitted to the other frame rate.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The times of %n cue(s) were stretched to the two moments.</source>
        <translation>
            <numerusform>The times of %n cue were stretched to the two moments.</numerusform>
            <numerusform>The times of %n cues were stretched to the two moments.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cue(s) were shifted.</source>
        <translation>
            <numerusform>%n cue was shifted.</numerusform>
            <numerusform>%n cues were shifted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cue(s) would begin before the video: those that last into it begin with it, the others were left out.</source>
        <translation>
            <numerusform>%n cue would begin before the video: it begins with it, or was left out where it ended before.</numerusform>
            <numerusform>%n cues would begin before the video: those that last into it begin with it, the others were left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cue(s) stayed too long and end earlier.</source>
        <translation>
            <numerusform>%n cue stayed too long and ends earlier.</numerusform>
            <numerusform>%n cues stayed too long and end earlier.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cue(s) were too short and stay longer.</source>
        <translation>
            <numerusform>%n cue was too short and stays longer.</numerusform>
            <numerusform>%n cues were too short and stay longer.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cue(s) are still faster than asked: there is no room before the next.</source>
        <translation>
            <numerusform>%n cue is still faster than asked: there is no room before the next.</numerusform>
            <numerusform>%n cues are still faster than asked: there is no room before the next.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cue(s) no longer overlap others.</source>
        <translation>
            <numerusform>%n cue no longer overlaps others.</numerusform>
            <numerusform>%n cues no longer overlap others.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cue(s) end earlier to leave a gap before the next.</source>
        <translation>
            <numerusform>%n cue ends earlier to leave a gap before the next.</numerusform>
            <numerusform>%n cues end earlier to leave a gap before the next.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cue(s) were merged into others.</source>
        <translation>
            <numerusform>%n cue was merged into others.</numerusform>
            <numerusform>%n cues were merged into others.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cue(s) were too long and became several.</source>
        <translation>
            <numerusform>%n cue was too long and became several.</numerusform>
            <numerusform>%n cues were too long and became several.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Lines were broken anew in %n cue(s).</source>
        <translation>
            <numerusform>Lines were broken anew in %n cue.</numerusform>
            <numerusform>Lines were broken anew in %n cues.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Lines were joined in %n cue(s).</source>
        <translation>
            <numerusform>Lines were joined in %n cue.</numerusform>
            <numerusform>Lines were joined in %n cues.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cue(s) were put in order of time.</source>
        <translation>
            <numerusform>%n cue was put in order of time.</numerusform>
            <numerusform>%n cues were put in order of time.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cue(s) are numbered anew.</source>
        <translation>
            <numerusform>%n cue is numbered anew.</numerusform>
            <numerusform>%n cues are numbered anew.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Bold text became plain in %n cue(s).</source>
        <translation>
            <numerusform>Bold text became plain in %n cue.</numerusform>
            <numerusform>Bold text became plain in %n cues.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Italics became plain in %n cue(s).</source>
        <translation>
            <numerusform>Italics became plain in %n cue.</numerusform>
            <numerusform>Italics became plain in %n cues.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Underlines were left out in %n cue(s).</source>
        <translation>
            <numerusform>Underlines were left out in %n cue.</numerusform>
            <numerusform>Underlines were left out in %n cues.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Struck-out text became plain in %n cue(s).</source>
        <translation>
            <numerusform>Struck-out text became plain in %n cue.</numerusform>
            <numerusform>Struck-out text became plain in %n cues.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Colours were left out in %n cue(s).</source>
        <translation>
            <numerusform>Colours were left out in %n cue.</numerusform>
            <numerusform>Colours were left out in %n cues.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Background colours were left out in %n cue(s).</source>
        <translation>
            <numerusform>Background colours were left out in %n cue.</numerusform>
            <numerusform>Background colours were left out in %n cues.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Fonts were left out in %n cue(s).</source>
        <translation>
            <numerusform>Fonts were left out in %n cue.</numerusform>
            <numerusform>Fonts were left out in %n cues.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Font sizes were left out in %n cue(s).</source>
        <translation>
            <numerusform>Font sizes were left out in %n cue.</numerusform>
            <numerusform>Font sizes were left out in %n cues.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Readings above characters (ruby) were left out in %n cue(s).</source>
        <translation>
            <numerusform>Readings above characters (ruby) were left out in %n cue.</numerusform>
            <numerusform>Readings above characters (ruby) were left out in %n cues.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Names of speakers were left out in %n cue(s).</source>
        <translation>
            <numerusform>Names of speakers were left out in %n cue.</numerusform>
            <numerusform>Names of speakers were left out in %n cues.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Languages of single words were left out in %n cue(s).</source>
        <translation>
            <numerusform>Languages of single words were left out in %n cue.</numerusform>
            <numerusform>Languages of single words were left out in %n cues.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Style classes were left out in %n cue(s).</source>
        <translation>
            <numerusform>Style classes were left out in %n cue.</numerusform>
            <numerusform>Style classes were left out in %n cues.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Times of single words (karaoke) were left out in %n cue(s).</source>
        <translation>
            <numerusform>Times of single words (karaoke) were left out in %n cue.</numerusform>
            <numerusform>Times of single words (karaoke) were left out in %n cues.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cue(s) moved to the bottom centre.</source>
        <translation>
            <numerusform>%n cue moved to the bottom centre.</numerusform>
            <numerusform>%n cues moved to the bottom centre.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Exact positions were left out in %n cue(s).</source>
        <translation>
            <numerusform>Exact positions were left out in %n cue.</numerusform>
            <numerusform>Exact positions were left out in %n cues.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Vertical writing was left out in %n cue(s).</source>
        <translation>
            <numerusform>Vertical writing was left out in %n cue.</numerusform>
            <numerusform>Vertical writing was left out in %n cues.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Layers were left out in %n cue(s).</source>
        <translation>
            <numerusform>Layers were left out in %n cue.</numerusform>
            <numerusform>Layers were left out in %n cues.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n comment(s) were left out.</source>
        <translation>
            <numerusform>%n comment was left out.</numerusform>
            <numerusform>%n comments were left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n named style(s) were left out.</source>
        <translation>
            <numerusform>%n named style was left out.</numerusform>
            <numerusform>%n named styles were left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n screen region(s) were left out.</source>
        <translation>
            <numerusform>%n screen region was left out.</numerusform>
            <numerusform>%n screen regions were left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entry(s) about the file, such as its title, were left out.</source>
        <translation>
            <numerusform>%n entry about the file, such as its title, was left out.</numerusform>
            <numerusform>%n entries about the file, such as its title, were left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Names of cues were left out in %n cue(s).</source>
        <translation>
            <numerusform>Names of cues were left out in %n cue.</numerusform>
            <numerusform>Names of cues were left out in %n cues.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Effects were left out in %n cue(s).</source>
        <translation>
            <numerusform>Effects were left out in %n cue.</numerusform>
            <numerusform>Effects were left out in %n cues.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Times of ending were left out: %n cue(s) stay until the next.</source>
        <translation>
            <numerusform>Times of ending were left out: %n cue stays until the next.</numerusform>
            <numerusform>Times of ending were left out: %n cues stay until the next.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cue(s) showed together with another and no longer do.</source>
        <translation>
            <numerusform>%n cue showed together with another and no longer does.</numerusform>
            <numerusform>%n cues showed together with another and no longer do.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Times were rounded in %n cue(s).</source>
        <translation>
            <numerusform>Times were rounded in %n cue.</numerusform>
            <numerusform>Times were rounded in %n cues.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The times of %n cue(s) were left out.</source>
        <translation>
            <numerusform>The times of %n cue were left out.</numerusform>
            <numerusform>The times of %n cues were left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Characters that the format does not have were replaced in %n cue(s).</source>
        <translation>
            <numerusform>Characters that the format does not have were replaced in %n cue.</numerusform>
            <numerusform>Characters that the format does not have were replaced in %n cues.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Lines were broken or shortened in %n cue(s).</source>
        <translation>
            <numerusform>Lines were broken or shortened in %n cue.</numerusform>
            <numerusform>Lines were broken or shortened in %n cues.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cue(s) have no time; they were put behind those in front of them.</source>
        <translation>
            <numerusform>%n cue has no time; it was put behind the one in front of it.</numerusform>
            <numerusform>%n cues have no time; they were put behind those in front of them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cue(s) without a time were left out.</source>
        <translation>
            <numerusform>%n cue without a time was left out.</numerusform>
            <numerusform>%n cues without a time were left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cue(s) without an end last until the next one.</source>
        <translation>
            <numerusform>%n cue without an end lasts until the next one.</numerusform>
            <numerusform>%n cues without an end last until the next one.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cue(s) begin before the film does and were left out.</source>
        <translation>
            <numerusform>%n cue begins before the film does and was left out.</numerusform>
            <numerusform>%n cues begin before the film does and were left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) without a time were left out.</source>
        <translation>
            <numerusform>%n row without a time was left out.</numerusform>
            <numerusform>%n rows without a time were left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n subtitle(s) without text were left out.</source>
        <translation>
            <numerusform>%n subtitle without text was left out.</numerusform>
            <numerusform>%n subtitles without text were left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) without times were left out.</source>
        <translation>
            <numerusform>%n line without times was left out.</numerusform>
            <numerusform>%n lines without times were left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) hold something else than codes of captions.</source>
        <translation>
            <numerusform>%n line holds something else than codes of captions.</numerusform>
            <numerusform>%n lines hold something else than codes of captions.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cue(s) are pictures and have no text.</source>
        <translation>
            <numerusform>%n cue is a picture and has no text.</numerusform>
            <numerusform>%n cues are pictures and have no text.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cue(s) have times that cannot be read and were left out.</source>
        <translation>
            <numerusform>%n cue has a time that cannot be read and was left out.</numerusform>
            <numerusform>%n cues have times that cannot be read and were left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The XML of this file has mistakes (%n); it was read all the same.</source>
        <translation>
            <numerusform>The XML of this file has a mistake; it was read all the same.</numerusform>
            <numerusform>The XML of this file has mistakes (%n); it was read all the same.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cue(s) are never shown and were left out.</source>
        <translation>
            <numerusform>%n cue is never shown and was left out.</numerusform>
            <numerusform>%n cues are never shown and were left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) of text were left out.</source>
        <translation>
            <numerusform>%n picture of text was left out.</numerusform>
            <numerusform>%n pictures of text were left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n animation(s) were left out.</source>
        <translation>
            <numerusform>%n animation was left out.</numerusform>
            <numerusform>%n animations were left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s) of text without times were left out.</source>
        <translation>
            <numerusform>%n piece of text without times was left out.</numerusform>
            <numerusform>%n pieces of text without times were left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) were in UTF-8 and not in %1, as the others.</source>
        <translation>
            <numerusform>%n line was in UTF-8 and not in %1, as the others.</numerusform>
            <numerusform>%n lines were in UTF-8 and not in %1, as the others.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n byte(s) of this UTF-8 text are broken; their letters are lost.</source>
        <translation>
            <numerusform>%n byte of this UTF-8 text is broken; its letter is lost.</numerusform>
            <numerusform>%n bytes of this UTF-8 text are broken; their letters are lost.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It has to be known for each of the %n part(s) when it begins.</source>
        <translation>
            <numerusform>It has to be known when the part begins.</numerusform>
            <numerusform>It has to be known for each of the %n parts when it begins.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>There are %n part(s) only. Check where the subtitle is cut.</source>
        <translation>
            <numerusform>There is %n part only. Check where the subtitle is cut.</numerusform>
            <numerusform>There are %n parts only. Check where the subtitle is cut.</numerusform>
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
    <name>Legenda::Cli::ConvertCommand</name>
    <message numerus="yes">
        <source>--join-at takes a moment for each file but the first: %n here.</source>
        <translation>
            <numerusform>--join-at takes a moment for each file but the first: %n here.</numerusform>
            <numerusform>--join-at takes a moment for each file but the first: %n here.</numerusform>
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
        <translation>
            <numerusform>%n cue</numerusform>
            <numerusform>%n cues</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed</source>
        <translation>
            <numerusform>%n changed</numerusform>
            <numerusform>%n changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n removed</source>
        <translation>
            <numerusform>%n removed</numerusform>
            <numerusform>%n removed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Legenda::ConvertDialog</name>
    <message numerus="yes">
        <source>Con&amp;vert %n file(s)</source>
        <translation>
            <numerusform>Con&amp;vert %n file</numerusform>
            <numerusform>Con&amp;vert %n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) were taken back.</source>
        <translation>
            <numerusform>%n file was taken back.</numerusform>
            <numerusform>%n files were taken back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Con&amp;vert %n file(s) into one</source>
        <translation>
            <numerusform>Con&amp;vert %n file into one</numerusform>
            <numerusform>Con&amp;vert %n files into one</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Legenda::ConvertFilesPanel</name>
    <message numerus="yes">
        <source>Convert %n chosen file(s)</source>
        <translation>
            <numerusform>Convert %n chosen file</numerusform>
            <numerusform>Convert %n chosen files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Legenda::ConvertText</name>
    <message numerus="yes">
        <source>%n file(s) would be written.</source>
        <translation>
            <numerusform>%n file would be written.</numerusform>
            <numerusform>%n files would be written.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of the names are taken.</source>
        <translation>
            <numerusform>%n of the names is taken.</numerusform>
            <numerusform>%n of the names are taken.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) cannot be converted.</source>
        <translation>
            <numerusform>%n file cannot be converted.</numerusform>
            <numerusform>%n files cannot be converted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Saved %n files.</source>
        <translation>
            <numerusform>Saved %n file.</numerusform>
            <numerusform>Saved %n files.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) are there already, with the very same content.</source>
        <translation>
            <numerusform>%n file is there already, with the very same content.</numerusform>
            <numerusform>%n files are there already, with the very same content.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) were left as they are.</source>
        <translation>
            <numerusform>%n file was left as it is.</numerusform>
            <numerusform>%n files were left as they are.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files could not be converted. The first one: %1</source>
        <translation>
            <numerusform>%n file could not be converted: %1</numerusform>
            <numerusform>%n files could not be converted. The first one: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <comment>the last of several files</comment>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Legenda::CueEditor</name>
    <message numerus="yes">
        <source>Move the %n chosen cue(s) by</source>
        <translation>
            <numerusform>Move the %n chosen cue by</numerusform>
            <numerusform>Move the %n chosen cues by</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Legenda::DroppedSubtitles</name>
    <message numerus="yes">
        <source>“%1” holds %n subtitles, and there are no videos here they could be for. Add the videos first, or convert or unpack the subtitles.</source>
        <translation>
            <numerusform>“%1” holds a subtitle, and there is no video here it could be for. Add the video first, or convert or unpack the subtitle.</numerusform>
            <numerusform>“%1” holds %n subtitles, and there are no videos here they could be for. Add the videos first, or convert or unpack the subtitles.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No video here fits %n subtitles of “%1”. Drop the archive on the row of a video to choose one for it, or convert or unpack them.</source>
        <translation>
            <numerusform>No video here fits the subtitle of “%1”. Drop the archive on the row of a video, or convert or unpack it.</numerusform>
            <numerusform>No video here fits %n subtitles of “%1”. Drop the archive on the row of a video to choose one for it, or convert or unpack them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n subtitles in other languages or forms were left out.</source>
        <translation>
            <numerusform>%n subtitle in another language or form was left out.</numerusform>
            <numerusform>%n subtitles in other languages or forms were left out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Legenda::FoldSection</name>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n change</numerusform>
            <numerusform>%n changes</numerusform>
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
        <translation>
            <numerusform> line</numerusform>
            <numerusform> lines</numerusform>
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
    <name>Legenda::PreviewPanel</name>
    <message numerus="yes">
        <source>Save with %n change(s)</source>
        <translation>
            <numerusform>Save with %n change</numerusform>
            <numerusform>Save with %n changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s), saved.</source>
        <translation>
            <numerusform>%n change, saved.</numerusform>
            <numerusform>%n changes, saved.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s), not saved yet.</source>
        <translation>
            <numerusform>%n change, not saved yet.</numerusform>
            <numerusform>%n changes, not saved yet.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Legenda::ReadAsForm</name>
    <message numerus="yes">
        <source>A change here is for the %n chosen files.</source>
        <translation>
            <numerusform>A change here is for the %n chosen files.</numerusform>
            <numerusform>A change here is for the %n chosen files.</numerusform>
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
    <name>Legenda::SubtitleEditorDialog</name>
    <message numerus="yes">
        <source>%n change(s), not saved yet.</source>
        <translation>
            <numerusform>%n change, not saved yet.</numerusform>
            <numerusform>%n changes, not saved yet.</numerusform>
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
