# SPDX-FileCopyrightText: 2026 The Legenda authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures for the sandbox's films: small PNGs made from a number, and the addresses that lead to them."""
import colorsys
import struct
import zlib

ELSEWHERE = 'https://s9.opensubtitles.com/'
WIDTH, HEIGHT = 120, 180


def moved(value, origin):
    """A reply whose pictures are on this machine instead of on the service's host of pictures."""
    if isinstance(value, dict):
        return {k: v.replace(ELSEWHERE, origin + '/', 1) if k == 'img_url' and isinstance(v, str)
                else moved(v, origin) for k, v in value.items()}
    if isinstance(value, list):
        return [moved(v, origin) for v in value]
    return value


def _chunk(kind, payload):
    return struct.pack('>I', len(payload)) + kind + payload + struct.pack('>I', zlib.crc32(kind + payload))


def picture(number):
    """A poster: a sky, a sun and hills, in the number's own colours."""
    hue = number * 0.61803 % 1
    sky, sun, hill = ([int(c * 255) for c in colorsys.hsv_to_rgb(h % 1, s, v)]
                      for h, s, v in ((hue, 0.55, 0.55), (hue + 0.1, 0.25, 0.98), (hue + 0.5, 0.5, 0.3)))
    cx, cy, r = 30 + number % 60, 40 + number % 45, 16 + number % 9
    rows = []
    for y in range(HEIGHT):
        fade = 1 - y / HEIGHT / 2
        row = bytearray(b'\0')
        for x in range(WIDTH):
            edge = 110 + abs((x + number % 40) % 80 - 40) // 2 + (x * 7 // WIDTH)
            colour = hill if y > edge else sun if (x - cx) ** 2 + (y - cy) ** 2 < r * r else [int(c * fade) for c in sky]
            row += bytes(colour)
        rows.append(bytes(row))
    header = struct.pack('>IIBBBBB', WIDTH, HEIGHT, 8, 2, 0, 0, 0)
    return b'\x89PNG\r\n\x1a\n' + _chunk(b'IHDR', header) + _chunk(b'IDAT', zlib.compress(b''.join(rows), 9)) \
        + _chunk(b'IEND', b'')
