import { departmentOf } from '../language/departments.ts'
import { folded, once } from '../language/text.ts'

export type Commune = {
  /** INSEE's code: « 51454 », « 2A004 ». */
  code: string
  name: string
  population: number
  postcodes: string[]
  /** SIREN of its intercommunality; null: it belongs to none. */
  intercommunality: string | null
}

/** Communes that share their taxes: « CC de la Moivre à la Coole », and who belongs to it. */
type Intercommunality = { siren: string; name: string }

/**
 * What France's communes are, to be looked for. A code costs the reading of one line of
 * 35,000; all lines and their names are made ready for the first look for a name.
 */
export type Directory = {
  /** As they are written, one a commune. */
  lines(): readonly string[]
  /** The line of a code. */
  lineAt(code: string): string | undefined
  intercommunalities: ReadonlyMap<string, Intercommunality>
  /** Beside each line, the commune's name as it is looked for (`searchedName`). */
  names(): readonly string[]
}

/**
 * Reads the list that `communesText` writes: intercommunalities, an empty line, communes; a line
 * each, fields between tabs.
 */
export function readDirectory(text: string): Directory {
  const [first = '', second = ''] = text.split('\n\n')
  const intercommunalities = new Map(
    first.split('\n').map(line => {
      const [siren = '', name = ''] = line.split('\t')
      return [siren, { siren, name }]
    }),
  )
  const whole = `\n${second.trimEnd()}\n`
  const lines = once(() => whole.slice(1, -1).split('\n'))
  const byCode = once(() => new Map(lines().map(line => [line.slice(0, line.indexOf('\t')), line])))
  let asked = 0
  return {
    lines,
    lineAt: code => {
      asked++
      return asked > mostSought ? byCode().get(code) : lineIn(whole, code)
    },
    intercommunalities,
    names: once(() => searchedNames(lines().map(nameIn))),
  }
}

/** So many are sought in the text as it is; for more, a table of all is made. */
const mostSought = 50

function lineIn(whole: string, code: string): string | undefined {
  const start = whole.indexOf(`\n${code}\t`) + 1
  return start === 0 ? undefined : whole.slice(start, whole.indexOf('\n', start))
}

/** One commune by INSEE's code. */
export function communeAt({ lineAt }: Directory, code: string): Commune | undefined {
  const line = lineAt(code)
  return line === undefined ? undefined : communeOf(line)
}

/** Those whose line, or searched name, is wanted. */
export function communesWhere(
  directory: Directory,
  isWanted: (name: string, line: string) => boolean,
): Commune[] {
  const names = directory.names()
  return directory
    .lines()
    .flatMap((line, place) => (isWanted(names[place] ?? '', line) ? communeOf(line) : []))
}

function nameIn(line: string): string {
  const start = line.indexOf('\t') + 1
  return line.slice(start, line.indexOf('\t', start))
}

function communeOf(line: string): Commune {
  const [code = '', name = '', population = '', siren = '', postcodes = ''] = line.split('\t')
  return {
    code,
    name,
    population: Number(population),
    postcodes: postcodesOf(postcodes),
    intercommunality: siren === '' ? null : siren,
  }
}

const postcodesOf = (field: string) => field.split(' ').filter(postcode => postcode !== '')
const postcodesIn = (line: string) => postcodesOf(line.slice(line.lastIndexOf('\t') + 1))

/** The postcode of a commune that has one alone; which of several its people write, they say themselves. */
export function onlyPostcode({
  postcodes: [only, ...others],
}: Pick<Commune, 'postcodes'>): string | null {
  return only === undefined || others.length > 0 ? null : only
}

/** « saint remy en bouzemont » of « Saint-Rémy-en-Bouzemont », and of « st remy en bouzemont ». */
export function searchedName(name: string): string {
  return folded(name)
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim()
    .replaceAll(/\bste\b/g, 'sainte')
    .replaceAll(/\bst\b/g, 'saint')
}

/** `searchedName` of each, in one go: a tenth of the time. */
function searchedNames(names: readonly string[]): string[] {
  return folded(names.join('\n'))
    .replaceAll(/[^a-z0-9\n]+/g, ' ')
    .replaceAll(/ ?\n ?/g, '\n')
    .trim()
    .replaceAll(/\bste\b/g, 'sainte')
    .replaceAll(/\bst\b/g, 'saint')
    .split('\n')
}

const mostFound = 12

/**
 * Communes by the beginning of their name, of a word in it, by postcode or by code. First those that
 * are called just so, then those of the same département as `near` (a code), then the larger ones.
 */
export function findCommunes(directory: Directory, typed: string, near: string | null): Commune[] {
  const asked = searchedName(typed)
  if (asked.length < 2) return []
  const isNumber = /^\d[\da-b]?\d*$/.test(asked)
  const department = near === null ? null : departmentOf(near)
  const isSo = (name: string, line: string): boolean =>
    isNumber
      ? line.toLowerCase().startsWith(asked) ||
        postcodesIn(line).some(postcode => postcode.startsWith(asked))
      : name.startsWith(asked) || name.includes(` ${asked}`)
  const found = communesWhere(directory, isSo).map(commune => {
    const name = searchedName(commune.name)
    const isNear = departmentOf(commune.code) === department
    const rank = (name === asked ? 0 : 4) + (isNear ? 0 : 2) + (name.startsWith(asked) ? 0 : 1)
    return { commune, rank }
  })
  return found
    .toSorted(
      (one, other) => one.rank - other.rank || other.commune.population - one.commune.population,
    )
    .slice(0, mostFound)
    .map(({ commune }) => commune)
}

/** The communes of an intercommunality, by their names. */
export function membersOf({ lines }: Directory, siren: string): Commune[] {
  return lines()
    .filter(line => line.includes(`\t${siren}\t`))
    .map(communeOf)
    .toSorted((one, other) => one.name.localeCompare(other.name, 'fr'))
}
