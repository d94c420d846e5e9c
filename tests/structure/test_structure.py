#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Legenda authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the shape of the code: who may include whom, and what no file may hold.

A rule that gets in the way is changed here, on purpose and with a reason, not by the way.
"""
import pathlib
import re
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
CODE = {'.h', '.cpp'}

# step -> the steps whose headers it may include, beside itself and base
CORE = {
    'base': set(),
    'net': set(),
    'store': set(),
    'settings': set(),
    'scan': set(),
    'identify': {'scan'},
    'subtitles': set(),
    'providers': {'identify'},
    'search': {'providers', 'identify', 'store'},
    # scan: the words of names inside archives are those of names beside videos (language, forced, SDH).
    'download': {'providers', 'identify', 'subtitles', 'scan'},
    'save': set(),
    'desktop': {'settings'},
    'upload': {'providers', 'identify', 'subtitles', 'net'},
    'pipeline': {'scan', 'identify', 'providers', 'search', 'download', 'save', 'store', 'settings', 'subtitles', 'net'},
}
SERVICES = {'opensubtitlescom', 'opensubtitlesorg', 'kickasssubtitles', 'amara'}
# What pipeline needs of net: the store of passwords, and to say what is secret; no requests.
PIPELINE_NET = {'core/net/secretstore.h', 'core/net/redaction.h'}
# And to switch it off, set its way, hear its log and keep its replies: these files alone.
PIPELINE_NETWORK = {'network.cpp': {'core/net/httpclient.h'}, 'storedreplies.h': {'core/net/replykeeper.h'}}
# ui sees values and these; everything else of core is not its business.
UI = {'base', 'scan', 'identify', 'providers', 'search', 'download', 'save', 'subtitles', 'pipeline', 'settings', 'store'}
GUI = re.compile(r'#include <(QtGui|QtWidgets|Q(Widget|Dialog|MessageBox|Application|GuiApplication|MainWindow|Pixmap|Icon|Image|'
                 r'Painter|Color|Font|Palette)\b)')


def files(*folders):
    for folder in folders:
        for path in sorted((ROOT / folder).rglob('*')):
            if path.suffix in CODE:
                yield path


def includes(path):
    return re.findall(r'^#include "([^"]+)"', path.read_text(encoding='utf-8'), re.M)


class Structure(unittest.TestCase):
    def assertNone(self, found):
        self.assertFalse(found, '\n' + '\n'.join(found))

    def test_includes_are_written_from_the_root(self):
        self.assertNone([f'{p.relative_to(ROOT)}: {i}' for p in files('app', 'core', 'ui') for i in includes(p)
                         if not (ROOT / i).exists() and not i.startswith('ui_') and not i.endswith('.moc')])

    def test_core_steps_include_only_what_they_may(self):
        found = []
        for path in files('core'):
            parts = path.relative_to(ROOT).parts
            step, service = parts[1], parts[2] if len(parts) > 3 else None
            for include in includes(path):
                target = include.split('/')
                if target[0] != 'core':
                    found.append(f'{path.relative_to(ROOT)}: {include}: core knows neither ui nor app')
                    continue
                other = target[1]
                allowed = {step, 'base'} | CORE[step]
                if service in SERVICES:
                    allowed |= {'net'}
                other_service = target[2] if len(target) > 3 else None
                if other not in allowed or (other_service in SERVICES and other_service != service):
                    found.append(f'{path.relative_to(ROOT)}: {include}')
                if step == 'pipeline' and other == 'net' and include not in PIPELINE_NET | PIPELINE_NETWORK.get(path.name, set()):
                    found.append(f'{path.relative_to(ROOT)}: {include}: only what keeps secrets')
        self.assertNone(found)

    def test_every_step_is_known(self):
        self.assertNone([str(p) for p in (ROOT / 'core').iterdir() if p.is_dir() and p.name not in CORE])

    def test_core_needs_no_screen(self):
        found = [str(p.relative_to(ROOT)) for p in files('core') if GUI.search(p.read_text(encoding='utf-8'))]
        for path in (ROOT / 'core').rglob('CMakeLists.txt'):
            if re.search(r'Qt6::(Gui|Widgets)', path.read_text(encoding='utf-8')):
                found.append(str(path.relative_to(ROOT)))
        self.assertNone(found)

    def test_ui_knows_no_network_and_no_concrete_service(self):
        found = []
        for path in files('ui'):
            for include in includes(path):
                target = include.split('/')
                if target[0] == 'app' or (target[0] == 'core' and (
                        target[1] not in UI or (len(target) > 3 and target[2] in SERVICES))):
                    found.append(f'{path.relative_to(ROOT)}: {include}')
        self.assertNone(found)

    def test_only_services_names_concrete_services(self):
        found = []
        for path in files('app', 'ui'):
            if path.name == 'services.cpp':
                continue
            for include in includes(path):
                if any(f'providers/{service}/' in include for service in SERVICES):
                    found.append(f'{path.relative_to(ROOT)}: {include}')
        self.assertNone(found)

    def test_nothing_waits_on_the_main_thread(self):
        pattern = re.compile(r'QEventLoop|waitForFinished|processEvents|\bdialog\.exec\(\)|->exec\(\)')
        self.assertNone([f'{p.relative_to(ROOT)}: {line.strip()}' for p in files('app', 'core', 'ui')
                         for line in p.read_text(encoding='utf-8').splitlines()
                         if pattern.search(line) and not line.lstrip().startswith(('//', '///', '*'))])

    def test_every_source_file_says_its_licence(self):
        found = []
        for path in files('app', 'core', 'ui', 'tests'):
            if 'SPDX-License-Identifier: GPL-3.0-or-later' not in path.read_text(encoding='utf-8')[:300]:
                found.append(str(path.relative_to(ROOT)))
        self.assertNone(found)

    def test_file_names_follow_their_folder(self):
        self.assertNone([str(p.relative_to(ROOT)) for p in files('app', 'core', 'ui') if p.name != p.name.lower()])


if __name__ == '__main__':
    unittest.main()
