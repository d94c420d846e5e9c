// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/pipeline/library.h"
#include "core/search/ranker.h"

#include <QUrl>
#include <QWidget>

class QLabel;
class QToolButton;

namespace Legenda {

class ElidedLabel;
class PosterLoader;

/// What the hits are for: title, year, episode, and how that is known.
class ResultsHeader : public QWidget
{
    Q_OBJECT
public:
    explicit ResultsHeader(QWidget *parent = nullptr);

    void showVideo(const LibraryEntry &entry, const QList<RankedHit> &hits);
    void showFreeSearch(const QString &question);
    /// In place of the icon, where it is known.
    void setPosters(PosterLoader *posters);

    /// How a video was recognised, in words. @param hits an exact match among them tells more than the name
    static QString howIdentified(const LibraryEntry &entry, const QList<RankedHit> &hits);
    /// The film or show: what the person chose, else what an exact match says, else what the name says.
    static FeatureRef featureOf(const LibraryEntry &entry, const QList<RankedHit> &hits);

Q_SIGNALS:
    void identifyRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void setTexts(const QString &icon, const QString &title, const QString &line, const QString &toolTip);
    void showWebVideo(const LibraryEntry &entry);
    void updatePicture();

    QString m_icon;
    QString m_provider; ///< of the poster
    QUrl m_poster;
    PosterLoader *m_posters = nullptr;
    QLabel *m_picture = nullptr;
    ElidedLabel *m_title = nullptr;
    ElidedLabel *m_line = nullptr;
    QToolButton *m_identify = nullptr;
};

} // namespace Legenda
