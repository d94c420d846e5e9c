// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The right-hand side: what the services have for one video, with filters, order and a score that explains itself.

#include "core/pipeline/library.h"
#include "core/search/ranker.h"

#include <QWidget>

#include <memory>

namespace Legenda {

class Engine;

class ResultsPanel : public QWidget
{
    Q_OBJECT
public:
    explicit ResultsPanel(Engine &engine, QWidget *parent = nullptr);
    ~ResultsPanel() override;

public Q_SLOTS:
    void showVideo(Legenda::VideoId id);
    void showNothing();

Q_SIGNALS:
    void downloadRequested(Legenda::VideoId id, const QList<Legenda::RankedHit> &hits);
    /// The person asks to read it: that may cost a download.
    void previewRequested(Legenda::VideoId id, const Legenda::RankedHit &hit);
    /// Another row is the current one: only facts are to be shown.
    void hitSelected(Legenda::VideoId id, const Legenda::RankedHit &hit);
    void identifyRequested(Legenda::VideoId id);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace Legenda
