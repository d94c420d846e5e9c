// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/providers/capabilities.h"

#include <QObject>

class QCompleter;
class QLineEdit;
class QStringListModel;

namespace Legenda {

class Engine;
class FeatureSearch;

/// Offers films and shows of a catalogue below a text field while a person types.
class FeatureCompleter : public QObject
{
    Q_OBJECT
public:
    FeatureCompleter(Engine &engine, QLineEdit *edit);

Q_SIGNALS:
    /// The person took one of the offers; the field holds its title.
    void featureChosen(const Legenda::Feature &feature);

private:
    void show(const QList<Feature> &features);

    QLineEdit *m_edit;
    FeatureSearch *m_search;
    QStringListModel *m_lines;
    QCompleter *m_completer;
    QList<Feature> m_features;
};

} // namespace Legenda
