// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// How the chosen files are read, where the person knows better than the program.

#include "ui/convert/convertqueue.h"

#include <QWidget>

#include <functional>

class QComboBox;
class QLabel;
class QMenu;

namespace Legenda {

/// A change of one field, for files that may differ in the others.
using ReadAsChange = std::function<void(ReadAs &)>;

class ReadAsForm : public QWidget
{
    Q_OBJECT
public:
    explicit ReadAsForm(QWidget *parent = nullptr);

    /// @param item of the current row; nullptr: none  @param files how many a change goes to
    void setItem(const ConvertItem *item, int files, double videoFps);

    /// The same choices as menus.
    static void addMenus(
        QMenu *menu, const ConvertItem &item, double videoFps, const std::function<void(ReadAsChange)> &use);

Q_SIGNALS:
    void changed(const Legenda::ReadAsChange &change);

private:
    QComboBox *addBox(const QString &name, const QString &label);

    QComboBox *m_format = nullptr;
    QComboBox *m_encoding = nullptr;
    QComboBox *m_rate = nullptr;
    QComboBox *m_track = nullptr;
    QLabel *m_trackLabel = nullptr;
    QLabel *m_hint = nullptr;
};

} // namespace Legenda
