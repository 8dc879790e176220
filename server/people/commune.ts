import type { Row } from '../database/schema.ts'
import type { Deps } from '../deps.ts'
import type { Language } from '../language/sentence.ts'
import { compileZone } from '../language/zone.ts'
import { notFound, Refusal } from '../platform/refusal.ts'
import type { Spreadsheet } from '../platform/rules/csv.ts'
import { peopleSentences } from './sentences.ts'
import type { CommuneShape } from './shapes.ts'
import { findCommune, listCommunes } from './store/communes.ts'

export type CommuneRow = Row<'commune'>

/** Whether a commune exists: before, all that can be done is to set one up. */
export async function isSetUp(deps: Pick<Deps, 'db'>): Promise<boolean> {
  return (await listCommunes(deps.db)).length > 0
}

/** @throws Refusal (`not-found`) */
export async function communeOf(deps: Pick<Deps, 'db'>, communeId: number): Promise<CommuneRow> {
  const row = await findCommune(deps.db, communeId)
  if (row === undefined) throw notFound(peopleSentences.thisCommune)
  return row
}

/** In whose spreadsheet a commune's table is opened; null, without a language: it is for programs. */
export async function spreadsheetOf(
  deps: Pick<Deps, 'db'>,
  communeId: number,
  language: Language | undefined,
): Promise<Spreadsheet | null> {
  if (language === undefined) return null
  return { language, zone: compileZone((await communeOf(deps, communeId)).zone) }
}

/**
 * The commune in which a command works: the one with this id, or the only one.
 * @throws Refusal (`not-found`) when there is none, (`bad-request`) when one must be chosen.
 */
export async function currentCommune(deps: Pick<Deps, 'db'>, id?: number): Promise<CommuneRow> {
  const communes = await listCommunes(deps.db)
  const [only] = communes
  if (only === undefined) {
    throw new Refusal('not-found', peopleSentences.noCommune)
  }
  if (id === undefined && communes.length === 1) return only
  const found = communes.find(commune => commune.id === id)
  if (found !== undefined) return found
  const choice = communes.map(commune => `${commune.id} (${commune.name})`).join(', ')
  throw id === undefined
    ? new Refusal('bad-request', peopleSentences.chooseCommune(choice))
    : new Refusal('not-found', peopleSentences.noSuchCommune(id, choice))
}

export function communeShapeOf(row: CommuneRow): CommuneShape {
  const { id, name, zone, aimMinutes, goalPercent, department, postcode } = row
  return { id, name, zone, aimMinutes, goalPercent, department, postcode }
}
