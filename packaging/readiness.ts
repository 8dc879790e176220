import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export type Candidate = {
  house: string
  version: string
  /** Where the key is that signs; undefined: it is not signed, and so not released. */
  key: string | undefined
  /** Where what it consists of can be had; null: nowhere yet. */
  address: string | null
}

/** Until somebody publishes this repository (RFC 2606). */
export const unknownAddress = 'https://example.org/tambour'

/** Where this repository is published, as publiccode.yml tells: the page of its code; null: nowhere yet. */
export function publishedAt(house: string): string | null {
  const text = readFileSync(join(house, 'publiccode.yml'), 'utf8')
  const address = /^url: "(.+?)(?:\.git)?"$/m.exec(text)?.[1] ?? unknownAddress
  return address === unknownAddress ? null : address
}

/**
 * What CHANGELOG.md says of a version, which begins with what an administrator must do; null: it has
 * nothing dated of it, or does not begin with that.
 */
export function releaseNotes(changelog: string, version: string): string | null {
  const [, ...sections] = changelog.split(/^(?=## )/m)
  const section = sections.find(one => isDated(one.split('\n')[0] ?? '', version))
  return section?.includes('\n### Upgrading\n') ? section : null
}

/**
 * Why this is not to be released, in one sentence; null: nothing is known against it. The tests come
 * last: they take the longest.
 */
export function reasonNotToRelease({ house, version, key, address }: Candidate): string | null {
  const git = (...args: string[]) => spawnSync('git', args, { cwd: house, encoding: 'utf8' }).stdout
  if (git('status', '--porcelain') !== '') {
    return 'The tree is not clean: commit, or put aside, what `git status` shows.'
  }
  const changelog = readFileSync(join(house, 'CHANGELOG.md'), 'utf8')
  if (releaseNotes(changelog, version) === null) {
    return `CHANGELOG.md has no part « ## ${version}, YYYY-MM-DD » with « ### Upgrading » in it.`
  }
  if (address === null) {
    return 'Tell where it is published: --at URL, or as `url` in publiccode.yml.'
  }
  if (key === undefined || !existsSync(key)) {
    return 'Give the file of the key that signs: --key FILE (`minisign -G -W -s FILE` makes one).'
  }
  for (const script of ['test', 'test:rest']) {
    const { status } = spawnSync('npm', ['run', '-s', script], { cwd: house, stdio: 'inherit' })
    if (status !== 0) return `\`npm run ${script}\` is red.`
  }
  return null
}

const isDated = (line: string, version: string) =>
  line.startsWith(`## ${version}, `) && /, \d{4}-\d{2}-\d{2}$/.test(line)
