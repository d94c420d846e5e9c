#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Legenda authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the command line shows of services and subtitles without a download, with the sandbox's services."""
import unittest

import support


class Looks(support.WithSandbox):
    def setUp(self):
        super().setUp()
        self.environment['LEGENDA_OPENSUBTITLES_ORG_URL'] = self.urls['opensubtitles-org']

    def hits(self):
        run = self.cli('search', '--json', '--providers', 'opensubtitles-org', '--query', 'harbour')
        self.assertEqual(run.status, 0, run.err)
        return run.lines

    def test_status(self):
        run = self.cli('status', '--json', 'opensubtitles-org')
        self.assertEqual(run.status, 0, run.err)
        line, = run.lines
        self.assertEqual(line['provider'], 'opensubtitles-org')
        self.assertIn('5,117', line['summary'])
        self.assertIn({'name': 'People online', 'value': '5,117'}, line['figures'])
        self.assertEqual(int(line['reply']['users_online_total']), 5117)
        self.assertNotIn('client_ip', str(line))

        readable = self.cli('status').out.decode()
        self.assertIn('opensubtitles-org: ', readable)
        self.assertIn('\n  People online: 5,117\n', readable)

    def test_status_of_who_does_not_tell(self):
        run = self.cli('status', '--json', 'opensubtitles-com', 'opensubtitles-org')
        self.assertEqual(run.status, 1)
        errors = [line for line in run.lines if 'error' in line]
        self.assertEqual([(e['provider'], e['error']['kind']) for e in errors], [('opensubtitles-com', 'not_supported')])
        self.assertEqual(self.cli('status', 'nobody').status, 2)

    def test_preview_uses_no_download(self):
        hit = self.hits()[0]
        run = self.cli('preview', '--json', 'opensubtitles-org:' + hit['id'])
        self.assertEqual(run.status, 0, run.err)
        line, = run.lines
        self.assertEqual((line['id'], line['whole'], line['format']), (hit['id'], False, 'subrip'))
        self.assertIn('-->', line['text'])
        self.assertIn('no download', run.err)
        readable = self.cli('preview', 'opensubtitles-org:' + hit['id']).out.decode()
        self.assertIn('\n00:', readable)
        self.assertNotIn('\ufffd', readable)
        log = str(self.requests())
        self.assertIn('PreviewSubtitles', log)
        self.assertNotIn('DownloadSubtitles', log)

    def test_comments(self):
        hits = self.hits()
        told = next(hit for hit in hits if hit['comments'])
        run = self.cli('comments', '--json', 'opensubtitles-org:' + told['subtitle_id'])
        self.assertEqual(run.status, 0, run.err)
        self.assertEqual(len(run.lines), told['comments'])
        first = run.lines[0]
        self.assertEqual((first['provider'], first['id']), ('opensubtitles-org', told['subtitle_id']))
        self.assertTrue(first['text'] and first['author'] and first['written_at'].endswith('Z'))
        silent = next(hit for hit in hits if not hit['comments'])
        run = self.cli('comments', 'opensubtitles-org:' + silent['subtitle_id'])
        self.assertEqual((run.status, run.out), (0, b''))
        self.assertIn('no comments', run.err)

    def test_what_is_wrong_is_said(self):
        for command in ('comments', 'preview'):
            self.assertEqual(self.cli(command).status, 2)
            self.assertEqual(self.cli(command, '1234').status, 2)
            self.assertEqual(self.cli(command, 'nobody:1').status, 2)
            run = self.cli(command, '--json', 'opensubtitles-com:1')
            self.assertEqual(run.status, 3)
            self.assertEqual(run.lines[0]['error']['kind'], 'not_supported')


if __name__ == '__main__':
    unittest.main()
