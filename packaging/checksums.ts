import { writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { digestOf } from './archive.ts'
import { run, version } from './stage.ts'

/**
 * Writes `SHA256SUMS` of what a release consists of, as `sha256sum -c` reads it, and signs it
 * (https://jedisct1.github.io/minisign/).
 * @param key the file of minisign's secret key
 * @returns its path
 */
export function writeChecksums(to: string, files: readonly string[], key: string): string {
  const sums = join(to, 'SHA256SUMS')
  const lines = files.map(file => `${digestOf(file)}  ${basename(file)}\n`)
  writeFileSync(sums, lines.toSorted().join(''))
  run('minisign', ['-S', '-s', key, '-t', `Tambour ${version}`, '-m', sums])
  return sums
}
