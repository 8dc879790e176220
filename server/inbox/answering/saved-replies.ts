import type { Who } from '../../channels/channels.ts'
import type { Db } from '../../database/database.ts'
import type { Row } from '../../database/schema.ts'
import type { Deps } from '../../deps.ts'
import { holdCommune } from '../../people/store/communes.ts'
import { writeJournal } from '../../people/store/journal.ts'
import { notFound } from '../../platform/refusal.ts'
import { usualReplies } from '../rules/usual-replies.ts'
import { inboxSentences } from '../sentences.ts'
import type { SavedReplyList, SavedReplyNew, SavedReplyShape } from '../shapes-acts.ts'
import {
  deleteSavedReply,
  insertSavedReply,
  savedRepliesOf,
  updateSavedReply,
} from '../store/saved-replies.ts'

type SavedReplyDeps = Pick<Deps, 'db' | 'clock'>

/** The texts that a commune uses again and again. */
export async function listSavedReplies(
  { db }: Pick<Deps, 'db'>,
  communeId: number,
): Promise<SavedReplyList> {
  return { savedReplies: (await savedRepliesOf(db, communeId)).map(shapeOf) }
}

export async function addSavedReply(
  deps: SavedReplyDeps,
  who: Who,
  { title, text }: SavedReplyNew,
): Promise<SavedReplyShape> {
  const at = deps.clock.now()
  const { communeId } = who
  return await deps.db.transaction().execute(async db => {
    const row = { communeId, title, text, createdAt: at, changedAt: at }
    return await noted(db, who, at, 'added', await insertSavedReply(db, row))
  })
}

/** @throws Refusal (`not-found`) */
export async function changeSavedReply(
  deps: SavedReplyDeps,
  who: Who,
  id: number,
  { title, text }: SavedReplyNew,
): Promise<SavedReplyShape> {
  const changedAt = deps.clock.now()
  return await deps.db.transaction().execute(async db => {
    const row = await updateSavedReply(db, who.communeId, id, { title, text, changedAt })
    return await noted(db, who, changedAt, 'changed', row)
  })
}

/** @throws Refusal (`not-found`) */
export async function removeSavedReply(deps: SavedReplyDeps, who: Who, id: number): Promise<void> {
  const at = deps.clock.now()
  await deps.db.transaction().execute(async db => {
    await noted(db, who, at, 'removed', await deleteSavedReply(db, who.communeId, id))
  })
}

/**
 * Adds what every commune begins with, where there is none yet; where somebody was quicker it
 * changes nothing.
 * @returns those that it added, which are what taking it back deletes
 */
export async function addUsualReplies(deps: SavedReplyDeps, who: Who): Promise<SavedReplyList> {
  const at = deps.clock.now()
  const { communeId } = who
  return await deps.db.transaction().execute(async db => {
    await holdCommune(db, communeId)
    const savedReplies: SavedReplyShape[] = []
    if ((await savedRepliesOf(db, communeId)).length > 0) return { savedReplies }
    for (const reply of usualReplies) {
      const row = { communeId, ...reply, createdAt: at, changedAt: at }
      savedReplies.push(await noted(db, who, at, 'added', await insertSavedReply(db, row)))
    }
    return { savedReplies }
  })
}

async function noted(
  db: Db,
  { communeId, actor }: Who,
  at: number,
  what: 'added' | 'changed' | 'removed',
  row: Row<'savedReply'> | undefined,
): Promise<SavedReplyShape> {
  if (row === undefined) throw notFound(inboxSentences.savedReply)
  await writeJournal(db, {
    communeId,
    at,
    actor,
    action: `saved-reply.${what}`,
    subject: `saved-reply:${row.id}`,
    detail: { title: row.title },
  })
  return shapeOf(row)
}

function shapeOf({ id, title, text }: Row<'savedReply'>): SavedReplyShape {
  return { id, title, text }
}
