// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/convert/convertpreview.h"

#include "core/base/background.h"
#include "ui/convert/compareview.h"
#include "ui/videos/videotext.h"
#include "ui/widgets/busyline.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/statepage.h"
#include "ui/widgets/theme.h"

#include <QListWidget>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

/// Typing and dragging change many times a second.
constexpr int waitMs = 250;
/// With its samples: about two lines.
constexpr qsizetype longestRemark = 160;

} // namespace

ConvertPreview::ConvertPreview(Engine &engine, QWidget *parent)
    : QWidget(parent), m_engine(engine), m_busy(new BusyLine(this)), m_stack(new QStackedWidget(this)),
      m_state(new StatePage(this)), m_compare(new CompareView(this)), m_remarks(new QListWidget(this))
{
    setAccessibleName(tr("Before and after"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing(this, 1));
    column->addWidget(m_busy);
    m_stack->addWidget(m_state);
    m_stack->addWidget(m_compare);
    column->addWidget(m_stack, 1);
    m_remarks->setAccessibleName(tr("What is changed and what is lost"));
    m_remarks->setFrameShape(QFrame::NoFrame);
    m_remarks->setWordWrap(true);
    m_remarks->setSelectionMode(QAbstractItemView::NoSelection);
    m_remarks->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_remarks->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_remarks->viewport()->setAutoFillBackground(false);
    column->addWidget(m_remarks);
    m_wait.setSingleShot(true);
    m_wait.setInterval(waitMs);
    connect(&m_wait, &QTimer::timeout, this, &ConvertPreview::run);
    clear();
}

ConvertPreview::~ConvertPreview()
{
    m_stop.request_stop();
}

void ConvertPreview::clear()
{
    m_stop.request_stop();
    ++m_number;
    m_wait.stop();
    m_running = false;
    m_shown.clear();
    m_busy->setBusy(false);
    m_compare->clear();
    showRemarks({});
    m_state->setState(u"preview"_s, tr("Choose a file to see it before and after."), {});
    m_stack->setCurrentWidget(m_state);
}

void ConvertPreview::refresh(const FileConversionRequest &request, qint64 videoMs)
{
    const bool sameVideo = m_videoMs == videoMs;
    m_videoMs = videoMs;
    if (request == m_request && sameVideo && (m_shown == request.input || isBusy()))
        return;
    const bool other = m_request.input != request.input || m_shown.isEmpty();
    m_request = request;
    m_stop.request_stop();
    ++m_number;
    m_running = false;
    m_busy->setBusy(true, tr("Making the preview"));
    if (!other) {
        m_wait.start();
        return;
    }
    // Another file need not wait: who looks through the list sees it at once.
    m_wait.stop();
    run();
}

void ConvertPreview::run()
{
    m_stop = std::stop_source();
    const int number = ++m_number;
    m_running = true;
    const std::stop_token stop = m_stop.get_token();
    auto pending = andThen(m_engine.previewFile(m_request, stop), this,
        [fps = m_request.how.store.write.fps, stop](FileConversion conversion) {
            return runInBackground(
                Pool::Cpu, stop, [conversion = std::move(conversion), fps]() -> Result<ConvertPreviewData> {
                    return previewOf(conversion, fps);
                });
        });
    whenDone(std::move(pending), this,
        [this, number, input = m_request.input](const Result<ConvertPreviewData> &made) { take(number, input, made); });
}

void ConvertPreview::take(int number, const QString &input, const Result<ConvertPreviewData> &made)
{
    if (number != m_number)
        return;
    m_running = false;
    m_busy->setBusy(false);
    if (!made) {
        m_shown.clear();
        showRemarks({});
        m_state->setState(u"error"_s, tr("It cannot be converted like this."), made.error().message);
        m_stack->setCurrentWidget(m_state);
        Q_EMIT failed(made.error());
        return;
    }
    m_compare->show(*made, m_videoMs, m_shown == input);
    m_shown = input;
    showRemarks(made->remarks);
    m_stack->setCurrentWidget(m_compare);
    Q_EMIT shown(*made);
}

void ConvertPreview::showRemarks(const QList<Remark> &remarks)
{
    m_remarks->clear();
    for (const Remark &remark : remarks) {
        QString text = oneLine(remark.text);
        QString whole = text;
        if (!remark.samples.isEmpty()) {
            QStringList quoted;
            for (const QString &sample : remark.samples)
                quoted << tr("“%1”").arg(oneLine(sample));
            whole += u'\n' + quoted.join(u'\n');
            text += u"  "_s + quoted.join(u"  "_s);
            if (text.size() > longestRemark)
                text = text.left(longestRemark - 1) + u'…';
        }
        auto *item = new QListWidgetItem(text, m_remarks);
        item->setFlags(Qt::ItemIsEnabled);
        const bool done = remark.kind == Remark::Kind::Done;
        item->setIcon(Icons::get(done ? u"check"_s : u"warning"_s, done ? Icons::Tone::Good : Icons::Tone::Warn));
        item->setToolTip(whole);
    }
    m_remarks->setVisible(!remarks.isEmpty());
    fitRemarks();
}

/// As high as what it says, up to a few lines.
void ConvertPreview::fitRemarks()
{
    constexpr int mostLines = 5;
    const int most = m_remarks->fontMetrics().lineSpacing() * mostLines + spacing(this, 2);
    int height = 0;
    m_remarks->doItemsLayout();
    for (int row = 0; row < m_remarks->count() && height < most; ++row)
        height += m_remarks->sizeHintForRow(row);
    m_remarks->setFixedHeight(qMin(most, height + spacing(this, 1)));
}

void ConvertPreview::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitRemarks();
}

} // namespace Legenda
