// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Everything about one hit: why it has its score and what the service says of it, to read, choose and copy.

#include "core/search/ranker.h"
#include "ui/preview/detailstext.h"

#include <QHash>
#include <QWidget>

class QHBoxLayout;
class QLabel;
class QPushButton;
class QTextBrowser;
class QUrl;

namespace Legenda {

class DetailsView : public QWidget
{
    Q_OBJECT
public:
    explicit DetailsView(QWidget *parent = nullptr);

    /// Names to show for provider ids.
    void setServiceNames(const QHash<QString, QString> &names);
    /// Whether some service translates.
    void setTranslatable(bool on);
    /// @param forVideo a video is there that it can be hidden for
    void showHit(const RankedHit &hit, bool forVideo, const QString &cost);
    /// What people wrote about the hit that is shown.
    void setComments(const HitComments &comments);
    void focusText();

Q_SIGNALS:
    /// Try again.
    void commentsRequested();
    void readRequested();
    void translateRequested();
    /// "Not this one", or, with false, "Offer again".
    void unwantedRequested(bool unwanted);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    bool isWide() const;
    void fill();
    void openLink(const QUrl &link);

    QHash<QString, QString> m_serviceNames;
    RankedHit m_hit;
    HitComments m_comments;
    bool m_wide = false; ///< as it was filled
    QPushButton *m_read = nullptr;
    QLabel *m_cost = nullptr;
    QPushButton *m_translate = nullptr;
    QPushButton *m_unwanted = nullptr;
    QTextBrowser *m_text = nullptr;
};

} // namespace Legenda
