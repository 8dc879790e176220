import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { brotliDecompress } from 'node:zlib'
import type { Deps } from '../deps.ts'
import { communeOf } from '../people/commune.ts'
import type { Actor } from '../people/rules/role.ts'
import { listCommunes, setInseeCode } from '../people/store/communes.ts'
import { writeJournal } from '../people/store/journal.ts'
import { notFound } from '../platform/refusal.ts'
import {
  type Commune,
  communeAt,
  type Directory,
  findCommunes,
  membersOf,
  onlyPostcode,
  readDirectory,
} from './rules-directory.ts'
import { partnerSentences } from './sentences.ts'
import type { CommuneFound, IntercommunalityShape } from './shapes.ts'

/**
 * France's communes with their populations and intercommunalities: npm's
 * `@etalab/decoupage-administratif` (from INSEE, the DGCL and La Poste, Licence Ouverte 2.0), 12 MB of
 * JSON, as a list that `tests/partners/communes.ts` writes. Unpacked when it is looked at, and let go
 * of when there is need for the memory.
 */
const list = new URL('./communes.txt.br', import.meta.url)

const unpack = promisify(brotliDecompress)
let kept: WeakRef<Directory> | undefined

/** All of it. */
export async function directory(): Promise<Directory> {
  const known = kept?.deref()
  if (known !== undefined) return known
  const read = readDirectory((await unpack(await readFile(list))).toString('utf8'))
  kept = new WeakRef(read)
  return read
}

type DirectoryDeps = Pick<Deps, 'db'>

/** Communes by what is typed of their name, postcode or code; nearer ones first. */
export async function searchCommunes(
  deps: DirectoryDeps,
  communeId: number,
  typed: string,
): Promise<CommuneFound[]> {
  const { inseeCode } = await communeOf(deps, communeId)
  const found = await directory()
  const here = await codesHere(deps, communeId)
  return findCommunes(found, typed, inseeCode).map(commune => shapeOf(found, commune, here))
}

/** The communes of France that the others of this installation are. */
async function codesHere({ db }: DirectoryDeps, communeId: number): Promise<Set<string>> {
  const others = (await listCommunes(db)).filter(({ id }) => id !== communeId)
  return new Set(others.flatMap(({ inseeCode }) => (inseeCode === null ? [] : [inseeCode])))
}

const nobody: ReadonlySet<string> = new Set()

/** One commune by its code. */
export async function findCommune(code: string): Promise<CommuneFound | null> {
  const all = await directory()
  const commune = communeAt(all, code)
  return commune === undefined ? null : shapeOf(all, commune, nobody)
}

/**
 * The communes of an intercommunality.
 * @throws Refusal (`not-found`) when there is none of this SIREN
 */
export async function intercommunality(
  deps: DirectoryDeps,
  communeId: number,
  siren: string,
): Promise<IntercommunalityShape> {
  const here = await codesHere(deps, communeId)
  const all = await directory()
  const known = all.intercommunalities.get(siren)
  if (known === undefined) throw notFound(partnerSentences.intercommunality)
  return { ...known, communes: membersOf(all, siren).map(commune => shapeOf(all, commune, here)) }
}

function shapeOf(all: Directory, commune: Commune, here: ReadonlySet<string>): CommuneFound {
  const { intercommunality: siren, ...fields } = commune
  const group = siren === null ? undefined : all.intercommunalities.get(siren)
  return { ...fields, isHere: here.has(commune.code), intercommunality: group ?? null }
}

/**
 * Says which commune of France this one is.
 * @throws Refusal (`not-found`) when there is no such commune
 */
export async function chooseCommune(
  { db, clock, changes }: Pick<Deps, 'db' | 'clock' | 'changes'>,
  { communeId, actor }: Actor,
  code: string,
): Promise<void> {
  const found = await findCommune(code)
  if (found === null) throw notFound(partnerSentences.commune)
  await db.transaction().execute(async transaction => {
    await setInseeCode(transaction, communeId, code, onlyPostcode(found))
    await writeJournal(transaction, {
      communeId,
      at: clock.now(),
      actor,
      action: 'partner.commune',
      subject: `commune:${communeId}`,
      detail: { name: found.name },
    })
  })
  changes.tell(communeId, 'partners', 'commune')
}
