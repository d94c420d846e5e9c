// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Films and shows of a catalogue as a tree: a show opens to its seasons, a season to its episodes. What is below a row
// is made when it is opened, and asked for where the service did not send it along.

#include "core/providers/capabilities.h"

#include <QAbstractItemModel>
#include <QPixmap>

#include <functional>
#include <memory>
#include <vector>

namespace Legenda {

/// What a row stands for.
struct FeatureChoice
{
    const Feature *feature = nullptr; ///< nullptr: nothing that can be chosen
    int season = -1; ///< -1: the whole show, or a film
    int episode = -1; ///< -1: the whole season
};

class FeatureTreeModel : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum Role {
        LineRole = Qt::UserRole, ///< second line of a film or show; empty elsewhere
        PosterRole, ///< QPixmap; null: none, or not yet
        IsFeatureRole, ///< bool: a film or show, with poster and two lines
        IconRole, ///< name for Icons, in place of a poster
    };
    using PosterSource = std::function<QPixmap(const QString &provider, const QUrl &url)>;

    explicit FeatureTreeModel(QObject *parent = nullptr);
    ~FeatureTreeModel() override;

    void setPosterSource(PosterSource source) { m_posters = std::move(source); }
    void setFeatures(const QList<Feature> &features);
    /// The episodes that episodesWanted() asked for; empty: there is no list of them.
    void setEpisodes(qint64 featureId, const QList<FeatureEpisode> &episodes);
    void posterLoaded(const QUrl &url);

    FeatureChoice choiceAt(const QModelIndex &index) const;
    QModelIndex featureIndex(const QModelIndex &below) const; ///< of the film or show that a row belongs to
    /// Of an episode whose season is opened; invalid where there is none.
    QModelIndex indexOf(const QModelIndex &show, int season, int episode) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    bool hasChildren(const QModelIndex &parent = {}) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    /// A show was opened whose episodes are not known.
    void episodesWanted(const Legenda::Feature &feature);

private:
    struct Node;

    Node *nodeAt(const QModelIndex &index) const;
    QModelIndex indexOf(const Node *node) const;
    void addSeasons(Node *show);
    QString text(const Node &node) const;
    static QString line(const Feature &feature);

    PosterSource m_posters;
    std::vector<std::unique_ptr<Node>> m_features;
};

} // namespace Legenda
