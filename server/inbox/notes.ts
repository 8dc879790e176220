import type { Db } from '../database/database.ts'
import type { Row } from '../database/schema.ts'
import type { Deps } from '../deps.ts'
import { toIso, toIsoOrNull } from '../language/instant.ts'
import { findConversation } from '../messages/store/conversations.ts'
import { lockConversations } from '../messages/store/merges.ts'
import { userNames } from '../messages/store/messages.ts'
import type { JournalAction } from '../people/rules/journal.ts'
import type { Actor } from '../people/rules/role.ts'
import { holdCommune } from '../people/store/communes.ts'
import { writeJournal } from '../people/store/journal.ts'
import { holdAnswerer } from '../people/store/members.ts'
import { notFound, Refusal } from '../platform/refusal.ts'
import { type MentionDeps, tellMentioned } from './mention.ts'
import { inboxSentences } from './sentences.ts'
import type { NoteChange, NoteNew } from './shapes-acts.ts'
import type { NoteShape } from './shapes-conversation.ts'
import {
  findNote,
  insertNote,
  mentionsOf,
  notesOf,
  replaceMentions,
  updateNote,
} from './store/notes.ts'

type NoteDeps = Pick<Deps, 'db' | 'clock' | 'changes'> & MentionDeps

/** The notes of these conversations, oldest first. */
export async function notesIn(db: Db, conversationIds: readonly number[]): Promise<NoteShape[]> {
  return await shapesOf(db, await notesOf(db, conversationIds))
}

/**
 * A note to one's colleagues: it is never sent, and no figure depends on it. The same key twice is one note.
 * @throws Refusal (`not-found`), (`bad-request`) when somebody whom it mentions may not answer here
 */
export async function writeNote(
  deps: NoteDeps,
  who: Actor,
  conversationId: number,
  { text, key, mentions }: NoteNew,
): Promise<NoteShape> {
  const { communeId, userId } = who
  const createdAt = deps.clock.now()
  return await changed(deps, communeId, async db => {
    if ((await findConversation(db, communeId, conversationId)) === undefined) {
      throw notFound(inboxSentences.conversation)
    }
    await lockConversations(db, [conversationId])
    await holdMentioned(db, communeId, mentions)
    const row = { communeId, conversationId, userId, key, text, createdAt }
    const { note, isNew } = await insertNote(db, row)
    if (isNew) {
      await replaceMentions(db, note.id, [...new Set(mentions)])
      await tellMentioned(deps, db, note, { userIds: mentions, by: userId, at: createdAt })
      await writeLine(db, who, note, 'note.written', createdAt)
    }
    return note
  })
}

/**
 * Says something else in one's own note.
 * @throws Refusal (`not-found`), (`forbidden`) of a colleague's, (`bad-request`) as `writeNote`
 */
export async function changeNote(
  deps: NoteDeps,
  who: Actor,
  id: number,
  { text, mentions }: NoteChange,
): Promise<NoteShape> {
  const { communeId } = who
  const at = deps.clock.now()
  return await changed(deps, communeId, async db => {
    await holdMentioned(db, communeId, mentions)
    const note = await ownNote(db, who, id)
    if (!(await updateNote(db, id, { text, editedAt: at }))) throw notFound(inboxSentences.note)
    await replaceMentions(db, id, [...new Set(mentions)])
    await tellMentioned(deps, db, note, { userIds: mentions, by: who.userId, at })
    await writeLine(db, who, note, 'note.changed', at)
    return { ...note, text, editedAt: at }
  })
}

/**
 * Deletes a note; for a day that can be taken back.
 * @param isAnybodys whether it may be a colleague's
 * @throws Refusal (`not-found`), (`forbidden`)
 */
export async function removeNote(
  deps: NoteDeps,
  who: Actor,
  id: number,
  isAnybodys: boolean,
): Promise<void> {
  const at = deps.clock.now()
  await changed(deps, who.communeId, async db => {
    const note = await ownNote(db, who, id, isAnybodys)
    if (!(await updateNote(db, id, { removedAt: at }))) throw notFound(inboxSentences.note)
    await writeLine(db, who, note, 'note.removed', at)
    return note
  })
}

/** The same back; nothing changes where it was not deleted. @throws Refusal (`not-found`), (`forbidden`) */
export async function restoreNote(
  deps: NoteDeps,
  who: Actor,
  id: number,
  isAnybodys: boolean,
): Promise<NoteShape> {
  const at = deps.clock.now()
  return await changed(deps, who.communeId, async db => {
    const note = await ownNote(db, who, id, isAnybodys)
    if (await updateNote(db, id, { removedAt: null }, true)) {
      await writeLine(db, who, note, 'note.restored', at)
    }
    return note
  })
}

/** One transaction, then the open screens hear of it. */
async function changed(
  { db, changes }: NoteDeps,
  communeId: number,
  act: (transaction: Db) => Promise<Row<'note'>>,
): Promise<NoteShape> {
  const note = await db.transaction().execute(act)
  changes.tell(communeId, 'messages')
  const [shape] = await shapesOf(db, [note])
  if (shape === undefined) throw new Error('a note without a shape')
  return shape
}

async function ownNote(
  db: Db,
  { communeId, userId }: Actor,
  id: number,
  isAnybodys = false,
): Promise<Row<'note'>> {
  const note = await findNote(db, communeId, id)
  if (note === undefined) throw notFound(inboxSentences.note)
  const isOwn = userId !== null && note.userId === userId
  if (!isOwn && !isAnybodys) throw new Refusal('forbidden', inboxSentences.notYourNote)
  return note
}

/** None of them loses the right to answer before the end of the transaction. */
async function holdMentioned(
  db: Db,
  communeId: number,
  mentions: readonly string[],
): Promise<void> {
  if (mentions.length === 0) return
  // Before the people, in the order of taking somebody out: nobody waits in a circle.
  await holdCommune(db, communeId)
  for (const userId of mentions) {
    if ((await holdAnswerer(db, communeId, userId)) === undefined) {
      throw new Refusal('bad-request', inboxSentences.mayNotAnswer)
    }
  }
}

async function writeLine(
  db: Db,
  { communeId, actor }: Actor,
  { conversationId }: Row<'note'>,
  action: Extract<JournalAction, `note.${string}`>,
  at: number,
): Promise<void> {
  const subject = `conversation:${conversationId}`
  await writeJournal(db, { communeId, at, actor, action, subject })
}

async function shapesOf(db: Db, notes: readonly Row<'note'>[]): Promise<NoteShape[]> {
  const authors = await userNames(db, [...new Set(notes.flatMap(({ userId }) => userId ?? []))])
  const mentions = await mentionsOf(
    db,
    notes.map(({ id }) => id),
  )
  const mentionsIn = Map.groupBy(mentions, ({ noteId }) => noteId)
  return notes.map(({ id, conversationId, userId, text, createdAt, editedAt }) => {
    const name = userId === null ? undefined : authors.get(userId)
    return {
      id,
      conversation: conversationId,
      author: userId === null || name === undefined ? null : { id: userId, name },
      text,
      mentions: (mentionsIn.get(id) ?? []).map(one => ({ id: one.id, name: one.name })),
      createdAt: toIso(createdAt),
      editedAt: toIsoOrNull(editedAt),
    }
  })
}
