// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A question by hand: text, or an IMDb or TMDB number, with season, episode and year.

#include "core/providers/searchquery.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QSpinBox;

namespace Legenda {

class Engine;

/// What a person typed into the text field: "tt0770828", "https://www.imdb.com/title/tt0770828/", "imdb 770828",
/// "tmdb:49521", "https://www.themoviedb.org/movie/49521-x" give numbers, everything else is text. "s01e02" and "1x02"
/// at the end become season and episode.
SearchQuery parseFreeSearch(const QString &text);

class FreeSearchPanel : public QWidget
{
    Q_OBJECT
public:
    explicit FreeSearchPanel(QWidget *parent = nullptr);

    /// Offers titles of a service's catalogue while typing; one that is taken is asked for by its number.
    void completeFrom(Engine &engine);
    void focusText();
    SearchQuery query() const;

Q_SIGNALS:
    void searchRequested(const Legenda::SearchQuery &query);
    void closeRequested();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void submit();
    void narrow(SearchQuery &query) const;

    QLineEdit *m_text = nullptr;
    QSpinBox *m_season = nullptr;
    QSpinBox *m_episode = nullptr;
    QSpinBox *m_year = nullptr;
    QLabel *m_hint = nullptr;
};

} // namespace Legenda
