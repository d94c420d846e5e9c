// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Reading SubStation scripts, of both versions: which one it is, the script itself says.

#include "core/subtitles/formats/substation.h"

#include <QCoreApplication>
#include <QStringBuilder>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Legenda::SubStation {

namespace {

/// Where translators find the sentences of this file.
struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Legenda)
};

enum class Section { None, Info, Styles, Events, Data, Other };

/// What an event line is; the rarer kinds are those of SubStation Alpha 4.
constexpr QLatin1StringView eventKinds[] = {
    "Dialogue"_L1, "Comment"_L1, "Picture"_L1, "Sound"_L1, "Movie"_L1, "Command"_L1};

bool startsWithKey(QStringView line, QLatin1StringView key, QStringView &value)
{
    if (!line.startsWith(key, Qt::CaseInsensitive))
        return false;
    QStringView rest = line.mid(key.size());
    while (!rest.isEmpty() && rest.front() == u' ')
        rest = rest.mid(1);
    if (!rest.startsWith(u':'))
        return false;
    value = rest.mid(1).trimmed();
    return true;
}

/// "[V4+ Styles]", "[v4+ styles]", "[V4 Styles+]"
std::optional<Section> sectionOf(QStringView line, bool inData, Version &styles)
{
    if (!line.startsWith(u'[') || !line.endsWith(u']') || line.size() > 64)
        return {};
    const QString name = line.mid(1, line.size() - 2).trimmed().toString().toLower();
    if (name == "script info"_L1)
        return Section::Info;
    if (name == "events"_L1)
        return Section::Events;
    if (name == "fonts"_L1 || name == "graphics"_L1)
        return Section::Data;
    if (name.startsWith(u'v') && name.contains("style"_L1)) {
        styles = name.contains(u'+') ? Version::V4Plus : Version::V4;
        return Section::Styles;
    }
    // Encoded files have no small letters, but they may have brackets.
    if (inData && std::none_of(name.cbegin(), name.cend(), [](QChar c) { return c.isLower(); }))
        return {};
    return Section::Other;
}

/// "-1:58:37" from programs that took hours off a time and left its minutes: 83 seconds before the start.
qint64 withNegativeHours(qint64 ms)
{
    constexpr qint64 hour = 3600 * 1000;
    return -ms % hour - -ms / hour * hour;
}

class ScriptReader
{
public:
    ScriptReader(TextInput &input, Reading &reading) : m_input(input), m_reading(reading) { }
    void read();

private:
    void line(QStringView raw);
    void enter(Section section, QStringView raw);
    void info(QStringView line);
    bool style(QStringView line);
    bool event(QStringView line);
    void addEvent(QLatin1StringView kind, QStringView values);
    void fillDetails(Cue &cue, const QList<QStringView> &values, QLatin1StringView kind);
    void keep(QStringView raw);
    void finish();

    TextInput &m_input;
    Reading &m_reading;
    Section m_section = Section::None;
    bool m_eventsSeen = false;
    bool m_toTail = false;
    Version m_version = Version::V4Plus;
    bool m_versionSaid = false;
    Columns m_styleColumns;
    Columns m_eventColumns;
    QString m_eventFormat; ///< the Format line of the events
    QString m_note; ///< lines that stand between events
    QString m_width;
    QString m_height;
    qsizetype m_startColumn = 1;
    qsizetype m_endColumn = 2;
    int m_broken = 0;
    bool m_cutLast = false; ///< the last event ends in front of its text
};

void ScriptReader::read()
{
    m_eventColumns = usualEventColumns(Version::V4Plus);
    QStringView raw;
    while (m_input.next(raw))
        line(raw);
    finish();
}

void ScriptReader::keep(QStringView raw)
{
    QString &to = m_toTail ? m_reading.document.tail : m_reading.document.head;
    while (!raw.isEmpty() && raw.back().isSpace())
        raw.chop(1);
    to += raw;
    to += u'\n';
}

void ScriptReader::enter(Section section, QStringView raw)
{
    m_section = section;
    if (section == Section::Events) {
        m_eventsSeen = true;
        return;
    }
    // What is known of the script belongs in front, wherever it stood.
    m_toTail = m_eventsSeen && section != Section::Info && section != Section::Styles;
    keep(raw);
}

void ScriptReader::info(QStringView line)
{
    QStringView value;
    Document &document = m_reading.document;
    for (const auto &[key, name] : infoEntries) {
        // "<untitled>" and "<unknown>" are what programs fill in.
        if (startsWithKey(line, key, value) && !value.isEmpty() && !(value.startsWith(u'<') && value.endsWith(u'>')))
            document.metadata.insert(name, value.left(4096).toString());
    }
    if (startsWithKey(line, "PlayResX"_L1, value))
        m_width = value.left(20).toString();
    else if (startsWithKey(line, "PlayResY"_L1, value))
        m_height = value.left(20).toString();
    else if (startsWithKey(line, "Language"_L1, value))
        document.language = Language::fromCode(value.left(40));
    else if ((startsWithKey(line, "ScriptType"_L1, value) || startsWithKey(line, "Script Type"_L1, value))
        && !m_versionSaid)
        m_version = value.endsWith(u'+') ? Version::V4Plus : Version::V4;
}

bool ScriptReader::style(QStringView line)
{
    QStringView values;
    if (startsWithKey(line, "Format"_L1, values)) {
        if (!m_styleColumns.isEmpty())
            return true; // one is enough; others would not fit the lines that are kept
        m_styleColumns = parseColumns(values);
        return false;
    }
    if (!startsWithKey(line, "Style"_L1, values))
        return false;
    if (m_styleColumns.isEmpty()) {
        m_styleColumns = usualStyleColumns(m_version);
        keep("Format: "_L1 + m_styleColumns.join(", "_L1));
    }
    const Style style = parseStyle(values, m_styleColumns, m_version);
    NamedStyle named;
    named.name = style.name;
    named.text.traits = style.traits;
    named.text.color = style.color;
    named.text.font = style.font;
    named.anchor = style.anchor;
    named.native = values.toString();
    m_reading.document.styles.append(std::move(named));
    return true;
}

void ScriptReader::fillDetails(Cue &cue, const QList<QStringView> &values, QLatin1StringView kind)
{
    QString settings;
    const auto set = [&settings](QStringView name, QStringView value) {
        if (!settings.isEmpty())
            settings += u';';
        settings += name;
        settings += u'=';
        // Values have no commas in them, so that one can stand for the sign between settings.
        settings += value.toString().replace(u';', u',');
    };
    if (kind != "Dialogue"_L1) {
        cue.edit().comment = true;
        if (kind != "Comment"_L1)
            set(u"Kind", QString(kind));
    }
    for (qsizetype i = 0; i < values.size(); ++i) {
        const QStringView value = values.at(i).trimmed();
        const QString &column = m_eventColumns.at(i);
        const auto is = [&column](QLatin1StringView name) { return column.compare(name, Qt::CaseInsensitive) == 0; };
        if (value.isEmpty() || i == m_startColumn || i == m_endColumn || is("Text"_L1))
            continue;
        if (is("Layer"_L1)) {
            if (const int layer = value.toInt(); layer != 0)
                cue.edit().layer = layer;
        } else if (is("Style"_L1)) {
            const QStringView name = value.startsWith(u'*') ? value.mid(1) : value;
            if (!isDefaultName(name))
                cue.edit().style = name.toString();
        } else if (is("Name"_L1) || is("Actor"_L1)) {
            // What the first programs wrote where nobody had been said to speak.
            if (value == "NTP"_L1)
                set(u"Name", value);
            else
                cue.edit().speaker = value.toString();
        } else if (is("Effect"_L1)) {
            if (value == "!Effect"_L1)
                set(u"Effect", value);
            else
                cue.edit().effect = value.toString();
        } else {
            // "0000" is no margin, "Marked=0" is not marked.
            const QStringView number = value.startsWith("Marked="_L1, Qt::CaseInsensitive) ? value.mid(7) : value;
            bool ok = false;
            if (const double amount = number.toDouble(&ok); ok && amount == 0)
                continue;
            set(column, number);
        }
    }
    if (!settings.isEmpty())
        cue.edit().settings = settings;
}

void ScriptReader::addEvent(QLatin1StringView kind, QStringView line)
{
    // The text is all that is left behind the columns in front of it; it may have commas. Formats that put it
    // elsewhere have columns behind it.
    const qsizetype count = m_eventColumns.size();
    const qsizetype textColumn = columnOf(m_eventColumns, "Text"_L1);
    QList<QStringView> values;
    QStringView rest = line;
    while (values.size() < (textColumn < 0 ? count : textColumn)) {
        const qsizetype comma = rest.indexOf(u',');
        if (comma < 0)
            break;
        values.append(rest.left(comma));
        rest = rest.mid(comma + 1);
    }
    QList<QStringView> behind;
    for (qsizetype i = textColumn < 0 ? 0 : count - textColumn - 1; i > 0; --i) {
        const qsizetype comma = rest.lastIndexOf(u',');
        if (comma < 0)
            break;
        behind.prepend(rest.mid(comma + 1));
        rest = rest.left(comma);
    }
    const auto valueAt = [&](qsizetype column) {
        if (column < values.size())
            return values.at(column);
        const qsizetype from = textColumn + 1;
        return column >= from && column - from < behind.size() ? behind.at(column - from) : QStringView();
    };
    auto start = parseTime(valueAt(m_startColumn));
    auto end = parseTime(valueAt(m_endColumn));
    m_cutLast = false;
    if (!start || !end) {
        ++m_broken;
        m_cutLast = values.size() < textColumn;
        return;
    }
    if (*start < 0 && *end < *start) {
        start = withNegativeHours(*start);
        end = withNegativeHours(*end);
    }
    Cue cue(*start, *end, rest.trimmed().toString());
    values.append(rest);
    values.append(behind);
    values.resize(std::min(values.size(), count));
    fillDetails(cue, values, kind);
    if (!m_note.isEmpty())
        cue.edit().note = std::exchange(m_note, {});
    m_reading.document.cues.append(std::move(cue));
}

bool ScriptReader::event(QStringView line)
{
    QStringView values;
    const bool maybeColumns = m_section == Section::Events || m_section == Section::None;
    if (maybeColumns && startsWithKey(line, "Format"_L1, values)) {
        Columns columns = parseColumns(values);
        const qsizetype start = columnOf(columns, "Start"_L1);
        const qsizetype end = columnOf(columns, "End"_L1);
        const bool whole = start >= 0 && end >= 0 && columnOf(columns, "Text"_L1) >= 0;
        if (whole) {
            m_eventColumns = std::move(columns);
            m_startColumn = start;
            m_endColumn = end;
            m_eventFormat = line.toString() + u'\n';
        }
        return whole || m_section == Section::Events;
    }
    for (const QLatin1StringView kind : eventKinds) {
        if (line.startsWith(kind, Qt::CaseInsensitive) && line.mid(kind.size()).trimmed().startsWith(u':')) {
            if (m_section != Section::Events && kind != "Dialogue"_L1)
                return false;
            addEvent(kind, line.mid(line.indexOf(u':') + 1));
            return true;
        }
    }
    if (m_section != Section::Events)
        return false;
    if (line.isEmpty())
        return true;
    // Remarks, and lines that nobody understands: kept with the event that they stand before.
    QStringView remark = line.startsWith(u';') ? line.mid(1).trimmed() : line;
    constexpr qsizetype longest = 64 * 1024;
    if (m_note.size() + remark.size() < longest) {
        if (!m_note.isEmpty())
            m_note += u'\n';
        m_note += remark;
    }
    return true;
}

void ScriptReader::line(QStringView raw)
{
    const QStringView line = raw.trimmed();
    Version styles = m_version;
    if (const auto section = sectionOf(line, m_section == Section::Data, styles)) {
        if (*section == Section::Styles) {
            m_version = styles;
            m_versionSaid = true;
        }
        enter(*section, raw);
        return;
    }
    // Some files have lost the headers of their sections, or an event stands behind the wrong one.
    if (event(line))
        return;
    if (m_section == Section::Info)
        info(line);
    if ((m_section == Section::Styles || m_section == Section::None) && style(line))
        return;
    keep(raw);
}

void ScriptReader::finish()
{
    Document &document = m_reading.document;
    document.canvas = pictureOf(m_width, m_height);
    while (document.tail.endsWith("\n\n"_L1))
        document.tail.chop(1);
    if (m_eventsSeen)
        document.head += "[Events]\n"_L1 + m_eventFormat;

    Sheet sheet;
    for (const NamedStyle &style : std::as_const(document.styles))
        sheet.add(parseStyle(style.native, m_styleColumns, m_version));
    sheet.finish();
    if (!document.canvas.isEmpty())
        sheet.picture = document.canvas;
    for (NamedStyle &style : document.styles) {
        const double size = sheet.find(style.name).size;
        if (size > 0 && sheet.base().size > 0 && size != sheet.base().size)
            style.text.fontSize = size * 100 / sheet.base().size;
    }
    QString lastName;
    const Style *style = &sheet.find(u"Default");
    for (Cue &cue : document.cues) {
        const QString &name = cue.details().style;
        if (name != lastName) {
            style = &sheet.find(name.isEmpty() ? u"Default"_s : name);
            lastName = name;
        }
        const QString markup = std::exchange(cue.text, {});
        parseMarkup(markup, sheet, *style, cue);
        // What is longer than any event is not looked at twice.
        constexpr qsizetype longest = 64 * 1024;
        if (markup.size() > longest || markupOf(cue, sheet, *style, m_version) != markup)
            cue.edit().native = markup;
    }

    if (m_cutLast) {
        m_reading.cutOff = true;
        m_reading.warnings << Text::tr("The file ends in the middle of a cue. What is whole was kept.");
        --m_broken;
    }
    if (m_broken > 0) {
        m_reading.warnings << Text::tr(
            "%n cue(s) have times that cannot be read and were left out.", nullptr, m_broken);
    }
}

} // namespace

int sniff(QStringView head, Version version)
{
    const bool plus = version == Version::V4Plus;
    bool section = false;
    bool dialogue = false;
    bool marked = false;
    bool columns = false;
    int said = 0; // by "ScriptType: v4.00": 1 is v4, 2 is v4+
    while (!head.isEmpty()) {
        const qsizetype end = head.indexOf(u'\n');
        const QStringView line = head.left(end < 0 ? head.size() : end).trimmed();
        head = end < 0 ? QStringView() : head.mid(end + 1);
        Version styles = Version::V4Plus;
        QStringView value;
        if (const auto which = sectionOf(line, false, styles)) {
            if (*which == Section::Styles)
                return styles == version ? 100 : 0;
            section = section || *which == Section::Info || *which == Section::Events;
        } else if (startsWithKey(line, "ScriptType"_L1, value) || startsWithKey(line, "Script Type"_L1, value)) {
            said = value.endsWith(u'+') ? 2 : 1;
        } else if (startsWithKey(line, "Dialogue"_L1, value)) {
            dialogue = dialogue || value.count(u',') >= 3;
            marked = marked || value.startsWith("Marked="_L1, Qt::CaseInsensitive);
        } else if (startsWithKey(line, "Format"_L1, value)) {
            columns = columns
                || (value.contains("Start"_L1, Qt::CaseInsensitive) && value.contains("End"_L1, Qt::CaseInsensitive)
                    && value.contains("Text"_L1, Qt::CaseInsensitive));
            marked = marked || value.startsWith("Marked"_L1, Qt::CaseInsensitive);
        }
    }
    if (said > 0)
        return (said == 2) == plus ? 95 : 0;
    if (!section && !dialogue && !columns)
        return 0;
    const int sure = section ? 80 : dialogue ? 75 : 60;
    return marked == !plus ? sure : sure - 30;
}

void read(TextInput &input, const ReadOptions &, Reading &reading)
{
    ScriptReader(input, reading).read();
}

} // namespace Legenda::SubStation
