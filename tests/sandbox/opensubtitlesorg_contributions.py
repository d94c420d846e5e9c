# SPDX-FileCopyrightText: 2026 The Legenda authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""OpenSubtitles.org XML-RPC: what people give to the service. Uploads are kept in memory and found afterwards."""
import hashlib
import re

import opensubtitlesorg_data as data
from catalogue import Subtitle
from opensubtitlesorg_data import Refused, status_text


class Contributions:
    """The methods of OpenSubtitlesOrg (opensubtitlesorg.py) that change what it has."""

    @staticmethod
    def _cds(upload, wanted):
        cds = [upload[k] for k in sorted(upload) if re.fullmatch(r'cd\d+', k)]
        if not cds or not all(isinstance(cd, dict) and all(str(cd.get(k, '')) for k in wanted) for cd in cds):
            raise Refused(status_text(405))
        return cds

    def _try_upload_subtitles(self, request, user, upload):
        cds = self._cds(upload, ('subhash', 'subfilename', 'moviehash', 'moviebytesize', 'moviefilename'))
        for entry in self.entries:
            for f in entry.files:
                if f.md5 == cds[0]['subhash']:
                    return {'alreadyindb': 1, 'data': {
                        'IDSubtitle': str(entry.id), 'SubLanguageID': entry.language,
                        'IDMovieImdb': str(entry.work.imdb_id), 'MovieName': data.movie_name(entry.work),
                        'MovieYear': str(entry.work.year), 'MoviefilenameWasAlreadyInDb': 0,
                        'HashWasAlreadyInDb': int(f.hash == cds[0]['moviehash'])}}
        rows = data.search(self.entries, [{'moviehash': cds[0]['moviehash'],
                                           'moviebytesize': str(cds[0]['moviebytesize'])}], data.MOST_RESULTS)
        return {'alreadyindb': 0, 'data': rows or False}

    def _upload_subtitles(self, request, user, upload):
        cds = self._cds(upload, ('subhash', 'subfilename', 'subcontent'))
        info = upload.get('baseinfo')
        if not isinstance(info, dict) or not info.get('idmovieimdb'):
            raise Refused(status_text(405))
        work = self._by_imdb(info['idmovieimdb'])
        if work is None or not hasattr(work, 'season'):
            raise Refused(status_text(413))
        files = []
        for n, cd in enumerate(cds, 1):
            raw = self._unpacked(cd['subcontent'])
            if hashlib.md5(raw).hexdigest() != cd['subhash']:
                raise Refused(status_text(403))
            if b'-->' not in raw and not re.match(rb'[{\[]\d+[}\]]', raw):
                raise Refused(status_text(402))
            files.append(data.File(data.FIRST_FILE + 900_000 + 10 * len(self.entries) + n, n, str(cd['subfilename']),
                                   str(cd.get('moviehash', '')), int(str(cd.get('moviebytesize') or 0)), None, raw))
        code = info.get('sublanguageid')
        if code not in data.BY_CODE:
            code = data.detect(files[0].raw.decode('utf-8', 'replace'))
            if code == 'unk':
                raise Refused(status_text(404))
        number = self.user_number(user)
        language = next(k for k, v in data.FROM_CATALOGUE.items() if v == code)
        sub = Subtitle(9_000_001 + len(self.entries), work, language,
                       str(info.get('moviereleasename') or files[0].name), float(str(cds[0].get('moviefps') or 0)),
                       hashes=tuple(f.hash for f in files if f.hash), upload_date='2024-05-01T12:00:00Z',
                       hearing_impaired=str(info.get('hearingimpaired')) == '1',
                       foreign_parts_only=str(info.get('foreignpartsonly')) == '1',
                       machine_translated=str(info.get('automatictranslation')) == '1',
                       comments=str(info.get('subauthorcomment', '')),
                       uploader=(number, user or 'Anonymous', 'sub leecher' if user else ''))
        with self.lock:
            entry = data.Entry(6_000_001 + len(self.entries), sub, code, files)
            self.entries = self.entries + [entry]
        return {'data': '%s/subtitles/%d' % (data.SITE, entry.id)}

    def _entry(self, value):
        found = next((e for e in self.entries if str(e.id) == str(value)), None)
        if found is None:
            raise Refused(status_text(408))
        return found

    def _comments_of(self, number):
        out = []
        if number % 7 == 0:
            out.append(('kestrel77', 'Thank you, in time from the first line to the last.', '2019-12-14 17:20:42'))
        if number % 21 == 0:
            out.append(('old_mole', 'You are welcome :)\r\n<b>Not bold</b> & "quoted"', '2019-12-15 08:01:00'))
        return out + self.comments.get(number, [])

    def _get_comments(self, request, user, ids):
        out = {}
        for i in ids:
            found = self._comments_of(int(i)) if str(i).isdigit() else []
            if found:
                out['_%s' % i] = [{'IDSubtitle': str(i), 'UserID': '192696', 'UserNickName': author, 'Comment': text,
                                   'Created': when} for author, text, when in found]
        return {'data': out}

    def _add_comment(self, request, user, comment):
        if not comment or not comment.get('idsubtitle') or not comment.get('comment'):
            raise Refused(status_text(405))
        entry = self._entry(comment['idsubtitle'])
        self.comments.setdefault(entry.id, []).append((user, str(comment['comment']), '2024-05-01 12:00:00'))
        entry.bad += str(comment.get('badsubtitle', '0')) == '1'

    def _subtitles_vote(self, request, user, vote):
        if not vote or not vote.get('idsubtitle') or not vote.get('score'):
            raise Refused(status_text(405))
        entry, score = self._entry(vote['idsubtitle']), str(vote['score'])
        if not score.isdigit() or not 1 <= int(score) <= 10:
            raise Refused(status_text(408))
        if (user, entry.id) not in self.votes:
            s = entry.sub
            total = s.ratings * s.votes + int(score)
            entry.sub = Subtitle(**{**vars(s), 'votes': s.votes + 1, 'ratings': total / (s.votes + 1)})
            self.votes[user, entry.id] = int(score)
        return {'data': {'SubRating': '%.1f' % entry.sub.ratings, 'SubSumVotes': str(entry.sub.votes),
                         'IDSubtitle': str(entry.id)}}

    def _add_request(self, request, user, wish):
        if not wish or not wish.get('sublanguageid') or not wish.get('idmovieimdb'):
            raise Refused(status_text(405))
        if wish['sublanguageid'] not in data.BY_CODE:
            raise Refused(status_text(404))
        if self._by_imdb(wish['idmovieimdb']) is None:
            raise Refused(status_text(413))
        self.requests.append(dict(wish, user=user))
        return {'data': {'request_url': '%s/en/requestd/idmovie-%s/sublanguageid-%s' % (
            data.SITE, wish['idmovieimdb'], wish['sublanguageid'])}}

    def _search_to_mail(self, request, user, codes, movies):
        if not all(isinstance(m, dict) and m.get('moviehash') and m.get('moviesize') for m in movies):
            raise Refused(status_text(405))
        self.mails.append([codes, movies])

    def _report_wrong_movie_hash(self, request, user, number):
        if not str(number).isdigit() or str(number) == '0':
            raise Refused(status_text(408))
        self.reports.append({'IDSubMovieFile': str(number)})

    def _report_wrong_imdb_movie(self, request, user, report):
        if not report or not all(report.get(k) for k in ('moviehash', 'moviebytesize', 'imdbid')):
            raise Refused(status_text(405))
        self._by_imdb(report['imdbid'])
        self.reports.append(report)

    def _set_subscribe_url(self, request, user, url):
        if not str(url).startswith(('http://', 'https://')):
            raise Refused(status_text(408))
        self.url = url
        return {'data': 'URL for webhook was set: %s' % url}

    def _subscribe_to_hash(self, request, user, hashes):
        self.subscribed += hashes
        return {'data': 'Subscribed to %d moviehashes' % len(hashes)}
