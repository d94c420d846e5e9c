// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Addresses of videos on the web: recognised in what a person drops, pastes or types, and written in one way, so that
// one video is one row whatever its address looked like.

#include <QByteArrayView>
#include <QList>
#include <QString>
#include <QStringList>
#include <QStringView>

#include <optional>

namespace Legenda {

struct VideoAddress
{
    enum class Site { YouTube, Vimeo, Dailymotion, Amara, File };
    Site site = Site::File;
    QString address; ///< https or http, without credentials, time marks, play lists and what else is not the video
    QString title; ///< as far as the address tells: "YouTube dQw4w9WgXcQ", "talk" of a file
    bool operator==(const VideoAddress &) const = default;
};

/// The longest address that is looked at.
inline constexpr qsizetype longestAddress = 2048;

/// The video at an address: one of the sites' in any of their spellings (also without "https://"), or of a video file.
/// Nothing for everything else: play lists, channels, other sites, other schemes.
std::optional<VideoAddress> readVideoAddress(QStringView text);

/// True for what is meant as a web address and is no path ("https://…", "www.…", "youtu.be/…"), whether it leads to a
/// video or not.
bool looksLikeWebAddress(QStringView text);

struct AddressesInText
{
    QList<VideoAddress> videos; ///< each once, in their order
    QStringList others; ///< addresses that lead to no video Legenda knows of
    bool operator==(const AddressesInText &) const = default;
};

/// All addresses in a text of any kind, or in a list of addresses as programs hand it over (text/uri-list, with its
/// comments). Of long texts the first 256 Ki characters, and at most 1,000 addresses.
AddressesInText videoAddressesIn(QStringView text);

/// A file that holds a link: .url, .desktop, .webloc.
bool hasLinkExtension(QStringView fileName);
/// The address in the content of such a file, as it stands there; empty: none.
QString addressInLinkFile(QByteArrayView content);
/// Reads it from the disk, 64 KiB at most. Blocking. Empty: none, or unreadable.
QString readLinkFile(const QString &path);

/// For people: without scheme and "www.".
QString shortAddress(const QString &address);
/// "YouTube", "Vimeo" …; for files the host.
QString siteName(const QString &address);

} // namespace Legenda
