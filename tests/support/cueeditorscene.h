// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The cue editor on a document of its own, and in the preview of a hit.

#include "tests/support/workshop.h"
#include "ui/preview/cueeditor.h"
#include "ui/preview/cueform.h"
#include "ui/preview/cuesession.h"
#include "ui/preview/cuetimeedit.h"
#include "ui/preview/editablecuemodel.h"
#include "ui/preview/previewpanel.h"

#include <QLabel>
#include <QPlainTextEdit>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

#include <memory>

namespace Legenda {

using namespace Qt::StringLiterals;

inline Document threeCues()
{
    Document document;
    document.format = u"subrip"_s;
    document.cues = {Cue(1000, 2000, u"Good morning"_s), Cue(3000, 4500, u"The mill is closed"_s),
        Cue(6000, 7000, u"Come back tomorrow"_s)};
    return document;
}

/// The editor on a document, open on a row.
struct EditorBench
{
    CueSession session;
    CueEditor editor;

    explicit EditorBench(const Document &document = threeCues(), int row = 0) : session(editableText(document))
    {
        editor.resize(700, 400);
        editor.show();
        editor.activateWindow();
        (void)QTest::qWaitForWindowActive(&editor);
        editor.setSession(&session, 10'000);
        choose(row);
        editor.beginEditing();
    }

    QTreeView *list() const { return editor.list(); }
    EditableCueModel &model() const { return *qobject_cast<EditableCueModel *>(list()->model()); }
    QPlainTextEdit *text() const { return editor.findChild<QPlainTextEdit *>(); }
    CueTimeEdit *time(int which) const
    {
        return editor.findChild<CueForm *>()->findChildren<CueTimeEdit *>().at(which);
    }
    const QList<Cue> &cues() const { return session.document().cues; }
    QStringList texts() const
    {
        QStringList all;
        for (const Cue &cue : cues())
            all << cue.text;
        return all;
    }
    /// What the list shows is what the document says.
    bool isShown() const
    {
        if (model().rowCount() != cues().size())
            return false;
        for (int row = 0; row < model().rowCount(); ++row) {
            const PreviewCue &shown = model().cues().at(row);
            const Cue &cue = cues().at(row);
            if (shown.startMs != cue.startMs || shown.endMs != cue.endMs || shown.text != cue.text)
                return false;
        }
        return true;
    }
    void choose(int row) const { list()->setCurrentIndex(model().index(row, 0)); }
    int row() const { return list()->currentIndex().row(); }
    QToolButton *tool(const QString &text) const
    {
        const auto buttons = editor.findChildren<QToolButton *>();
        for (QToolButton *button : buttons) {
            if (button->text() == text)
                return button;
        }
        return nullptr;
    }
    QString problem() const
    {
        QString said;
        const auto labels = editor.findChildren<QLabel *>();
        for (const QLabel *label : labels) {
            if (label->text().contains(u"before the start"_s) && !label->isHidden())
                said = label->text();
        }
        return said;
    }
    static void type(QWidget *into, const QString &text)
    {
        into->setFocus();
        QTest::keyClicks(into, text);
    }
};

template <class W>
W *visibleOne(const QWidget &in, const QString &text)
{
    const auto all = in.findChildren<W *>();
    for (W *one : all) {
        if (one->text().contains(text) && one->isVisibleTo(&in))
            return one;
    }
    return nullptr;
}

inline RankedHit hitNamed(const QString &id)
{
    RankedHit hit;
    hit.hit.provider = u"fake"_s;
    hit.hit.id = id;
    hit.hit.files = {{id, 1, {}}};
    hit.hit.language = Language::fromCode(u"en");
    hit.hit.release = u"Some.Film.2001."_s + id;
    return hit;
}

/// The preview of a hit of some video.
struct PanelScene
{
    Workshop shop;
    LibraryEntry entry;
    std::unique_ptr<PreviewPanel> panel;

    PanelScene()
    {
        const QList<LibraryEntry> entries = shop.videos({u"Some.Film.2001.mkv"_s});
        if (!entries.isEmpty())
            entry = entries.first();
        panel = std::make_unique<PreviewPanel>(*shop.engine);
        panel->resize(700, 500);
        panel->show();
        panel->activateWindow();
        (void)QTest::qWaitForWindowActive(panel.get());
    }

    CueEditor &editor() const { return *panel->findChild<CueEditor *>(); }
    QAbstractItemModel &model() const { return *editor().list()->model(); }
    QString textOf(int row) const { return model().index(row, CueModel::TextColumn).data().toString(); }
    CueSession *session() const { return editor().session(); }
    bool read(const QString &id)
    {
        panel->readHit(entry, hitNamed(id));
        return QTest::qWaitFor([this] { return editor().isVisible() && model().rowCount() > 0; }, 20000);
    }
    bool edit(int row)
    {
        editor().list()->setCurrentIndex(model().index(row, 0));
        editor().list()->setFocus();
        QTest::keyClick(editor().list(), Qt::Key_F2);
        return QTest::qWaitFor([this] { return editor().isEditing(); }, 20000);
    }
    void type(const QString &text) const { EditorBench::type(editor().findChild<QPlainTextEdit *>(), text); }
    Result<QList<GotSubtitle>> save(const QString &id)
    {
        GetRequest request;
        request.video = entry;
        request.hit = hitNamed(id);
        request.preferences = shop.preferences;
        request.onConflict = ConflictPolicy::Replace;
        return awaited(shop.engine->get(request, {}));
    }
    QByteArray saved() const { return shop.content(u"Some.Film.2001.en.srt"_s); }
};

} // namespace Legenda
