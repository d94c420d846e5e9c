# SPDX-FileCopyrightText: 2026 The Legenda authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Amara: its users, and the addresses that a video has on the web."""
import re

import amara_data as data
from amara_data import Refused, invalid, truth
from server import Response


class UsersAndAddresses:
    """Endpoints of Amara (amara.py)."""

    # --- users ---

    def _show_user(self, request, user):
        return {'username': user['username'], 'id': 'id-' + user['username'], 'first_name': user['first_name'],
                'last_name': user['last_name'], 'homepage': '', 'biography': '', 'num_videos': 0, 'languages': ['en'],
                'avatar': 'https://static.invalid/avatar.png', 'full_name': user['first_name'],
                'activity_uri': '%susers/%s/activity/' % (self._root(request), user['username']),
                'resource_uri': '%susers/%s/' % (self._root(request), user['username'])}

    def _users(self, request):
        return self._page(request, sorted(self.users.values(), key=lambda u: u['username']), self._show_user)

    def _user(self, request, name):
        if name not in self.users:
            raise Refused(404, {'detail': 'Not found.'})
        return 200, self._show_user(request, self.users[name])

    def _add_user(self, request):
        body = self._body(request)
        missing = {k: ['This field is required.'] for k in ('username', 'email', 'password') if not body.get(k)}
        if missing:
            raise Refused(400, missing)
        if not re.fullmatch(r'[\w@-]{1,30}', body['username']):
            raise invalid(username='Invalid Username: %s' % body['username'])
        if body['username'] in self.users:
            raise invalid(username='Username already in use: %s' % body['username'])
        if not re.fullmatch(r'[^@\s]+@[^@\s]+', body['email']):
            raise invalid(email='Enter a valid email address.')
        user = {'username': body['username'], 'email': body['email'], 'first_name': body.get('first_name', ''),
                'last_name': body.get('last_name', ''), 'api_key': 'key-of-%s-%d' % (body['username'], self._next_number())}
        self.users[user['username']] = user
        out = dict(self._show_user(request, user), api_key=user['api_key'], email=user['email'])
        if truth(body.get('create_login_token', '')):
            out['auto_login_url'] = '%s/auth/auto-login/token-of-%s/' % (request.origin, user['username'])
        return self._made, out

    def _change_user(self, request, name):
        if name != self.user:
            raise Refused(403, {'detail': 'You do not have permission to perform this action.'})
        user, body = self.users[name], self._body(request)
        user['first_name'], user['last_name'] = body.get('first_name', ''), body.get('last_name', '')
        return 200, self._show_user(request, user)

    # --- addresses of a video ---

    def _show_url(self, request, video, url):
        return {'created': video.created, 'url': url.url, 'primary': url.primary, 'original': url.original, 'id': url.number,
                'type': data.kind(url.url), 'videoid': '', 'resource_uri': '%svideos/%s/urls/%d/' % (
                    self._root(request), video.id, url.number)}

    @staticmethod
    def _url_of(video, number):
        url = next((u for u in video.urls if str(u.number) == number), None)
        if url is None:
            raise Refused(404, {'detail': 'Not found.'})
        return url

    def _urls(self, request, number):
        video = self._find(number)
        return self._page(request, video.urls, lambda r, u: self._show_url(r, video, u))

    def _url(self, request, number, which):
        video = self._find(number)
        return 200, self._show_url(request, video, self._url_of(video, which))

    @staticmethod
    def _set_url(video, url, body):
        if truth(body.get('primary', '')) or len(video.urls) == 1:
            for other in video.urls:
                other.primary = other is url
        url.original = truth(body.get('original', url.original))

    def _add_url(self, request, number):
        video, body = self._find(number), self._body(request)
        if not body.get('url'):
            raise invalid(url='This field is required.')
        self._free(body['url'], 'url')
        url = data.Url(self._next_number(), body['url'], False, False)
        video.urls.append(url)
        self._set_url(video, url, body)
        return self._made, self._show_url(request, video, url)

    def _change_url(self, request, number, which):
        video, body = self._find(number), self._body(request)
        url = self._url_of(video, which)
        if body.get('url') and data.address(body['url']) != data.address(url.url):
            self._free(body['url'], 'url')
            url.url = body['url']
        self._set_url(video, url, body)
        return 200, self._show_url(request, video, url)

    def _remove_url(self, request, number, which):
        video = self._find(number)
        url = self._url_of(video, which)
        if len(video.urls) == 1:
            raise Refused(400, "Can't delete the only URL of a video")
        video.urls.remove(url)
        if url.primary:
            video.urls[0].primary = True
        return Response(204)
