// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDialog>

namespace Legenda {

/// What counts as an advert, so that nobody has to wonder why a cue went.
class AdvertsDialog : public QDialog
{
    Q_OBJECT
public:
    explicit AdvertsDialog(QWidget *parent = nullptr);
};

} // namespace Legenda
