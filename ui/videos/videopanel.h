// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The left side of the window: filter, "only missing", and the tree of videos.

#include "core/pipeline/library.h"

#include <QSet>
#include <QTimer>
#include <QWidget>

class QAction;
class QLabel;
class QLineEdit;
class QToolButton;
class QTreeView;

namespace Legenda {

class VideoModel;

class VideoPanel : public QWidget
{
    Q_OBJECT
public:
    explicit VideoPanel(Library &library, QWidget *parent = nullptr);
    ~VideoPanel() override;

    VideoModel &model() const { return *m_model; }
    QTreeView *tree() const { return m_tree; }

    /// The context menu.
    void setVideoActions(const QList<QAction *> &actions);
    void setWanted(const QList<Language> &languages, bool embeddedCounts);

    /// In the order of the tree; a chosen group stands for its videos.
    QList<VideoId> selectedVideos() const;
    VideoId currentVideo() const; ///< -1: none
    /// Of the whole panel's coordinates. -1: no video there.
    VideoId videoAt(const QPoint &position) const;
    QRect rowRect(VideoId id) const; ///< in the panel's coordinates; empty: not in sight
    void select(const QList<VideoId> &ids);
    void focusFilter();
    void focusTree();
    void selectAll();
    /// To the next (1) or previous (-1) video, across groups; the keyboard stays where it is.
    void step(int by);
    void setOnlyMissing(bool on);

    QByteArray saveState() const;
    void restoreState(const QByteArray &state);

Q_SIGNALS:
    void currentVideoChanged(Legenda::VideoId id);
    void selectionChanged();
    void onlyMissingChanged(bool on);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void expandNew(const QModelIndex &parent, int first, int last);
    void updateEmptyText();

    VideoModel *m_model = nullptr;
    QLineEdit *m_filter = nullptr;
    QToolButton *m_onlyMissing = nullptr;
    QTreeView *m_tree = nullptr;
    QLabel *m_nothing = nullptr;
    QTimer m_filterDelay;
    QSet<QString> m_collapsed; ///< group keys
    VideoId m_current = -1;
};

} // namespace Legenda
