// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/languagepopup.h"

#include "ui/widgets/icons.h"
#include "ui/widgets/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

constexpr int codeRole = Qt::UserRole;
constexpr int haystackRole = Qt::UserRole + 1;

} // namespace

LanguagePopup::LanguagePopup(QWidget *parent, Qt::WindowFlags flags) : QFrame(parent, flags)
{
    setFrameShape(flags.testFlag(Qt::Popup) ? QFrame::StyledPanel : QFrame::NoFrame);
    setAccessibleName(tr("Subtitle languages"));
    auto *layout = new QVBoxLayout(this);
    const int margin = flags.testFlag(Qt::Popup) ? spacing(this, 2) : 0;
    layout->setContentsMargins(margin, margin, margin, margin);

    m_search = new QLineEdit(this);
    m_search->setPlaceholderText(tr("Search languages"));
    m_search->setAccessibleName(tr("Search languages"));
    m_search->setClearButtonEnabled(true);
    m_search->installEventFilter(this);
    layout->addWidget(m_search);

    m_list = new QListWidget(this);
    m_list->setAccessibleName(tr("Languages, the chosen ones first"));
    m_list->setUniformItemSizes(true);
    m_list->setMinimumSize(spacing(this, 70), spacing(this, 80));
    m_list->installEventFilter(this);
    layout->addWidget(m_list, 1);

    auto *foot = new QHBoxLayout;
    auto *hint = new QLabel(tr("The first one is preferred."), this);
    hint->setForegroundRole(QPalette::PlaceholderText);
    foot->addWidget(hint, 1);
    const auto mover = [this, foot](Qt::ArrowType arrow, const QString &text, int by) {
        auto *button = new QToolButton(this);
        button->setArrowType(arrow);
        button->setAutoRaise(true);
        button->setToolTip(text);
        button->setAccessibleName(text);
        foot->addWidget(button);
        connect(button, &QToolButton::clicked, this, [this, by] { moveCurrent(by); });
        return button;
    };
    m_up = mover(Qt::UpArrow, tr("Prefer more (Alt+Up)"), -1);
    m_down = mover(Qt::DownArrow, tr("Prefer less (Alt+Down)"), 1);
    layout->addLayout(foot);

    connect(m_search, &QLineEdit::textChanged, this, &LanguagePopup::filter);
    connect(m_list, &QListWidget::itemChanged, this, &LanguagePopup::itemChanged);
    connect(m_list, &QListWidget::currentRowChanged, this, &LanguagePopup::updateButtons);
    fill();
}

void LanguagePopup::setLanguages(const QList<Language> &chosen)
{
    if (chosen == m_chosen && m_list->count() > 0)
        return;
    m_chosen = chosen;
    fill();
}

void LanguagePopup::fill()
{
    const QSignalBlocker quiet(m_list);
    const QString current = m_list->currentItem() ? m_list->currentItem()->data(codeRole).toString() : QString();
    m_list->clear();
    QList<Language> rest = Language::all();
    rest.removeIf([this](const Language &language) { return m_chosen.contains(language); });
    std::sort(rest.begin(), rest.end(),
        [](const Language &a, const Language &b) { return QString::localeAwareCompare(a.name(), b.name()) < 0; });
    const auto append = [this, &current](const Language &language, bool chosen) {
        const QString native = language.nativeName();
        const QString name = language.name();
        const bool sameName = native.isEmpty() || native.compare(name, Qt::CaseInsensitive) == 0;
        auto *item = new QListWidgetItem(sameName ? name : tr("%1 – %2").arg(name, native), m_list);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(chosen ? Qt::Checked : Qt::Unchecked);
        item->setData(codeRole, language.code());
        item->setData(haystackRole, QString(name + u' ' + native + u' ' + language.code() + u' ' + language.alpha3()));
        if (language.code() == current)
            m_list->setCurrentItem(item);
    };
    for (const Language &language : std::as_const(m_chosen))
        append(language, true);
    for (const Language &language : std::as_const(rest))
        append(language, false);
    filter(m_search->text());
    updateButtons();
}

void LanguagePopup::filter(const QString &text)
{
    const QString wanted = text.trimmed();
    int firstShown = -1;
    for (int row = 0; row < m_list->count(); ++row) {
        const bool shown =
            wanted.isEmpty() || m_list->item(row)->data(haystackRole).toString().contains(wanted, Qt::CaseInsensitive);
        m_list->setRowHidden(row, !shown);
        if (shown && firstShown < 0)
            firstShown = row;
    }
    if (!wanted.isEmpty() && firstShown >= 0)
        m_list->setCurrentRow(firstShown);
}

void LanguagePopup::itemChanged(QListWidgetItem *item)
{
    const Language language = Language::fromCode(item->data(codeRole).toString());
    if (item->checkState() == Qt::Checked && !m_chosen.contains(language))
        m_chosen.append(language);
    else if (item->checkState() == Qt::Unchecked)
        m_chosen.removeAll(language);
    updateButtons();
    Q_EMIT languagesChanged(m_chosen);
}

void LanguagePopup::moveCurrent(int by)
{
    QListWidgetItem *item = m_list->currentItem();
    if (!item)
        return;
    const auto from = m_chosen.indexOf(Language::fromCode(item->data(codeRole).toString()));
    const auto to = from + by;
    if (from < 0 || to < 0 || to >= m_chosen.size())
        return;
    m_chosen.move(from, to);
    fill();
    Q_EMIT languagesChanged(m_chosen);
}

void LanguagePopup::updateButtons()
{
    const QListWidgetItem *item = m_list->currentItem();
    const auto at = item ? m_chosen.indexOf(Language::fromCode(item->data(codeRole).toString())) : -1;
    m_up->setEnabled(at > 0);
    m_down->setEnabled(at >= 0 && at + 1 < m_chosen.size());
}

void LanguagePopup::showEvent(QShowEvent *event)
{
    QFrame::showEvent(event);
    m_search->clear();
    fill(); // what was ticked last time moves to the top
    m_list->scrollToTop();
    m_search->setFocus();
}

bool LanguagePopup::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    if (key->modifiers() == Qt::AltModifier && (key->key() == Qt::Key_Up || key->key() == Qt::Key_Down)) {
        moveCurrent(key->key() == Qt::Key_Up ? -1 : 1);
        return true;
    }
    if (watched == m_search) {
        if (key->key() == Qt::Key_Down) {
            m_list->setFocus();
            return true;
        }
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            if (QListWidgetItem *item = m_list->currentItem(); item && !item->isHidden())
                item->setCheckState(item->checkState() == Qt::Checked ? Qt::Unchecked : Qt::Checked);
            m_search->selectAll();
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

} // namespace Legenda
