// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/subtitles/formats/markupcolors.h"
#include "core/subtitles/formats/sami.h"

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace Legenda::Sami {

namespace {

/// For CSS and SAMIParam: nothing that could end them.
QString harmless(const QString &text)
{
    QString out;
    for (const QChar c : text.simplified()) {
        if (c != u'{' && c != u'}' && c != u'<' && c != u'>' && c != u';' && c != u'"')
            out += c;
    }
    return out.remove("--"_L1);
}

QString cssOf(const TextStyle &style)
{
    QString css;
    if (style.has(TextStyle::Bold))
        css += " font-weight: bold;"_L1;
    if (style.has(TextStyle::Italic))
        css += " font-style: italic;"_L1;
    if (style.has(TextStyle::Underline) || style.has(TextStyle::StrikeOut)) {
        css += " text-decoration:"_L1;
        css += style.has(TextStyle::Underline) ? " underline"_L1 : ""_L1;
        css += style.has(TextStyle::StrikeOut) ? " line-through"_L1 : ""_L1;
        css += u';';
    }
    if (style.color != 0)
        css += " color: "_L1 + Markup::colorText(style.color | 0xFF000000) + u';';
    if (style.background != 0)
        css += " background-color: "_L1 + Markup::colorText(style.background | 0xFF000000) + u';';
    if (!style.font.isEmpty())
        css += " font-family: "_L1 + harmless(style.font) + u';';
    return css;
}

class Writer
{
public:
    Writer(const Document &document, const WriteOptions &options, TextOutput &out, Writing &writing)
        : m_document(document), m_options(options), m_out(out), m_writing(writing),
          m_language(options.language.isValid() ? options.language : document.language)
    {
    }
    void run();

private:
    bool keepHead();
    void head();
    void showFrom(qint64 ms);
    void cue(const Cue &cue);
    QString id(const Cue &cue, TextStyle &base) const;

    const Document &m_document;
    const WriteOptions &m_options;
    TextOutput &m_out;
    Writing &m_writing;
    Language m_language;
    QString m_class;
    Sheet m_sheet;
    bool m_kept = false;
    QString m_markup; ///< of one moment
};

/// The head as it was, where it still says the language.
bool Writer::keepHead()
{
    if (m_document.format != "sami"_L1 || m_document.head.isEmpty()
        || !m_document.head.contains("<sami"_L1, Qt::CaseInsensitive))
        return false;
    const QString title = m_document.metadata.value(u"title"_s);
    if (!m_options.title.isEmpty() && m_options.title != title)
        return false;
    m_sheet = readSheet(sheetOf(m_document.head));
    for (const Rule &rule : std::as_const(m_sheet.rules)) {
        if (rule.selector.startsWith(u'.') && rule.saysLanguage && rule.language == m_language) {
            m_class = rule.selector.mid(1);
            return Markup::isXmlName(m_class);
        }
    }
    m_sheet = {};
    return false;
}

void Writer::head()
{
    if (keepHead()) {
        m_kept = true;
        m_out << m_document.head << QChar(u'\n');
        if (!m_document.head.contains("<body"_L1, Qt::CaseInsensitive))
            m_out << "<BODY>\n"_L1;
        return;
    }
    QString title = m_options.title.isEmpty() ? m_document.metadata.value(u"title"_s) : m_options.title;
    const QString copyright = harmless(m_document.metadata.value(u"copyright"_s));
    int others = 0;
    for (auto it = m_document.metadata.begin(); it != m_document.metadata.end(); ++it)
        others += it.key() != "title"_L1 && it.key() != "copyright"_L1;
    addLoss(m_writing.losses, SubtitleFeature::Metadata, others);
    const QString code = m_language.code();
    m_class = (m_language.isValid() ? Markup::toXmlName(m_language.base().code().toUpper()) : u"SUB"_s) + "CC"_L1;
    m_out << "<SAMI>\n<HEAD>\n<TITLE>"_L1 << Markup::escaped(title.simplified()) << "</TITLE>\n<SAMIParam>\n"_L1;
    if (!copyright.isEmpty())
        m_out << "  Copyright {"_L1 << copyright << "}\n"_L1;
    m_out << "  Metrics {time:ms;}\n  Spec {MSFT:1.0;}\n</SAMIParam>\n<STYLE TYPE=\"text/css\">\n<!--\n"_L1
          << "P { text-align: center; color: white; font-family: Arial, sans-serif; }\n"_L1;
    const QString name = m_language.isValid() ? harmless(m_language.nativeName()) : u"Subtitles"_s;
    m_out << "."_L1 << m_class << " { Name: "_L1 << (name.isEmpty() ? code : name) << "; lang: "_L1
          << (m_language.isValid() ? code : u"und"_s) << "; SAMIType: CC; }\n"_L1;
    for (const NamedStyle &style : m_document.styles) {
        m_out << "#"_L1 << Markup::toXmlName(style.name) << " {"_L1
              << (m_document.format == "sami"_L1 && !style.native.isEmpty()
                         ? u' ' + style.native.simplified().remove(u'<').remove(u'}').remove(u'{')
                         : cssOf(style.text))
              << " }\n"_L1;
    }
    m_out << "-->\n</STYLE>\n</HEAD>\n<BODY>\n"_L1;
}

void Writer::showFrom(qint64 ms)
{
    m_out << "<SYNC Start="_L1;
    m_out.number(ms) << ">"_L1;
}

/// Its style as an ID, where its words still have what that says.
QString Writer::id(const Cue &cue, TextStyle &base) const
{
    const QString &style = cue.details().style;
    if (style.isEmpty())
        return {};
    const auto known = std::find_if(
        m_document.styles.begin(), m_document.styles.end(), [&](const NamedStyle &each) { return each.name == style; });
    if (known == m_document.styles.end())
        return {};
    if (m_document.format == "sami"_L1) {
        bool fits = true;
        forEachSegment(cue, [&](QStringView, const TextStyle &each) {
            fits = fits && (each.traits & known->text.traits) == known->text.traits
                && (known->text.color == 0 || each.color != 0) && (known->text.background == 0 || each.background != 0)
                && (known->text.font.isEmpty() || !each.font.isEmpty());
        });
        if (!fits)
            return {};
        base = known->text;
    }
    return Markup::toXmlName(style);
}

void Writer::cue(const Cue &cue)
{
    if (!m_markup.isEmpty())
        m_markup += "<br>"_L1;
    const CueDetails &details = cue.details();
    if (!details.speaker.isEmpty()) {
        m_markup += "<P Class="_L1 + m_class + " ID=Source>"_L1;
        Markup::appendEscaped(m_markup, details.speaker.simplified());
    }
    TextStyle base;
    const QString style = id(cue, base);
    m_markup += "<P Class="_L1 + m_class;
    if (!style.isEmpty())
        m_markup += " ID="_L1 + style;
    // A style of its own, or at least its side.
    const bool kept = m_document.format == "sami"_L1 && m_options.keepNative
        && details.settings.startsWith("style=\""_L1)
        && Markup::isWellFormed(QString("<p "_L1 + details.settings + "/>"_L1), {});
    if (kept) {
        m_markup += u' ' + details.settings;
        Markup::applyCss(Markup::decoded(details.settings.mid(7).chopped(1)), base);
    } else if (details.placement.anchor > 0 && details.placement.anchor % 3 != 2) {
        m_markup +=
            details.placement.anchor % 3 == 1 ? " style=\"text-align:left\""_L1 : " style=\"text-align:right\""_L1;
    }
    m_markup += u'>';
    if (m_document.format == "sami"_L1 && m_options.keepNative && !details.native.isEmpty()) {
        Cue again;
        if (readParagraph(details.native, base, m_sheet, again) && again.text == cue.text && again.runs == cue.runs) {
            m_markup += details.native;
            return;
        }
    }
    Markup::appendHtml(m_markup, cue);
}

void Writer::run()
{
    head();
    QList<const Cue *> cues;
    for (const Cue &each : m_document.cues) {
        if (!each.isComment())
            cues.append(&each);
    }
    const auto startOf = [](const Cue *each) { return std::max<qint64>(0, each->startMs); };
    std::stable_sort(cues.begin(), cues.end(), [&](const Cue *a, const Cue *b) { return startOf(a) < startOf(b); });
    for (qsizetype i = 0; i < cues.size();) {
        const qint64 start = startOf(cues[i]);
        qint64 end = start + 1;
        m_markup.resize(0);
        for (; i < cues.size() && startOf(cues[i]) == start; ++i) {
            end = std::max(end, cues[i]->endMs);
            if (!cues[i]->text.isEmpty())
                cue(*cues[i]);
        }
        const qint64 next = i < cues.size() ? startOf(cues[i]) : std::numeric_limits<qint64>::max();
        showFrom(start);
        if (m_markup.isEmpty())
            m_out << "<P Class="_L1 << m_class << ">&nbsp;\n"_L1;
        else
            m_out << m_markup << QChar(u'\n');
        if (end < next && !m_markup.isEmpty()) {
            showFrom(end);
            m_out << "<P Class="_L1 << m_class << ">&nbsp;\n"_L1;
        }
    }
    m_out << "</BODY>\n</SAMI>\n"_L1;
}

} // namespace

void write(const Document &document, const WriteOptions &options, TextOutput &out, Writing &writing)
{
    Writer(document, options, out, writing).run();
}

} // namespace Legenda::Sami
