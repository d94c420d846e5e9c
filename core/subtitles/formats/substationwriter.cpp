// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Writing SubStation scripts of both versions.

#include "core/subtitles/formats/substation.h"

#include <QSet>
#include <QStringBuilder>

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace Legenda::SubStation {

namespace {

constexpr QSize usualPicture{1920, 1080};

QString lineText(QStringView text)
{
    QString out = text.toString();
    out.replace(u'\n', u' ').replace(u'\r', u' ');
    return out.trimmed();
}

class ScriptWriter
{
public:
    ScriptWriter(
        const Document &document, const WriteOptions &options, Version version, TextOutput &out, Writing &writing)
        : m_document(document), m_options(options), m_version(version), m_out(out), m_writing(writing)
    {
    }
    void write();

private:
    void readHead();
    void makeStyles();
    QString title() const;
    QString info(QLatin1StringView name) const;
    void writeHead();
    void writeKeptHead();
    void writeStyles();
    void chooseColumns();
    void writeEvent(const Cue &cue);
    QString settingOf(const CueDetails &details, const QString &column) const;
    QString textOf(const Cue &cue, const QString &styleName);

    const Document &m_document;
    const WriteOptions &m_options;
    Version m_version;
    TextOutput &m_out;
    Writing &m_writing;

    bool m_same = false; ///< the document was read from a script of this version
    bool m_script = false; ///< … of any version
    Version m_headVersion = Version::V4Plus;
    Columns m_headStyleColumns;
    Columns m_headEventColumns;
    QString m_headEventFormat; ///< that line as it stood
    Columns m_eventColumns;
    QStringList m_styleLines;
    Sheet m_sheet;
    int m_voices = 0; ///< cues with speakers that could not be written
};

/// What the columns of the kept lines are.
void ScriptWriter::readHead()
{
    m_script = m_document.format == "ass"_L1 || m_document.format == "ssa"_L1;
    m_headVersion = m_document.format == "ssa"_L1 ? Version::V4 : Version::V4Plus;
    const QStringView head = m_script ? QStringView(m_document.head) : QStringView();
    bool styles = true; // some have lost the headers of their sections
    for (qsizetype at = 0; at < head.size();) {
        const qsizetype end = head.indexOf(u'\n', at);
        const QStringView line = head.mid(at, end < 0 ? -1 : end - at).trimmed();
        at = end < 0 ? head.size() : end + 1;
        if (line.startsWith(u'[') && line.contains("style"_L1, Qt::CaseInsensitive)) {
            styles = true;
            m_headVersion = line.contains(u'+') ? Version::V4Plus : Version::V4;
        } else if (line.startsWith(u'[')) {
            styles = false;
        } else if (line.startsWith("Format"_L1, Qt::CaseInsensitive) && line.contains(u':')) {
            Columns columns = parseColumns(line.mid(line.indexOf(u':') + 1));
            if (columnOf(columns, "Start"_L1) >= 0 && columnOf(columns, "Text"_L1) >= 0) {
                m_headEventColumns = std::move(columns);
                m_headEventFormat = line.toString();
            } else if (styles && m_headStyleColumns.isEmpty())
                m_headStyleColumns = std::move(columns);
        }
    }
    if (m_headStyleColumns.isEmpty())
        m_headStyleColumns = usualStyleColumns(m_headVersion);
    m_same = m_script && m_headVersion == m_version && !m_document.head.isEmpty();
}

void ScriptWriter::makeStyles()
{
    QSize picture = m_document.canvas;
    if (!picture.isValid() || picture.isEmpty())
        picture = m_script ? QSize() : usualPicture;
    if (!picture.isEmpty())
        m_sheet.picture = picture;
    m_sheet.inherit = !m_script;
    const double usualSize = m_sheet.picture.height() / 18;

    // In a script that is written again its lines have its columns; else the usual ones.
    const Columns columns = m_same ? m_headStyleColumns : usualStyleColumns(m_version);
    QSet<QString> names;
    double baseSize = usualSize;
    const auto add = [&](const Style &style, const QString &line) {
        m_sheet.add(style);
        m_styleLines.append(line);
        names.insert(style.name);
    };
    for (const NamedStyle &named : m_document.styles) {
        const QString native = m_script ? lineText(named.native) : QString();
        Style style = parseStyle(native, m_headStyleColumns, m_headVersion);
        Style wanted = style;
        wanted.name = fieldText(named.name);
        wanted.traits = named.text.traits;
        wanted.color = named.text.color != 0 ? named.text.color : style.color;
        wanted.font = named.text.font.isEmpty() ? style.font : named.text.font;
        wanted.anchor = named.anchor >= 1 && named.anchor <= 9 ? named.anchor : 2;
        if (native.isEmpty()) {
            // Else what its line says, or does not say.
            wanted.size = std::clamp(named.text.fontSize > 0 ? named.text.fontSize : 100, 1.0, 2000.0) * baseSize / 100;
        }
        if (wanted.name.isEmpty() && native.isEmpty())
            continue;
        if (m_script && isDefaultName(wanted.name) && wanted.size > 0)
            baseSize = wanted.size;
        const bool kept = m_same && !native.isEmpty() && wanted == style;
        add(wanted, kept ? native : styleLine(wanted, columns, m_version, native, m_headStyleColumns, m_headVersion));
    }
    // Without one, players would draw in sizes of their own.
    const bool hasDefault =
        std::any_of(names.cbegin(), names.cend(), [](const QString &n) { return isDefaultName(n); });
    if (!hasDefault && (!m_script || (names.isEmpty() && !m_same))) {
        Style style;
        style.name = u"Default"_s;
        style.font = u"Arial"_s;
        style.size = usualSize;
        if (m_script) {
            m_sheet.finish(); // what is not defined does not change what the events say
            m_styleLines.append(styleLine(style, columns, m_version, {}, {}, m_version));
        } else {
            add(style, styleLine(style, columns, m_version, {}, {}, m_version));
            m_styleLines.move(m_styleLines.size() - 1, 0);
        }
    }
    m_sheet.finish();
}

QString ScriptWriter::title() const
{
    return lineText(m_options.title.isEmpty() ? m_document.metadata.value(u"title"_s) : m_options.title);
}

QString ScriptWriter::info(QLatin1StringView name) const
{
    return name == "title"_L1 ? title() : lineText(m_document.metadata.value(QString(name)));
}

void ScriptWriter::writeStyles()
{
    for (const QString &line : std::as_const(m_styleLines))
        m_out << "Style: "_L1 << line << u'\n';
}

void ScriptWriter::writeHead()
{
    m_out << "[Script Info]\n"_L1;
    for (const auto &[key, name] : infoEntries) {
        if (const QString value = info(name); !value.isEmpty())
            m_out << key << ": "_L1 << value << u'\n';
    }
    const Language language = m_options.language.isValid() ? m_options.language : m_document.language;
    if (language.isValid())
        m_out << "Language: "_L1 << language.code() << u'\n';
    if (m_version == Version::V4)
        m_out << "ScriptType: v4.00\nCollisions: Normal\n"_L1;
    else
        m_out << "ScriptType: v4.00+\nWrapStyle: 0\nScaledBorderAndShadow: yes\nYCbCr Matrix: None\n"_L1;
    if (!m_script || !m_document.canvas.isEmpty()) {
        m_out << "PlayResX: "_L1 << QString::number(qRound(m_sheet.picture.width())) << u'\n';
        m_out << "PlayResY: "_L1 << QString::number(qRound(m_sheet.picture.height())) << u'\n';
    }
    m_out << (m_version == Version::V4 ? "\n[V4 Styles]\n"_L1 : "\n[V4+ Styles]\n"_L1);
    m_out << "Format: "_L1 << usualStyleColumns(m_version).join(", "_L1) << u'\n';
    writeStyles();
    m_out << "\n[Events]\n"_L1;
}

/// The head as it stood, with the styles and what else may have changed.
void ScriptWriter::writeKeptHead()
{
    const QStringView head = m_document.head;
    QSet<QLatin1StringView> said;
    bool inInfo = false;
    bool stylesDone = false;
    bool inStyles = false;
    bool anyInfo = false;
    const auto missing = [&] {
        for (const auto &[key, name] : infoEntries) {
            if (const QString value = info(name); !value.isEmpty() && !said.contains(name))
                m_out << key << ": "_L1 << value << u'\n';
        }
        if (m_options.language.isValid())
            m_out << "Language: "_L1 << m_options.language.code() << u'\n';
    };
    if (!head.contains("[Script Info]"_L1, Qt::CaseInsensitive)) {
        m_out << "[Script Info]\n"_L1;
        missing();
        m_out << (m_version == Version::V4 ? "ScriptType: v4.00\n\n"_L1 : "ScriptType: v4.00+\n\n"_L1);
        anyInfo = true;
    }
    int blanks = 0; // lines that come after what is still to be added to a section
    const auto flushBlanks = [&] {
        for (; blanks > 0; --blanks)
            m_out << u'\n';
    };
    const auto leave = [&] {
        if (inInfo && !anyInfo) {
            anyInfo = true;
            missing();
        }
        if (inStyles && !stylesDone && !m_styleLines.isEmpty()) {
            stylesDone = true;
            m_out << "Format: "_L1 << m_headStyleColumns.join(", "_L1) << u'\n';
            writeStyles();
        }
        inInfo = inStyles = false;
    };
    for (qsizetype at = 0; at < head.size();) {
        qsizetype end = head.indexOf(u'\n', at);
        end = end < 0 ? head.size() : end;
        const QStringView line = head.mid(at, end - at);
        at = end + 1;
        if (line.isEmpty()) {
            ++blanks;
            continue;
        }
        const QStringView plain = line.trimmed();
        if (plain.startsWith(u'[') && plain.endsWith(u']')) {
            leave();
            flushBlanks();
            inInfo = plain.compare("[Script Info]"_L1, Qt::CaseInsensitive) == 0;
            inStyles = plain.contains("style"_L1, Qt::CaseInsensitive);
            if (plain.compare("[Events]"_L1, Qt::CaseInsensitive) == 0)
                break; // its Format line is written anew
            m_out << line << u'\n';
            continue;
        }
        flushBlanks();
        if (inInfo) {
            // A title that was changed since stands in the place of the old one.
            bool replaced = false;
            for (const auto &[key, name] : infoEntries) {
                const QStringView rest = plain.mid(key.size()).trimmed();
                if (!plain.startsWith(key, Qt::CaseInsensitive) || !rest.startsWith(u':'))
                    continue;
                said.insert(name);
                const QStringView old = rest.mid(1).trimmed();
                const QString value = info(name);
                const bool filledIn = old.startsWith(u'<') && old.endsWith(u'>');
                if (value == old || (value.isEmpty() && filledIn))
                    continue;
                m_out << key << ": "_L1 << value << u'\n';
                replaced = true;
            }
            if (replaced || (m_options.language.isValid() && plain.startsWith("Language:"_L1, Qt::CaseInsensitive)))
                continue;
        }
        m_out << line << u'\n';
        if (inStyles && !stylesDone && plain.startsWith("Format"_L1, Qt::CaseInsensitive)) {
            stylesDone = true;
            writeStyles();
        }
    }
    leave();
    flushBlanks();
    if (!stylesDone && !m_styleLines.isEmpty()) {
        m_out << (m_version == Version::V4 ? "[V4 Styles]\n"_L1 : "[V4+ Styles]\n"_L1);
        m_out << "Format: "_L1 << m_headStyleColumns.join(", "_L1) << u'\n';
        writeStyles();
        m_out << u'\n';
    }
    m_out << "[Events]\n"_L1;
}

QString ScriptWriter::settingOf(const CueDetails &details, const QString &column) const
{
    if (!m_script || details.settings.isEmpty())
        return {};
    for (const QStringView setting : QStringView(details.settings).split(u';')) {
        const qsizetype equals = setting.indexOf(u'=');
        if (equals > 0 && setting.left(equals).compare(column, Qt::CaseInsensitive) == 0)
            return setting.mid(equals + 1).toString().replace(u',', u';');
    }
    return {};
}

/// Those of the file where they are enough, else the usual ones and what else the file has.
void ScriptWriter::chooseColumns()
{
    const Columns usual = usualEventColumns(m_version);
    if (!m_same || m_headEventColumns.isEmpty()) {
        m_eventColumns = usual;
        return;
    }
    bool style = false;
    bool name = false;
    bool effect = false;
    bool layer = false;
    bool settings = false;
    for (const Cue &cue : m_document.cues) {
        if (!cue.hasDetails())
            continue;
        const CueDetails &details = cue.details();
        style |= !details.style.isEmpty();
        name |= !details.speaker.isEmpty();
        effect |= !details.effect.isEmpty();
        layer |= details.layer != 0;
        settings |= !details.settings.isEmpty();
    }
    const auto has = [&](QLatin1StringView column) { return columnOf(m_headEventColumns, column) >= 0; };
    const bool enough = (!style || has("Style"_L1)) && (!name || has("Name"_L1) || has("Actor"_L1))
        && (!effect || has("Effect"_L1)) && (!layer || has("Layer"_L1) || m_version == Version::V4) && has("End"_L1)
        && (!settings || has("MarginL"_L1) || m_headEventColumns.size() < usual.size())
        && m_headEventColumns.last().compare("Text"_L1, Qt::CaseInsensitive) == 0;
    if (enough) {
        m_eventColumns = m_headEventColumns;
        return;
    }
    m_eventColumns = usual;
    for (const QString &column : std::as_const(m_headEventColumns)) {
        const bool known = std::any_of(usual.cbegin(), usual.cend(),
            [&](const QString &each) { return each.compare(column, Qt::CaseInsensitive) == 0; });
        if (!known && column.compare("Actor"_L1, Qt::CaseInsensitive) != 0 && !column.isEmpty())
            m_eventColumns.insert(m_eventColumns.size() - 1, column);
    }
}

QString ScriptWriter::textOf(const Cue &cue, const QString &styleName)
{
    const Style &style = m_sheet.find(styleName);
    // What v4 wrote v4+ reads as well; the other way round there is more than v4 knows.
    const bool kept = m_options.keepNative && cue.hasDetails() && !cue.details().native.isEmpty()
        && (m_same || (m_script && m_version == Version::V4Plus)) && !cue.details().native.contains(u'\n');
    if (kept) {
        const QString &native = cue.details().native;
        Cue read;
        parseMarkup(native, m_sheet, style, read);
        Placement place = cue.details().placement;
        if (place.anchor == 2)
            place.anchor = 0;
        if (read.text == cue.text && read.runs == cue.runs && read.details().placement == place)
            return native;
    }
    return markupOf(cue, m_sheet, style, m_version);
}

void ScriptWriter::writeEvent(const Cue &cue)
{
    const CueDetails &details = cue.details();
    if (!details.note.isEmpty()) {
        for (const QStringView line : QStringView(details.note).split(u'\n'))
            m_out << "; "_L1 << lineText(line) << u'\n';
    }
    QString speaker = details.speaker;
    if (speaker.isEmpty() && !cue.runs.isEmpty()) {
        const QString &first = cue.runs.first().style.voice;
        if (std::all_of(
                cue.runs.cbegin(), cue.runs.cend(), [&](const StyleRun &run) { return run.style.voice == first; }))
            speaker = first;
        else
            ++m_voices;
    }
    const QString style = details.style.isEmpty() ? u"Default"_s : fieldText(details.style);
    const QString kind = details.comment ? settingOf(details, u"Kind"_s) : QString();
    m_out << (!kind.isEmpty() ? QStringView(kind)
            : details.comment ? QStringView(u"Comment")
                              : QStringView(u"Dialogue"))
          << ": "_L1;
    for (qsizetype i = 0; i < m_eventColumns.size(); ++i) {
        if (i > 0)
            m_out << u',';
        const QString &column = m_eventColumns.at(i);
        const auto is = [&column](QLatin1StringView name) { return column.compare(name, Qt::CaseInsensitive) == 0; };
        if (is("Start"_L1)) {
            m_out.clock(cue.startMs, 1, u'.', 2);
        } else if (is("End"_L1)) {
            m_out.clock(std::max(cue.startMs, cue.endMs), 1, u'.', 2);
        } else if (is("Text"_L1)) {
            m_out << textOf(cue, style);
        } else if (is("Style"_L1)) {
            m_out << style;
        } else if (is("Layer"_L1)) {
            m_out.number(details.layer);
        } else if (is("Name"_L1) || is("Actor"_L1)) {
            m_out << (speaker.isEmpty() ? settingOf(details, u"Name"_s) : fieldText(speaker));
        } else if (is("Effect"_L1)) {
            m_out << (details.effect.isEmpty() ? settingOf(details, column) : fieldText(details.effect));
        } else {
            const QString value = settingOf(details, column);
            const bool marked = is("Marked"_L1);
            if (marked)
                m_out << "Marked="_L1;
            const bool number = marked || column.startsWith("Margin"_L1, Qt::CaseInsensitive);
            m_out << (value.isEmpty() && number ? u"0"_s : fieldText(value));
        }
    }
    m_out << u'\n';
}

void ScriptWriter::write()
{
    readHead();
    makeStyles();
    chooseColumns();
    if (m_same)
        writeKeptHead();
    else
        writeHead();
    if (m_eventColumns == m_headEventColumns)
        m_out << m_headEventFormat << u'\n';
    else
        m_out << "Format: "_L1 << m_eventColumns.join(", "_L1) << u'\n';
    for (const Cue &cue : m_document.cues)
        writeEvent(cue);
    if (m_script && !m_document.tail.isEmpty())
        m_out << u'\n' << m_document.tail;
    addLoss(m_writing.losses, SubtitleFeature::Speaker, m_voices);
}

} // namespace

void write(const Document &document, const WriteOptions &options, Version version, TextOutput &out, Writing &writing)
{
    ScriptWriter(document, options, version, out, writing).write();
}

} // namespace Legenda::SubStation
