// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/settings/preferencespage.h"

class QCheckBox;

namespace Legenda {

/// What counts as a video, and as a subtitle that is there.
class ScanningPage : public PreferencesPage
{
    Q_OBJECT
public:
    explicit ScanningPage(QWidget *parent = nullptr);

    void load(const Preferences &preferences) override;
    void store(Preferences &preferences) const override;

private:
    QCheckBox *m_extras = nullptr;
    QCheckBox *m_skipPresent = nullptr;
    QCheckBox *m_embedded = nullptr;
};

} // namespace Legenda
