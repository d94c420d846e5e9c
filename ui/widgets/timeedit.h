// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractSpinBox>

#include <optional>

namespace Legenda {

/// A time or a shift, in milliseconds: "0:01:02.500". Takes what people type ("1:02,5", "-3.25", "90") and steps by
/// what the cursor stands in: hours, minutes, seconds or tenths.
class TimeEdit : public QAbstractSpinBox
{
    Q_OBJECT
public:
    /// @param isSigned a shift: may be negative and always shows its sign
    explicit TimeEdit(bool isSigned, QWidget *parent = nullptr);

    qint64 value() const { return m_value; }
    /// Tells nobody.
    void setValue(qint64 ms);

    static std::optional<qint64> parse(const QString &text);
    static QString text(qint64 ms, bool isSigned);

    void stepBy(int steps) override;
    QValidator::State validate(QString &input, int &position) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void valueChanged(qint64 ms);

protected:
    StepEnabled stepEnabled() const override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void typed(const QString &text);
    void take(qint64 ms);
    void showValue();
    qint64 unitAtCursor() const;

    bool m_signed;
    qint64 m_value = 0;
};

} // namespace Legenda
