#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Legenda authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Courtesy to services: how often legenda-cli asks for the 100 episodes of one show."""
import sys
import unittest

from support import ROOT

sys.path.insert(0, str(ROOT / 'tests' / 'bench'))
from bench_requests import GOAL, Town


class Requests(unittest.TestCase):
    def find(self, catalogue, languages, fewest):
        with Town(catalogue) as town:
            found, items, counts = town.download(languages, '--dry-run')
            print('%s %s: %d of %d with %d searches' % (catalogue, languages, found, items, counts['search']))
            self.assertLessEqual(counts['search'], GOAL)
            self.assertGreaterEqual(counts['search'], 5)     # a season each: the log was read
            self.assertEqual(items, 100 * len(languages.split(',')))
            self.assertGreaterEqual(found, fewest)
            again, _, counts = town.download(languages, '--dry-run')
            self.assertEqual(counts['search'], 0, 'within the hour nothing is asked twice')
            self.assertEqual(again, found)

    def test_few_versions(self):
        self.find('thin', 'en', 100)

    def test_three_languages(self):
        self.find('thin', 'en,pl,de', 290)

    def test_many_versions(self):
        self.find('rich', 'en', 100)

    def test_many_versions_in_three_languages(self):
        self.find('rich', 'en,pl,de', 200)

    def test_every_other_episode_is_missing(self):
        self.find('half', 'en', 50)


if __name__ == '__main__':
    unittest.main()
