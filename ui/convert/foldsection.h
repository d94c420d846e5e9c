// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class QToolButton;

namespace Legenda {

/// A part of a panel that folds up below its title, so that many of them stay calm. The title tells how much is
/// switched on inside, and switches it off.
class FoldSection : public QWidget
{
    Q_OBJECT
public:
    FoldSection(const QString &title, QWidget *content, QWidget *parent = nullptr);

    bool isOpen() const { return m_open; }
    void setOpen(bool open);
    /// "2 changes" beside the title; 0: nothing.
    void setCount(int count);
    int count() const { return m_count; }
    /// How far the content stands inside, in pixels.
    int indent() const;
    /// What the title line needs, in pixels.
    int headWidth() const;
    QToolButton *header() const { return m_header; }

Q_SIGNALS:
    void resetRequested();
    void openChanged(bool open);

protected:
    void changeEvent(QEvent *event) override;

private:
    class CountBadge;
    void showArrow();

    QString m_title;
    QWidget *m_content;
    QToolButton *m_header;
    CountBadge *m_badge;
    QToolButton *m_reset;
    int m_count = 0;
    bool m_open = false;
};

} // namespace Legenda
