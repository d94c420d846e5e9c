// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/icons.h"

#include "ui/widgets/theme.h"

#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

using namespace Qt::StringLiterals;

namespace Legenda::Icons {

namespace {

QPixmap rendered(const QString &name, const QSize &pixels, const QColor &color)
{
    const QString key = u"legenda-icon/%1/%2x%3/%4"_s.arg(name)
                            .arg(pixels.width())
                            .arg(pixels.height())
                            .arg(color.name(QColor::HexArgb));
    QPixmap picture;
    if (QPixmapCache::find(key, &picture))
        return picture;
    picture = QPixmap(pixels);
    picture.fill(Qt::transparent);
    QSvgRenderer renderer(u":/icons/%1.svg"_s.arg(name));
    renderer.setAspectRatioMode(Qt::KeepAspectRatio);
    QPainter painter(&picture);
    renderer.render(&painter, QRectF(QPointF(), QSizeF(pixels)));
    // The drawing is black; what it leaves see-through stays so.
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(QRect(QPoint(), pixels), color);
    painter.end();
    QPixmapCache::insert(key, picture);
    return picture;
}

QColor colorFor(Tone tone, QIcon::Mode mode)
{
    const QPalette palette = QGuiApplication::palette();
    if (mode == QIcon::Disabled)
        return palette.color(QPalette::Disabled, QPalette::WindowText);
    if (mode == QIcon::Selected)
        return palette.color(QPalette::Active, QPalette::HighlightedText);
    return toneColor(tone, Theme::of(palette), palette.color(QPalette::Active, QPalette::WindowText));
}

class TintedEngine : public QIconEngine
{
public:
    TintedEngine(QString name, Tone tone) : m_name(std::move(name)), m_tone(tone) { }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        const qreal ratio = painter->device() ? painter->device()->devicePixelRatioF() : 1.0;
        painter->drawPixmap(rect, rendered(m_name, rect.size() * ratio, colorFor(m_tone, mode)));
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override
    {
        return rendered(m_name, size, colorFor(m_tone, mode));
    }
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state, qreal) override
    {
        return pixmap(size, mode, state);
    }
    QIconEngine *clone() const override { return new TintedEngine(*this); }
    QString iconName() override { return m_name; }
    bool isNull() override { return false; }

private:
    QString m_name;
    Tone m_tone;
};

} // namespace

QColor toneColor(Tone tone, const Theme &theme, const QColor &text)
{
    switch (tone) {
    case Tone::Subtle:
        return theme.subtle;
    case Tone::Accent:
        return theme.accent;
    case Tone::Good:
        return theme.good;
    case Tone::Warn:
        return theme.warn;
    case Tone::Bad:
        return theme.bad;
    case Tone::Text:
        break;
    }
    return text;
}

QIcon get(const QString &name, Tone tone)
{
    return QIcon(new TintedEngine(name, tone));
}

QPixmap pixmap(const QString &name, int size, const QColor &color, qreal devicePixelRatio)
{
    const int pixels = qRound(size * devicePixelRatio);
    QPixmap picture = rendered(name, {pixels, pixels}, color);
    picture.setDevicePixelRatio(devicePixelRatio);
    return picture;
}

} // namespace Legenda::Icons
