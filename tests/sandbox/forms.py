# SPDX-FileCopyrightText: 2026 The Legenda authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Bodies of forms: multipart/form-data by Python's own reader of mail, urlencoded ones, and JSON objects."""
import email.parser
import email.policy
import json
from urllib.parse import parse_qsl


def read(request):
    """-> ({name: value}, {name: (file name, bytes)}); None for a body that is no form."""
    kind = request.headers.get('Content-Type', '')
    if kind.startswith('multipart/form-data'):
        return _multipart(kind, request.body)
    if kind.startswith('application/x-www-form-urlencoded'):
        return dict(parse_qsl(request.body.decode('utf-8', 'replace'), keep_blank_values=True)), {}
    if kind.startswith('application/json'):
        try:
            value = json.loads(request.body)
        except ValueError:
            return None
        return (value, {}) if isinstance(value, dict) else None
    return ({}, {}) if not request.body else None


def _multipart(kind, body):
    head = ('Content-Type: %s\r\nMIME-Version: 1.0\r\n\r\n' % kind).encode('utf-8', 'surrogateescape')
    whole = email.parser.BytesParser(policy=email.policy.HTTP).parsebytes(head + body)
    if not whole.is_multipart():
        return None
    fields, files = {}, {}
    for part in whole.iter_parts():
        name, content = part.get_param('name', header='content-disposition'), part.get_payload(decode=True)
        if not isinstance(name, str):
            return None
        if part.get_filename() is None:
            fields[name] = content.decode('utf-8', 'replace')
        else:
            files[name] = (part.get_filename(), content)
    return fields, files
