<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>Legenda</name>
    <message numerus="yes">
        <source>%n cue(s) have times that cannot be read and were left out of the preview.</source>
        <translation>
            <numerusform>%n cue has a time that cannot be read and was left out of the preview.</numerusform>
            <numerusform>%n cues have times that cannot be read and were left out of the preview.</numerusform>
        </translation>
    </message>
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
    <name>Legenda::CueEditor</name>
    <message numerus="yes">
        <source>Move the %n chosen cue(s) by</source>
        <translation>
            <numerusform>Move the chosen cue by</numerusform>
            <numerusform>Move the %n chosen cues by</numerusform>
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
