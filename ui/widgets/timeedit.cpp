// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/timeedit.h"

#include <QLineEdit>
#include <QLocale>
#include <QSignalBlocker>
#include <QStyleOptionSpinBox>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Legenda {

namespace {

constexpr qint64 mostMs = 100LL * 3600 * 1000 - 1; // 99:59:59.999
constexpr QChar minus(0x2212);

} // namespace

TimeEdit::TimeEdit(bool isSigned, QWidget *parent) : QAbstractSpinBox(parent), m_signed(isSigned)
{
    // Times read from left to right in every language.
    setLayoutDirection(Qt::LeftToRight);
    setCorrectionMode(CorrectToPreviousValue);
    lineEdit()->setText(text(0, m_signed));
    connect(lineEdit(), &QLineEdit::textEdited, this, &TimeEdit::typed);
    connect(this, &QAbstractSpinBox::editingFinished, this, &TimeEdit::showValue);
}

QString TimeEdit::text(qint64 ms, bool isSigned)
{
    const qint64 size = qAbs(qBound(-mostMs, ms, mostMs));
    const QString sign = !isSigned ? QString() : ms < 0 ? QString(minus) : ms > 0 ? u"+"_s : QString();
    return sign
        + u"%1:%2:%3%4%5"_s.arg(size / 3'600'000)
              .arg(size / 60'000 % 60, 2, 10, '0'_L1)
              .arg(size / 1000 % 60, 2, 10, '0'_L1)
              .arg(QLocale().decimalPoint())
              .arg(size % 1000, 3, 10, '0'_L1);
}

std::optional<qint64> TimeEdit::parse(const QString &text)
{
    QString plain = text.trimmed();
    const bool negative = plain.startsWith(u'-') || plain.startsWith(minus);
    if (negative || plain.startsWith(u'+'))
        plain = plain.mid(1).trimmed();
    plain.replace(u',', u'.');
    plain.replace(QLocale().decimalPoint(), "."_L1);
    if (plain.isEmpty() || plain.size() > 16)
        return std::nullopt;
    const QStringList parts = plain.split(u':');
    if (parts.size() > 3)
        return std::nullopt;
    qint64 ms = 0;
    for (qsizetype i = 0; i < parts.size(); ++i) {
        const bool last = i + 1 == parts.size();
        const QString whole = parts.at(i).section(u'.', 0, 0);
        const QString part = parts.at(i).section(u'.', 1);
        const auto digits = [](const QString &word) {
            return std::all_of(word.cbegin(), word.cend(), [](QChar c) { return c >= u'0' && c <= u'9'; });
        };
        if (!digits(whole) || !digits(part) || (!last && parts.at(i).contains(u'.'))
            || (whole.isEmpty() && part.isEmpty()))
            return std::nullopt;
        ms = ms * 60 + whole.toLongLong() * 1000;
        if (last)
            ms += part.leftJustified(3, u'0', true).toLongLong();
        if (ms > mostMs)
            return std::nullopt;
    }
    return negative ? -ms : ms;
}

void TimeEdit::setValue(qint64 ms)
{
    const qint64 wanted = qBound(m_signed ? -mostMs : 0, ms, mostMs);
    // What is being typed right now is left as it is typed.
    if (wanted == m_value && (lineEdit()->hasFocus() || lineEdit()->text() == text(wanted, m_signed)))
        return;
    m_value = wanted;
    showValue();
}

void TimeEdit::showValue()
{
    const QString shown = text(m_value, m_signed);
    if (lineEdit()->text() == shown)
        return;
    const int cursor =
        static_cast<int>(shown.size()) - static_cast<int>(lineEdit()->text().size()) + lineEdit()->cursorPosition();
    const QSignalBlocker quiet(lineEdit());
    lineEdit()->setText(shown);
    lineEdit()->setCursorPosition(qBound(0, cursor, static_cast<int>(shown.size())));
    update();
}

void TimeEdit::take(qint64 ms)
{
    if (ms == m_value)
        return;
    m_value = ms;
    Q_EMIT valueChanged(ms);
}

void TimeEdit::typed(const QString &text)
{
    if (const std::optional<qint64> ms = parse(text); ms && (m_signed || *ms >= 0))
        take(*ms);
}

void TimeEdit::focusOutEvent(QFocusEvent *event)
{
    QAbstractSpinBox::focusOutEvent(event);
    showValue();
}

QValidator::State TimeEdit::validate(QString &input, int &) const
{
    const bool odd = std::any_of(input.cbegin(), input.cend(), [](QChar c) {
        return !(c >= u'0' && c <= u'9') && !u":.,+- "_s.contains(c) && c != minus
            && !QLocale().decimalPoint().contains(c);
    });
    if (odd || input.size() > 17)
        return QValidator::Invalid;
    const std::optional<qint64> ms = parse(input);
    return ms && (m_signed || *ms >= 0) ? QValidator::Acceptable : QValidator::Intermediate;
}

qint64 TimeEdit::unitAtCursor() const
{
    const QString after = lineEdit()->text().mid(lineEdit()->cursorPosition());
    const auto colons = after.count(u':');
    if (colons >= 2)
        return 3'600'000;
    if (colons == 1)
        return 60'000;
    return after.contains(QLocale().decimalPoint()) ? 1000 : 100;
}

void TimeEdit::stepBy(int steps)
{
    const qint64 unit = unitAtCursor();
    const auto fromEnd = lineEdit()->text().size() - lineEdit()->cursorPosition();
    const qint64 wanted = qBound(m_signed ? -mostMs : 0, m_value + steps * unit, mostMs);
    if (wanted == m_value)
        return;
    m_value = wanted;
    showValue();
    // The cursor stays in the part that it steps.
    lineEdit()->setCursorPosition(qMax(0, static_cast<int>(lineEdit()->text().size() - fromEnd)));
    Q_EMIT valueChanged(m_value);
}

QAbstractSpinBox::StepEnabled TimeEdit::stepEnabled() const
{
    StepEnabled enabled = StepNone;
    if (m_value > (m_signed ? -mostMs : 0))
        enabled |= StepDownEnabled;
    if (m_value < mostMs)
        enabled |= StepUpEnabled;
    return enabled;
}

QSize TimeEdit::sizeHint() const
{
    ensurePolished();
    QStyleOptionSpinBox option;
    initStyleOption(&option);
    const QSize text(fontMetrics().horizontalAdvance(u"−00:00:00.000"_s) + fontMetrics().averageCharWidth(),
        lineEdit()->sizeHint().height());
    return style()->sizeFromContents(QStyle::CT_SpinBox, &option, text, this);
}

} // namespace Legenda
