// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What would become of the chosen file, live: both texts, and below them what was changed, lost or odd.

#include "core/pipeline/engine.h"
#include "ui/convert/comparison.h"

#include <QTimer>
#include <QWidget>

#include <stop_token>

class QListWidget;
class QStackedWidget;

namespace Legenda {

class BusyLine;
class CompareView;
class StatePage;

class ConvertPreview : public QWidget
{
    Q_OBJECT
public:
    explicit ConvertPreview(Engine &engine, QWidget *parent = nullptr);
    ~ConvertPreview() override; ///< stops

    /// Makes it anew in a moment; what was asked for before and has not come is of no use any more.
    /// @param videoMs length of the video beside; 0: not known
    void refresh(const FileConversionRequest &request, qint64 videoMs);
    void clear();
    bool isBusy() const { return m_wait.isActive() || m_running; }
    CompareView *compareView() const { return m_compare; }
    QListWidget *remarks() const { return m_remarks; }

Q_SIGNALS:
    void shown(const Legenda::ConvertPreviewData &made);
    void failed(const Legenda::Error &error);

private:
    void run();
    void take(int number, const QString &input, const Result<ConvertPreviewData> &made);
    void showRemarks(const QList<Remark> &remarks);
    void fitRemarks();
    void resizeEvent(QResizeEvent *event) override;

    Engine &m_engine;
    FileConversionRequest m_request;
    qint64 m_videoMs = 0;
    QString m_shown; ///< input of what is shown; empty: nothing
    QTimer m_wait;
    std::stop_source m_stop;
    int m_number = 0; ///< of the last one that was begun
    bool m_running = false;
    BusyLine *m_busy;
    QStackedWidget *m_stack;
    StatePage *m_state;
    CompareView *m_compare;
    QListWidget *m_remarks;
};

} // namespace Legenda
