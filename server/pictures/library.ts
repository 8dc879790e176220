import { onePage } from '../database/dialect.ts'
import type { Deps } from '../deps.ts'
import { toIso } from '../language/instant.ts'
import { folded } from '../language/text.ts'
import type { Actor } from '../people/rules/role.ts'
import { writeJournal } from '../people/store/journal.ts'
import { notFound, Refusal } from '../platform/refusal.ts'
import { mediaShapeOf } from './media.ts'
import { pictureSentences } from './sentences.ts'
import type { LibraryPage, LibraryPicture } from './shapes.ts'
import { libraryPage, setPictureRemoved, type Use, usesOf } from './store/library.ts'
import { findPicture, type MediaRow } from './store/media.ts'

const pageSize = 24

/** How a publication of no event is named: by its beginning. */
const longestTitle = 60

/**
 * What was used, newest first: each picture once, with its newest description and where it is.
 * @param search words of one of its descriptions, whatever their accents
 * @param before `next` of the page before
 */
export async function listLibrary(
  deps: Pick<Deps, 'db'>,
  communeId: number,
  { search, before }: { search: string; before: number | null },
): Promise<LibraryPage> {
  const words = folded(search).split(/\s+/).filter(Boolean)
  const rows = await libraryPage(deps.db, communeId, { words, before, limit: pageSize + 1 })
  const { shown, next } = onePage(rows, pageSize, ({ id }) => id)
  const uses = await usesOf(
    deps.db,
    shown.map(({ pictureId }) => pictureId),
  )
  return { media: shown.map(row => libraryShapeOf(row, uses)), next }
}

/**
 * Takes a picture out of the library; it can be put back for a day.
 * @throws Refusal (`not-found`); (`conflict`) while an event or a publication shows it
 */
export async function removePicture(
  deps: Pick<Deps, 'db' | 'clock'>,
  by: Actor,
  id: number,
): Promise<void> {
  const at = deps.clock.now()
  await known(deps, by, id)
  await deps.db.transaction().execute(async db => {
    if (!(await setPictureRemoved(db, by.communeId, id, at))) {
      throw new Refusal('conflict', pictureSentences.inUse)
    }
    await journal(db, by, at, 'picture.removed', id)
  })
}

/** @throws Refusal (`not-found`), also when it has gone for good */
export async function restorePicture(
  deps: Pick<Deps, 'db' | 'clock'>,
  by: Actor,
  id: number,
): Promise<void> {
  const at = deps.clock.now()
  await known(deps, by, id)
  await deps.db.transaction().execute(async db => {
    await setPictureRemoved(db, by.communeId, id, null)
    await journal(db, by, at, 'picture.restored', id)
  })
}

async function known({ db }: Pick<Deps, 'db'>, { communeId }: Actor, id: number): Promise<void> {
  if ((await findPicture(db, communeId, id)) === undefined) throw notFound(pictureSentences.picture)
}

async function journal(
  db: Deps['db'],
  { communeId, actor }: Actor,
  at: number,
  action: 'picture.removed' | 'picture.restored',
  id: number,
): Promise<void> {
  await writeJournal(db, { communeId, at, actor, action, subject: `picture:${id}` })
}

function libraryShapeOf(row: MediaRow, all: readonly Use[]): LibraryPicture {
  const { pictureId } = row
  const uses = new Map<string, LibraryPicture['uses'][number] & { when: number }>()
  for (const use of all) {
    if (use.pictureId !== pictureId) continue
    const title = use.title ?? begin(use.text ?? '')
    const key = use.eventId === null ? title : `event ${use.eventId}`
    const when = Math.max(use.at ?? 0, uses.get(key)?.when ?? 0)
    uses.set(key, { event: use.eventId, title, at: when === 0 ? null : toIso(when), when })
  }
  return {
    ...mediaShapeOf(row),
    small: `/api/pictures/${pictureId}/small`,
    uses: [...uses.values()]
      .sort((one, other) => other.when - one.when)
      .map(({ when: _, ...use }) => use),
  }
}

function begin(text: string): string {
  const [line = ''] = text.trim().split('\n')
  return line.length > longestTitle ? `${line.slice(0, longestTitle - 1).trimEnd()}…` : line
}
