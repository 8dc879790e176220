import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { archiveName, digestOf } from '../packaging/archive.ts'
import { publishedAt, reasonNotToRelease, releaseNotes } from '../packaging/readiness.ts'
import { makeYunohost } from '../packaging/yunohost.ts'
import { version } from '../server/version.ts'
import { folderOfTest } from './support/run/temporary-folder.ts'

/** A small tree under git, with the scripts that a release asks for. */
function tree({
  changelog = '## 1.2.0, 2026-12-01\n\n### Upgrading\n',
  address = 'https://code.exemple.fr/tambour.git',
  tests = 'true',
  servers = 'true',
} = {}) {
  const house = folderOfTest()
  const put = (name: string, text: string) => writeFileSync(join(house, name), text)
  put('package.json', JSON.stringify({ scripts: { test: tests, 'test:rest': servers } }))
  put('CHANGELOG.md', `# Changelog\n\n${changelog}\n\n- New.\n`)
  put('publiccode.yml', `name: Tambour\nurl: "${address}"\n`)
  put('key', 'secret')
  const git = (...args: string[]) => spawnSync('git', args, { cwd: house })
  git('init', '-q')
  git('add', '.')
  git('-c', 'user.name=a', '-c', 'user.email=a@exemple.fr', 'commit', '-qm', 'first')
  return {
    put,
    candidate: { house, version: '1.2.0', key: join(house, 'key'), address: publishedAt(house) },
  }
}

it('lets a clean, dated and green tree be released', () => {
  expect(reasonNotToRelease(tree().candidate)).toBeNull()
})

it('refuses a tree that is not clean', () => {
  const { candidate, put } = tree()
  put('new.ts', '')
  expect(reasonNotToRelease(candidate)).toContain('not clean')
})

it.each([
  ['of another version', '## 1.1.0, 2026-11-01'],
  ['that is not dated', '## 1.2.0, unreleased'],
  ['of a longer version', '## 1.2.01, 2026-12-01'],
  ['that does not say what an administrator must do', '## 1.2.0, 2026-12-01'],
  [
    'that says it of another version',
    '## 1.2.0, 2026-12-01\n\n## 1.1.0, 2026-11-01\n\n### Upgrading\n',
  ],
])('refuses a changelog %s', (_, changelog) => {
  expect(reasonNotToRelease(tree({ changelog }).candidate)).toContain('« ## 1.2.0, YYYY-MM-DD »')
})

it('refuses what has no address yet', () => {
  const { candidate } = tree({ address: 'https://example.org/tambour.git' })
  expect(reasonNotToRelease(candidate)).toContain('--at URL')
  const address = 'https://code.exemple.fr/tambour'
  expect(reasonNotToRelease({ ...candidate, address })).toBeNull()
})

it('gives what is said of a version, and of no other', () => {
  const [older, newer] = ['1.1.0', '1.2.0'].map(
    version => `## ${version}, 2026-12-01\n\n### Upgrading\nNothing.\n`,
  )
  expect(releaseNotes(`# Changelog\n\n${newer}\n${older}`, '1.1.0')).toBe(older)
})

it('refuses what nobody signs', () => {
  const { candidate } = tree()
  expect(reasonNotToRelease({ ...candidate, key: undefined })).toContain('--key FILE')
  expect(reasonNotToRelease({ ...candidate, key: '/nowhere' })).toContain('--key FILE')
})

it('refuses red tests, those beside servers too', () => {
  expect(reasonNotToRelease(tree({ tests: 'false' }).candidate)).toBe('`npm run test` is red.')
  expect(reasonNotToRelease(tree({ servers: 'false' }).candidate)).toBe(
    '`npm run test:rest` is red.',
  )
})

it('is the same number in what others install', () => {
  const packaging = (path: string) => readFileSync(join('packaging', path), 'utf8')
  expect(packaging('compose.yaml')).toContain(`image: tambour:${version}\n`)
  const manifest = packaging('yunohost/manifest.toml')
  expect(manifest).toContain(`version = "${version}~ynh1"`)
  expect(manifest.match(/tambour-[\d.]+-linux/g)).toEqual(Array(2).fill(`tambour-${version}-linux`))
})

it('is a YunoHost package of the archives beside it, where they are published', () => {
  const to = folderOfTest()
  const address = 'https://code.exemple.fr/tambour'
  const sums = (['x64', 'arm64'] as const).map(architecture => {
    const file = join(to, `${archiveName(architecture)}.tar.gz`)
    writeFileSync(file, architecture)
    return digestOf(file)
  })
  const file = makeYunohost(to, 1_790_000_000, address)
  spawnSync('tar', ['-xzf', file, '-C', to])
  const manifest = readFileSync(join(to, 'tambour_ynh/manifest.toml'), 'utf8')
  expect(manifest).not.toContain('example.org')
  expect(manifest).toContain(`"${address}/releases/${version}/${archiveName('arm64')}.tar.gz"`)
  expect([...manifest.matchAll(/sha256 = "(\w+)"/g)].map(([, sum]) => sum)).toEqual(sums)
})
