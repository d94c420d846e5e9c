// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// "Not this one…": the person says which film, show or episode the selected videos are, or all videos of a folder.

#include "core/pipeline/library.h"
#include "core/providers/capabilities.h"

#include <QDialog>
#include <QHash>

#include <stop_token>

class QCheckBox;
class QComboBox;
class QDialogButtonBox;
class QLabel;
class QLineEdit;
class QSpinBox;
class QTreeView;

namespace Legenda {

class BusyLine;
class Engine;
class EpisodePlanModel;
class FeatureSearch;
class FeatureTreeModel;
class PosterLoader;

class IdentifyDialog : public QDialog
{
    Q_OBJECT
public:
    IdentifyDialog(Engine &engine, const QList<LibraryEntry> &entries, QWidget *parent = nullptr);
    ~IdentifyDialog() override; ///< stops

Q_SIGNALS:
    /// After the library has been told.
    void chosen(const QHash<Legenda::VideoId, Legenda::FeatureRef> &features);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    enum Mode { ByTitle, ByImdb, ByTmdb };

    void findFolderMates();
    void buildForm();
    void buildSearchRow(QLayout *layout);
    QWidget *buildEpisodeRow();
    QWidget *buildPlan();
    void connectAll();
    void ask(bool now);
    void showFeatures(const QList<Feature> &features);
    void askEpisodes(const Feature &feature);
    void askByFile();
    void showByFile(const QList<HashMatch> &matches);
    void choose(const QHash<VideoId, FeatureRef> &features);
    void currentChanged();
    void updateChoice();
    void updatePlan(const Feature *feature);
    void apply();
    FeatureQuery query() const;
    bool isForOne() const;
    const QList<LibraryEntry> &targets() const;

    Engine &m_engine;
    QList<LibraryEntry> m_entries;
    QList<LibraryEntry> m_folderMates; ///< all videos of the folder of the only entry, itself among them
    FeatureSearch *m_search = nullptr;
    FeatureTreeModel *m_model = nullptr;
    EpisodePlanModel *m_planModel = nullptr;
    PosterLoader *m_posters = nullptr;
    std::stop_source m_stop; ///< of what is asked for by opening a show
    bool m_answered = false; ///< the list is the answer to what is typed

    QComboBox *m_mode = nullptr;
    QLineEdit *m_text = nullptr;
    QWidget *m_byFile = nullptr; ///< what services know the file itself as
    BusyLine *m_busy = nullptr;
    QTreeView *m_list = nullptr;
    QLabel *m_note = nullptr;
    QCheckBox *m_whole = nullptr;
    QWidget *m_episodeRow = nullptr;
    QSpinBox *m_season = nullptr;
    QSpinBox *m_episode = nullptr;
    QLabel *m_episodeNote = nullptr;
    QWidget *m_plan = nullptr;
    QLabel *m_planNote = nullptr;
    QDialogButtonBox *m_buttons = nullptr;
};

} // namespace Legenda
