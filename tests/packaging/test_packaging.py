#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Legenda authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is installed beside the programs says the same as the programs, and is well-formed."""
import configparser
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest
import xml.etree.ElementTree as ElementTree

ROOT = pathlib.Path(os.environ.get('LEGENDA_SOURCE_DIR') or pathlib.Path(__file__).resolve().parents[2])
BIN = pathlib.Path(os.environ.get('LEGENDA_BIN_DIR') or ROOT / 'build' / 'bin')
LINUX = ROOT / 'packaging' / 'linux'
APP_ID = 'org.legenda.Legenda'


def run(*words):
    with tempfile.TemporaryDirectory() as home:
        env = dict(os.environ, HOME=home, LC_ALL='C.UTF-8', LEGENDA_KEYRING='off', ASAN_OPTIONS='detect_leaks=0')
        env.update({'XDG_%s_HOME' % name: home for name in ('CONFIG', 'CACHE', 'DATA', 'STATE')})
        return subprocess.run([str(word) for word in words], env=env, capture_output=True, text=True, timeout=60)


def help_of(program, *words):
    done = run(BIN / program, *words, '--help')
    if done.returncode != 0:
        raise AssertionError('%s %s --help: %s' % (program, words, done.stderr))
    return done.stdout


def options_of(text):
    """The option names in the left column of QCommandLineParser's help."""
    found = set()
    for line in text.splitlines():
        if re.match(r'  -', line):
            left = re.split(r' {2,}', line.strip())[0]
            found |= set(re.findall(r'(?<![\w-])--?[a-z][a-z-]*', left))
    return found - {'--help-all'}


def commands():
    block = help_of('legenda-cli').split('Commands:\n')[1].split('\n\n')[0]
    return [line.split()[0] for line in block.splitlines()]


def man_text(name):
    return (LINUX / name).read_text()


def options_in_man(text):
    """.Fl -name is --name; .Fl n is -n."""
    return {'-' + word for line in text.splitlines() if line.startswith(('.It', '.Op', '.Fl'))
            for word in re.findall(r'(?:Fl|,) (-?[a-z][a-z-]*)\b', line)}


class Documentation(unittest.TestCase):
    def test_manual_has_every_command_and_option(self):
        text = man_text('legenda-cli.1')
        known = options_in_man(text)
        for command in commands():
            with self.subTest(command=command):
                self.assertRegex(text, r'(?m)^\.It Cm %s$' % command)
                self.assertLessEqual(options_of(help_of('legenda-cli', command)), known)

    def test_manual_has_nothing_else(self):
        text = man_text('legenda-cli.1')
        offered = set().union(*(options_of(help_of('legenda-cli', command)) for command in commands()))
        self.assertLessEqual(options_in_man(text), offered)
        self.assertLessEqual(set(re.findall(r'(?m)^\.It Cm ([a-z]+)$', text)), set(commands()))

    def test_manual_of_the_window_has_every_option(self):
        self.assertEqual(options_of(help_of('legenda')), options_in_man(man_text('legenda.1')))

    def test_completions_have_every_command_and_option(self):
        every = set(commands())
        for command in commands():
            every |= {option for option in options_of(help_of('legenda-cli', command)) if option.startswith('--')}
        for name in ('legenda-cli.bash', '_legenda-cli', 'legenda-cli.fish'):
            text = (LINUX / 'completions' / name).read_text()
            for word in sorted(every):
                with self.subTest(file=name, word=word):
                    wanted = r'-l %s\b' % word[2:] if name.endswith('.fish') and word.startswith('--') else word + r'\b'
                    self.assertRegex(text, r'(?<![\w-])' + wanted)

    def test_completions_offer_every_service(self):
        done = run(BIN / 'legenda-cli', 'providers', '--json')
        services = re.findall(r'"(?:provider|id)":\s*"([a-z-]+)"', done.stdout)
        self.assertTrue(services, done.stderr)
        for name in ('legenda-cli.bash', '_legenda-cli', 'legenda-cli.fish'):
            line = re.search(r'(?m)^.*\bproviders[= (]+[\'"]?(opensubtitles.*)$', (LINUX / 'completions' / name).read_text())
            for service in services:
                self.assertIn(service, line.group(1))

    def test_bash_completes(self):
        script = '''source "$1"; shift; compopt() { :; }
            COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _legenda_cli; printf '%s\\n' "${COMPREPLY[@]}"'''
        for words, expected in ((('legenda-cli', 'sea'), ['search']),
                                (('legenda-cli', 'search', '--trusted', 'o'), ['only']),
                                (('legenda-cli', 'download', '--on-conflict', 're'), ['rename', 'replace']),
                                (('legenda-cli', 'account', 'log'), ['login', 'logout']),
                                (('legenda-cli', 'scan', '--ex'), ['--extras'])):
            with self.subTest(words=words):
                done = run('bash', '-c', script, 'bash', LINUX / 'completions' / 'legenda-cli.bash', *words)
                self.assertEqual(done.stdout.split(), expected, done.stderr)


class Files(unittest.TestCase):
    def test_desktop_entry(self):
        path = LINUX / (APP_ID + '.desktop')
        parser = configparser.ConfigParser(interpolation=None)
        parser.optionxform = str
        parser.read(path, encoding='utf-8')
        entry = parser['Desktop Entry']
        self.assertEqual(entry['Icon'], APP_ID)
        self.assertEqual(entry['Exec'], 'legenda %F')
        for action in filter(None, entry['Actions'].split(';')):
            words = parser['Desktop Action ' + action]['Exec'].split()
            self.assertEqual(words[0], 'legenda')
            self.assertLessEqual({word for word in words if word.startswith('-')}, options_of(help_of('legenda')))
        if shutil.which('desktop-file-validate'):
            self.assertEqual(run('desktop-file-validate', path).stdout, '')

    def test_entry_for_subtitle_files(self):
        path = LINUX / (APP_ID + '.Convert.desktop')
        parser = configparser.ConfigParser(interpolation=None)
        parser.optionxform = str
        parser.read(path, encoding='utf-8')
        entry = parser['Desktop Entry']
        self.assertEqual(entry['Exec'], 'legenda --convert %F')
        self.assertIn('--convert', options_of(help_of('legenda')))
        # In "Open with" of file managers, not in the menu of programs.
        self.assertEqual(entry['NoDisplay'], 'true')
        types = set(filter(None, entry['MimeType'].split(';')))
        self.assertIn('application/x-subrip', types)
        self.assertEqual({kind for kind in types if kind.startswith('video/')}, set())
        if shutil.which('desktop-file-validate'):
            self.assertEqual(run('desktop-file-validate', path).stdout, '')

    def test_metainfo(self):
        path = LINUX / (APP_ID + '.metainfo.xml')
        root = ElementTree.parse(path).getroot()
        self.assertEqual(root.findtext('id'), APP_ID)
        self.assertEqual(root.findtext('launchable'), APP_ID + '.desktop')
        version = re.search(r'project\(Legenda VERSION (\S+)', (ROOT / 'CMakeLists.txt').read_text()).group(1)
        self.assertEqual(root.find('releases/release').get('version'), version)
        if shutil.which('appstreamcli'):
            done = run('appstreamcli', 'validate', '--no-net', path)
            self.assertEqual(done.returncode, 0, done.stdout)

    def test_icons_are_in_the_resources_and_scale(self):
        resources = ROOT / 'resources'
        listed = {element.text: element.get('alias')
                  for element in ElementTree.parse(resources / 'legenda.qrc').getroot().iter('file')}
        there = {str(path.relative_to(resources)) for path in (resources / 'icons').rglob('*.svg')}
        self.assertEqual(set(listed) & there, there)
        for path in there:
            with self.subTest(icon=path):
                root = ElementTree.parse(resources / path).getroot()
                self.assertTrue(root.get('viewBox'))
                self.assertEqual(listed[path], pathlib.Path(path).name)

    def test_used_icons_exist(self):
        aliases = {element.get('alias')
                   for element in ElementTree.parse(ROOT / 'resources' / 'legenda.qrc').getroot().iter('file')}
        for folder in ('app', 'ui'):
            for path in (ROOT / folder).rglob('*.cpp'):
                text = path.read_text(encoding='utf-8')
                names = re.findall(r'":/icons/([\w.-]+\.svg)"', text)
                names += [name + '.svg' for name in re.findall(r'Icons::(?:get|pixmap)\(u"([\w-]+)"', text)]
                for name in names:
                    with self.subTest(file=str(path.relative_to(ROOT)), icon=name):
                        self.assertIn(name, aliases)

    def test_scripts_parse(self):
        for name in ('packaging/setup', 'packaging/try', 'tests/run', '.ci/run'):
            with self.subTest(script=name):
                self.assertTrue(os.access(ROOT / name, os.X_OK))
                done = run('bash', '-n', ROOT / name)
                self.assertEqual((done.returncode, done.stderr), (0, ''))


if __name__ == '__main__':
    unittest.main()
