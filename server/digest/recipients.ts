import type { Who } from '../channels/channels.ts'
import type { Deps } from '../deps.ts'
import { writeJournal } from '../people/store/journal.ts'
import { notFound } from '../platform/refusal.ts'
import { digestSentences } from './sentences.ts'
import type { RecipientShape } from './shapes.ts'
import { addRecipient, normalEmail, recipientsOf, removeRecipient } from './store/digest.ts'

/** Who reads a commune's digest, in alphabetical order. */
export async function listRecipients(
  { db }: Pick<Deps, 'db'>,
  communeId: number,
): Promise<RecipientShape[]> {
  return (await recipientsOf(db, communeId)).map(({ email }) => ({ email }))
}

/** Adds a reader; one who is there already stays. */
export async function subscribe(
  deps: Pick<Deps, 'db' | 'clock' | 'changes'>,
  who: Who,
  email: string,
): Promise<RecipientShape> {
  const at = deps.clock.now()
  await deps.db.transaction().execute(async db => {
    if (await addRecipient(db, who.communeId, email, at)) await note(db, who, at, 'added', email)
  })
  deps.changes.tell(who.communeId, 'commune')
  return { email: normalEmail(email) }
}

/** @throws Refusal (`not-found`) */
export async function dismiss(
  deps: Pick<Deps, 'db' | 'clock' | 'changes'>,
  who: Who,
  email: string,
): Promise<void> {
  const at = deps.clock.now()
  await deps.db.transaction().execute(async db => {
    if (!(await removeRecipient(db, who.communeId, email))) throw notFound(digestSentences.reader)
    await note(db, who, at, 'removed', email)
  })
  deps.changes.tell(who.communeId, 'commune')
}

async function note(
  db: Deps['db'],
  { communeId, actor }: Who,
  at: number,
  what: 'added' | 'removed',
  email: string,
): Promise<void> {
  const detail = { email: normalEmail(email) }
  await writeJournal(db, {
    communeId,
    at,
    actor,
    action: `recipient.${what}`,
    subject: 'digest',
    detail,
  })
}
