// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// SHA-256 by the processor's own instructions where it has them, five times as fast as Qt's, which does it elsewhere:
// of a big subtitle it is a fifth of all work.

#include <QByteArray>
#include <QByteArrayView>
#include <QCryptographicHash>

#include <array>
#include <cstdint>

class QIODevice;

namespace Legenda {

class Sha256
{
public:
    Sha256();

    void addData(QByteArrayView data);
    /// All that is left to be read. False where that failed.
    bool addData(QIODevice &device);
    /// 32 bytes. No more can be added then.
    QByteArray result();

    static QByteArray of(QByteArrayView data);
    /// This processor has the instructions.
    static bool isFast();

private:
    const bool m_fast;
    QCryptographicHash m_hash; ///< where it has not
    std::array<std::uint32_t, 8> m_state;
    std::array<unsigned char, 64> m_block{}; ///< not a whole one yet
    std::uint64_t m_size = 0; ///< bytes so far
};

} // namespace Legenda
