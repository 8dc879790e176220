import { spawnSync } from 'node:child_process'
import { globSync, lstatSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { say } from './figures.ts'

/** The first whose files match counts a file. */
const parts: [name: string, files: RegExp][] = [
  ['sandbox', /^server\/sandbox\//],
  ['connectors', /^server\/connectors\//],
  ['server besides', /^server\//],
  ['web', /^web\//],
  ['migrations', /^migrations\//],
  ['packaging', /^packaging\//],
  ['tests', /^tests\//],
]

/** A file of fewer lines is one of which its importer could be made. */
const fragment = 30
/** CONTRIBUTING asks whether a longer one is one thing. */
const long = 300

const bytesOf = (pattern: string) =>
  globSync(pattern, { exclude: path => /^node_modules\/\.cache/.test(path) }).reduce(
    (sum, path) => {
      const file = lstatSync(path)
      return file.isFile() ? sum + file.size : sum
    },
    0,
  )

/** How large the house is: what git keeps of it, and what `npm ci` brings. */
export async function benchSize(): Promise<void> {
  const { stdout } = spawnSync('git', ['ls-files'], { encoding: 'utf8' })
  const files = stdout
    .split('\n')
    .filter(path => /\.(tsx?|mjs|css)$/.test(path))
    .map(path => ({ path, lines: readFileSync(path, 'utf8').split('\n').length - 1 }))
  const partOf = (path: string) => parts.find(([, held]) => held.test(path))?.[0]
  for (const [name] of parts) {
    const own = files.filter(({ path }) => partOf(path) === name)
    const lines = own.reduce((sum, file) => sum + file.lines, 0)
    const small = own.filter(file => file.lines < fragment)
    say(name, `${lines} lines`)
    say('', `${own.length} files, ${small.length} of them under ${fragment} lines`)
  }
  say('folders', String(new Set(files.map(({ path }) => dirname(path))).size))
  for (const { path, lines } of files.toSorted((a, b) => b.lines - a.lines)) {
    if (lines > long && !path.startsWith('tests/')) say(`    ${path}`, `${lines} lines`)
  }
  say('what npm ci brings', `${Math.ceil(bytesOf('node_modules/**') / 2 ** 20)} MB`)
}
