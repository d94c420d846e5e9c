// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

#include <functional>

class QLabel;
class QPushButton;

namespace Legenda {

class CueEditor;

/// The text of a subtitle, below what there is to say of it.
class TextPage : public QWidget
{
    Q_OBJECT
public:
    explicit TextPage(QWidget *parent = nullptr);

    CueEditor *editor() const { return m_editor; }
    /// That this is not all of it, or not downloaded; empty: nothing to say.
    void setBanner(const QString &text, const QString &button = {}, const std::function<void()> &run = {});
    void setWarnings(const QStringList &warnings);
    /// About changes by hand, with a button where there is something to do; empty: nothing to say.
    void setNote(const QString &text, const QString &button = {}, const std::function<void()> &run = {});

private:
    struct Line
    {
        QWidget *row = nullptr;
        QLabel *text = nullptr;
        QPushButton *button = nullptr;
        std::function<void()> run;
    };
    void buildLine(Line &line);
    static void setLine(Line &line, const QString &text, const QString &button, const std::function<void()> &run);

    Line m_banner;
    Line m_note;
    QLabel *m_warnings = nullptr;
    CueEditor *m_editor = nullptr;
};

} // namespace Legenda
