// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// "Not this one…": the person says which film or show the selected videos are.

#include "core/pipeline/library.h"
#include "core/providers/capabilities.h"

#include <QDialog>
#include <QHash>

class QComboBox;
class QDialogButtonBox;
class QLabel;
class QLineEdit;
class QSpinBox;
class QTreeView;

namespace Legenda {

class BusyLine;
class Engine;
class FeatureModel;
class FeatureSearch;

class IdentifyDialog : public QDialog
{
    Q_OBJECT
public:
    IdentifyDialog(Engine &engine, const QList<LibraryEntry> &entries, QWidget *parent = nullptr);

Q_SIGNALS:
    /// After the library has been told.
    void chosen(const QHash<Legenda::VideoId, Legenda::FeatureRef> &features);

private:
    enum Mode { ByTitle, ByImdb, ByTmdb };

    void buildForm();
    QWidget *buildEpisodeRow();
    void ask(bool now);
    void showFeatures(const QList<Feature> &features);
    void updateChoice();
    void apply();
    FeatureQuery query() const;
    const Feature *current() const;

    Engine &m_engine;
    QList<LibraryEntry> m_entries;
    FeatureSearch *m_search = nullptr;
    FeatureModel *m_model = nullptr;
    QComboBox *m_mode = nullptr;
    QLineEdit *m_text = nullptr;
    BusyLine *m_busy = nullptr;
    QTreeView *m_list = nullptr;
    QLabel *m_note = nullptr;
    QWidget *m_episodeRow = nullptr;
    QSpinBox *m_season = nullptr;
    QSpinBox *m_episode = nullptr;
    QLabel *m_episodeNote = nullptr;
    QDialogButtonBox *m_buttons = nullptr;
};

} // namespace Legenda
