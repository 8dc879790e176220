import { existsSync, globSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { connectors } from '../../server/connectors/registry.ts'

/** What one more network touches outside its own folders, the screens apart: CONTRIBUTING names them. */
const touched = [
  // One folder has two: mails are mails, however they come.
  'server/connectors/mailbox/index.ts',
  'server/connectors/registry.ts',
  'server/sandbox/networks.ts',
  'tests/connectors/harness.ts',
  'tests/connectors/worlds.ts',
  'tests/publishing/deliver-storm.servers.test.ts',
  'tests/storm/main.ts',
  'tests/storm/servers.ts',
  'tests/support/servers/asked.ts',
  'tests/support/servers/keeper.ts',
  'tests/support/servers/shared.ts',
]
/** Its mark, what *Aide* says of choosing it, and the line that invites to connect: both languages. */
const mostScreens = 5

/** Those whose server is played by a folder or a file of its own; Meta's two share theirs. */
const networks = Object.keys(connectors).filter(kind =>
  [`${kind}/server`, kind].some(name => existsSync(`server/sandbox/${name}.ts`)),
)

/** The networks that a file spells, its own folder and comments apart. */
function spelledIn(path: string): string[] {
  const code = readFileSync(path, 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|\/\/ .*/g, '')
  return networks.filter(
    kind =>
      !new RegExp(`/${kind}[/.]`).test(path) && code.toLowerCase().includes(kind.toLowerCase()),
  )
}

const spelled = (pattern: string): string[] => globSync(pattern).toSorted()

it('there are several to look for', () => {
  expect(networks.length).toBeGreaterThan(2)
  expect(touched.length + mostScreens).toBeLessThanOrEqual(20)
})

it('the server spells none but where its networks are listed', () => {
  const files = spelled('server/**/*.ts').filter(path => spelledIn(path).length > 0)
  expect(files).toEqual(touched.filter(path => path.startsWith('server/')))
})

it('the screens spell them in few files', () => {
  const files = spelled('web/**/*.{ts,tsx}').filter(path => spelledIn(path).length > 0)
  expect(files.length, files.join('\n')).toBeLessThanOrEqual(mostScreens)
})

it('no test spells all of them but those that list them: one or two are an example', () => {
  const files = spelled('tests/**/*.{ts,tsx}').filter(
    path => spelledIn(path).length === networks.length,
  )
  expect(touched).toEqual(expect.arrayContaining(files))
})

it('the list names no file that spells none', () => {
  expect(touched.filter(path => spelledIn(path).length === 0)).toEqual([])
})
