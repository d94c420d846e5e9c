// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/languagebutton.h"

#include "ui/widgets/icons.h"
#include "ui/widgets/languagepopup.h"

#include <QEvent>
#include <QScreen>

using namespace Qt::StringLiterals;

namespace Legenda {

LanguageButton::LanguageButton(QWidget *parent) : QToolButton(parent)
{
    setIcon(Icons::get(u"language"_s));
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setFocusPolicy(Qt::TabFocus);
    setAutoRaise(true);
    connect(this, &QToolButton::clicked, this, &LanguageButton::openPopup);
    updateText();
}

void LanguageButton::setLanguages(const QList<Language> &languages)
{
    m_languages = languages;
    updateText();
}

void LanguageButton::openPopup()
{
    // Some 190 languages: made only when wanted, the window opens sooner.
    if (!m_popup) {
        m_popup = new LanguagePopup(this);
        m_popup->installEventFilter(this);
    }
    m_popup->setLanguages(m_languages);
    m_popup->adjustSize();
    QPoint at = mapToGlobal(QPoint(isRightToLeft() ? width() - m_popup->width() : 0, height()));
    const QRect available = screen()->availableGeometry();
    at.setX(qBound(available.left(), at.x(), qMax(available.left(), available.right() - m_popup->width())));
    at.setY(qBound(available.top(), at.y(), qMax(available.top(), available.bottom() - m_popup->height())));
    m_popup->move(at);
    m_popup->show();
}

bool LanguageButton::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_popup && event->type() == QEvent::Hide && m_popup->languages() != m_languages) {
        m_languages = m_popup->languages();
        updateText();
        Q_EMIT languagesChosen(m_languages);
    }
    return QToolButton::eventFilter(watched, event);
}

void LanguageButton::updateText()
{
    QStringList names;
    for (const Language &language : std::as_const(m_languages))
        names << language.name();
    QString shown = tr("Choose languages");
    if (names.size() == 1)
        shown = names.first();
    else if (names.size() == 2)
        shown = tr("%1, %2").arg(names[0], names[1]);
    else if (names.size() > 2)
        shown = tr("%1, %2 + %3").arg(names[0], names[1]).arg(names.size() - 2);
    setText(shown.replace(u'&', "&&"_L1));
    const QString all = names.isEmpty() ? tr("No subtitle language is chosen yet.")
                                        : tr("Subtitle languages: %1").arg(names.join(tr(", ")));
    setToolTip(all);
    setAccessibleName(all);
}

} // namespace Legenda
