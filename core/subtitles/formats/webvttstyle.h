// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What WebVTT says with classes: the colours that every player knows, and rules in STYLE blocks.
// https://www.w3.org/TR/webvtt1/#default-classes

#include "core/subtitles/document.h"

#include <QHash>
#include <QStringList>

namespace Legenda::WebVtt {

class StyleSheet
{
public:
    /// The rules for single classes of a STYLE block, "::cue(.loud) { color: red }"; others are left alone.
    void addBlock(QStringView css);
    /// Adds what a class says to `style`; its name, too, unless that is all it means.
    void apply(const QString &name, TextStyle &style) const;
    /// The classes that say what `style` says, those of StyleSheet::rulesFor() included.
    QStringList classesFor(const TextStyle &style) const;
    /// What the classes in TextStyle::classes say by themselves.
    TextStyle impliedBy(const TextStyle &style) const;
    /// Rules for classes of our own that `style` needs and this sheet does not have, added to it.
    QStringList rulesFor(const TextStyle &style);

private:
    QHash<QString, TextStyle> m_classes;
};

/// A name that can stand in a tag and in a selector.
QString className(QStringView text);

} // namespace Legenda::WebVtt
