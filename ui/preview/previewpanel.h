// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Below the hits: facts of one hit and, once the person asks for it, its text with times.

#include "core/pipeline/library.h"
#include "core/search/ranker.h"

#include <QWidget>

#include <memory>

namespace Legenda {

class Engine;

class PreviewPanel : public QWidget
{
    Q_OBJECT
public:
    explicit PreviewPanel(Engine &engine, QWidget *parent = nullptr);
    ~PreviewPanel() override;

public Q_SLOTS:
    /// Facts only, and the text where it was fetched before: asks no service.
    void showHit(const Legenda::LibraryEntry &entry, const Legenda::RankedHit &hit);
    /// The same, and fetches the text. Costs a download where the service counts.
    void readHit(const Legenda::LibraryEntry &entry, const Legenda::RankedHit &hit);
    void clear();

Q_SIGNALS:
    void downloadRequested(Legenda::VideoId id, const QList<Legenda::RankedHit> &hits);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace Legenda
