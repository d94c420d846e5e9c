// SPDX-FileCopyrightText: 2026 The Legenda authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/save/sha256.h"

#include <QIODevice>
#include <QtEndian>

#include <algorithm>
#include <cstring>

#if defined(__x86_64__) && (defined(__GNUC__) || defined(__clang__))
#define LEGENDA_SHA_INSTRUCTIONS 1
#include <cpuid.h>
#include <immintrin.h>
#endif

namespace Legenda {

namespace {

constexpr std::size_t blockSize = 64;
using State = std::array<std::uint32_t, 8>;

#ifdef LEGENDA_SHA_INSTRUCTIONS

/// FIPS 180-4, 4.2.2
alignas(16) constexpr std::uint32_t constants[64] = {0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b,
    0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe,
    0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc,
    0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1,
    0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08,
    0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814,
    0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

bool hasInstructions()
{
    unsigned a = 0;
    unsigned b = 0;
    unsigned c = 0;
    unsigned d = 0;
    constexpr unsigned ssse3 = 1U << 9;
    constexpr unsigned sse41 = 1U << 19;
    constexpr unsigned sha = 1U << 29;
    if (!__get_cpuid(1, &a, &b, &c, &d) || !(c & ssse3) || !(c & sse41))
        return false;
    return __get_cpuid_count(7, 0, &a, &b, &c, &d) && (b & sha);
}

__attribute__((target("sha,sse4.1"))) void addBlocks(State &state, const unsigned char *bytes, std::size_t count)
{
    const auto lane = [](std::uint32_t value) { return int(value); };
    const __m128i swap = _mm_set_epi8(12, 13, 14, 15, 8, 9, 10, 11, 4, 5, 6, 7, 0, 1, 2, 3);
    // The instructions want the eight words in this order.
    __m128i abef = _mm_set_epi32(lane(state[0]), lane(state[1]), lane(state[4]), lane(state[5]));
    __m128i cdgh = _mm_set_epi32(lane(state[2]), lane(state[3]), lane(state[6]), lane(state[7]));
    for (; count > 0; --count, bytes += blockSize) {
        const __m128i abefBefore = abef;
        const __m128i cdghBefore = cdgh;
        __m128i words[4]; // of the message's schedule, the last sixteen
        for (int i = 0; i < 4; ++i) {
            const auto *from = reinterpret_cast<const __m128i *>(bytes + 16 * i);
            words[i] = _mm_shuffle_epi8(_mm_loadu_si128(from), swap);
        }
#pragma GCC unroll 16
        for (int i = 0; i < 16; ++i) { // four rounds each
            __m128i &now = words[i % 4];
            const __m128i next = words[(i + 1) % 4];
            const __m128i third = words[(i + 2) % 4];
            const __m128i last = words[(i + 3) % 4];
            const __m128i sum = _mm_add_epi32(now, _mm_load_si128(reinterpret_cast<const __m128i *>(constants) + i));
            cdgh = _mm_sha256rnds2_epu32(cdgh, abef, sum);
            abef = _mm_sha256rnds2_epu32(abef, cdgh, _mm_shuffle_epi32(sum, 0x0E));
            if (i < 12) {
                const __m128i sevenBack = _mm_alignr_epi8(last, third, 4);
                now = _mm_sha256msg2_epu32(_mm_add_epi32(_mm_sha256msg1_epu32(now, next), sevenBack), last);
            }
        }
        abef = _mm_add_epi32(abef, abefBefore);
        cdgh = _mm_add_epi32(cdgh, cdghBefore);
    }
    alignas(16) std::uint32_t words[8];
    _mm_store_si128(reinterpret_cast<__m128i *>(words), abef);
    _mm_store_si128(reinterpret_cast<__m128i *>(words) + 1, cdgh);
    state = {words[3], words[2], words[7], words[6], words[1], words[0], words[5], words[4]};
}

#else

bool hasInstructions()
{
    return false;
}

void addBlocks(State &, const unsigned char *, std::size_t) { }

#endif

} // namespace

Sha256::Sha256()
    : m_fast(isFast()), m_hash(QCryptographicHash::Sha256), m_state{0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                                                0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19}
{
}

bool Sha256::isFast()
{
    static const bool fast = hasInstructions();
    return fast;
}

void Sha256::addData(QByteArrayView data)
{
    if (!m_fast)
        return m_hash.addData(data);
    const auto *bytes = reinterpret_cast<const unsigned char *>(data.data());
    auto left = std::size_t(data.size());
    const std::size_t waiting = m_size % blockSize;
    m_size += left;
    if (waiting > 0) {
        const std::size_t taken = std::min(left, blockSize - waiting);
        std::copy_n(bytes, taken, m_block.begin() + waiting);
        bytes += taken;
        left -= taken;
        if (waiting + taken < blockSize)
            return;
        addBlocks(m_state, m_block.data(), 1);
    }
    addBlocks(m_state, bytes, left / blockSize);
    std::copy_n(bytes + left / blockSize * blockSize, left % blockSize, m_block.begin());
}

bool Sha256::addData(QIODevice &device)
{
    QByteArray buffer(64 * 1024, Qt::Uninitialized);
    while (true) {
        const qint64 got = device.read(buffer.data(), buffer.size());
        if (got <= 0)
            return got == 0;
        addData(QByteArrayView(buffer.constData(), got));
    }
}

QByteArray Sha256::result()
{
    if (!m_fast)
        return m_hash.result();
    const std::uint64_t bits = qToBigEndian(m_size * 8);
    // One bit, zeros up to the end of a block, and there the length.
    QByteArray end(qsizetype(blockSize - (m_size + 8) % blockSize), '\0');
    end[0] = char(0x80);
    end.append(reinterpret_cast<const char *>(&bits), sizeof(bits));
    addData(end);
    QByteArray digest(32, Qt::Uninitialized);
    for (std::size_t i = 0; i < m_state.size(); ++i)
        qToBigEndian(m_state[i], digest.data() + 4 * i);
    return digest;
}

QByteArray Sha256::of(QByteArrayView data)
{
    Sha256 hash;
    hash.addData(data);
    return hash.result();
}

} // namespace Legenda
