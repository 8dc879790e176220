import { departmentOf } from '../../language/departments.ts'
import { folded } from '../../language/fold.ts'

export type Commune = {
  /** INSEE's code: « 51454 », « 2A004 ». */
  code: string
  name: string
  population: number
  postcodes: string[]
  /** SIREN of its intercommunality; null: it belongs to none. */
  intercommunality: string | null
}

/** Of communes that share their taxes: « CC de la Moivre à la Coole », and who belongs to it. */
export type Intercommunality = { siren: string; name: string }

/** What France's communes are, to be looked for. */
export type Directory = {
  communes: readonly Commune[]
  byCode: ReadonlyMap<string, Commune>
  intercommunalities: ReadonlyMap<string, Intercommunality>
  /** Beside each commune, its name as it is looked for. */
  names: readonly string[]
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
  const communes = second.trimEnd().split('\n').map(communeOf)
  const byCode = new Map(communes.map(commune => [commune.code, commune]))
  const names = communes.map(({ name }) => searchedName(name))
  return { communes, byCode, intercommunalities, names }
}

function communeOf(line: string): Commune {
  const [code = '', name = '', population = '', siren = '', postcodes = ''] = line.split('\t')
  return {
    code,
    name,
    population: Number(population),
    postcodes: postcodes.split(' ').filter(postcode => postcode !== ''),
    intercommunality: siren === '' ? null : siren,
  }
}

/** « saint remy en bouzemont » of « Saint-Rémy-en-Bouzemont », and of « st remy en bouzemont ». */
export function searchedName(name: string): string {
  return folded(name)
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim()
    .replaceAll(/\bste\b/g, 'sainte')
    .replaceAll(/\bst\b/g, 'saint')
}

const mostFound = 12

/**
 * Communes by the beginning of their name, of a word in it, by postcode or by code. First those that
 * are called just so, then those of the same département as `near` (a code), then the larger ones.
 */
export function findCommunes(
  { communes, names }: Directory,
  typed: string,
  near: string | null,
): Commune[] {
  const asked = searchedName(typed)
  if (asked.length < 2) return []
  const isNumber = /^\d[\da-b]?\d*$/.test(asked)
  const department = near === null ? null : departmentOf(near)
  const found: { commune: Commune; rank: number }[] = []
  for (const [place, commune] of communes.entries()) {
    const name = names[place] ?? ''
    const isSo = isNumber
      ? commune.code.toLowerCase().startsWith(asked) ||
        commune.postcodes.some(postcode => postcode.startsWith(asked))
      : name.startsWith(asked) || name.includes(` ${asked}`)
    if (!isSo) continue
    const isNear = departmentOf(commune.code) === department
    const rank = (name === asked ? 0 : 4) + (isNear ? 0 : 2) + (name.startsWith(asked) ? 0 : 1)
    found.push({ commune, rank })
  }
  return found
    .toSorted(
      (one, other) => one.rank - other.rank || other.commune.population - one.commune.population,
    )
    .slice(0, mostFound)
    .map(({ commune }) => commune)
}

/** The communes of an intercommunality, by their names. */
export function membersOf({ communes }: Directory, siren: string): Commune[] {
  return communes
    .filter(({ intercommunality }) => intercommunality === siren)
    .toSorted((one, other) => one.name.localeCompare(other.name, 'fr'))
}
