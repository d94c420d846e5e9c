// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/save/savepath.h"

#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

/// "pt-br" -> "pt-BR", "sr-latn" -> "sr-Latn": the case of BCP 47, which players know.
QString languageForPlayers(const Language &language)
{
    QStringList parts = language.code().split(u'-');
    for (qsizetype i = 1; i < parts.size(); ++i) {
        if (parts[i].size() == 2)
            parts[i] = parts[i].toUpper();
        else if (parts[i].size() == 4)
            parts[i][0] = parts[i][0].toUpper();
    }
    return parts.join(u'-');
}

QString withoutSeparators(QString text)
{
    text.remove(u'/');
    text.remove(QChar(0));
#ifdef Q_OS_WIN
    text.remove(u'\\');
#endif
    return text;
}

/// The file name without its extension. Not QFileInfo::completeBaseName: that of ".mkv" is empty.
QString stemOf(const QString &videoPath)
{
    const QString name = QFileInfo(videoPath).fileName();
    const qsizetype dot = name.lastIndexOf(u'.');
    return dot > 0 ? name.left(dot) : name;
}

struct Parts
{
    QString before; ///< the stem
    QString stem;
    QString after;
};

/// Fills the template; what stands before and after the stem is kept apart, so that the stem alone can be cut.
Parts fill(const SaveName &name, const QString &nameTemplate)
{
    QStringList flags;
    if (name.forced)
        flags << u"forced"_s;
    if (name.hearingImpaired)
        flags << u"sdh"_s;
    const QString stem = stemOf(name.videoPath);

    Parts parts;
    bool stemSeen = false;
    QString *out = &parts.before;
    const auto add = [&](const QString &value) {
        if (!value.isEmpty()) {
            *out += withoutSeparators(value);
            return;
        }
        constexpr QStringView separators = u".-_ ";
        if (!out->isEmpty() && separators.contains(out->back()))
            out->chop(1);
    };
    for (qsizetype i = 0; i < nameTemplate.size(); ++i) {
        const QStringView rest = QStringView(nameTemplate).mid(i);
        const qsizetype close = rest.startsWith(u'{') ? rest.indexOf(u'}') : -1;
        const QStringView key = close > 0 ? rest.mid(1, close - 1) : QStringView();
        if (key == "stem"_L1 && !stemSeen) {
            stemSeen = true;
            parts.stem = withoutSeparators(stem);
            out = &parts.after;
        } else if (key == "stem"_L1) {
            add(stem);
        } else if (key == "language"_L1) {
            add(languageForPlayers(name.language));
        } else if (key == "language3"_L1) {
            add(name.language.alpha3());
        } else if (key == "flags"_L1) {
            add(flags.join(u'.'));
        } else if (key == "ext"_L1) {
            add(safeFileName(name.extension.isEmpty() ? u"srt"_s : name.extension));
        } else {
            *out += withoutSeparators(nameTemplate.mid(i, 1));
            continue;
        }
        i += close;
    }
    return parts;
}

} // namespace

QString defaultNameTemplate()
{
    return u"{stem}.{language}.{flags}.{ext}"_s;
}

QString subtitleFileName(const SaveName &name, const QString &nameTemplate)
{
    Parts parts = fill(name, nameTemplate.trimmed().isEmpty() ? defaultNameTemplate() : nameTemplate);
    const qsizetype others = parts.before.toUtf8().size() + parts.after.toUtf8().size();
    if (others < maxFileNameBytes)
        parts.stem = cutToBytes(parts.stem, maxFileNameBytes - others);
    QString whole = cutToBytes(parts.before + parts.stem + parts.after, maxFileNameBytes);
    // A template of dots, or of nothing that this subtitle has.
    if (whole.count(u'.') == whole.size())
        whole = safeFileName(u"subtitle."_s + name.extension);
    return whole;
}

QString subtitlePath(const SaveName &name, const QString &nameTemplate, const QString &folder)
{
    const QDir videoFolder = QFileInfo(name.videoPath).absoluteDir();
    // absoluteFilePath() of an absolute folder is that folder.
    const QString target = folder.isEmpty() ? videoFolder.absolutePath() : videoFolder.absoluteFilePath(folder);
    return QDir(QDir::cleanPath(target)).filePath(subtitleFileName(name, nameTemplate));
}

} // namespace Legenda
