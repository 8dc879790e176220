import type { Who } from '../channels/channels.ts'
import type { Row } from '../database/schema.ts'
import type { Deps } from '../deps.ts'
import { communeOf } from '../people/commune.ts'
import { writeJournal } from '../people/store/journal.ts'
import { notFound } from '../platform/refusal.ts'
import { idsIn, isLinkTo, linkToken } from '../platform/signature.ts'
import { digestSentences } from './sentences.ts'
import type { RecipientShape } from './shapes.ts'
import { addRecipient, findRecipient, normalEmail, recipientsOf, removeRecipient } from './store.ts'

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

type Reader = Row<'digestRecipient'>

/** What an unsubscribe link is for: one address, one commune, nothing else. */
export type Subscription = { commune: string; email: string }

const purpose = 'digest-unsubscribe'

/** The link in a reader's mail. It needs no account, and ends with the subscription. */
export function unsubscribeLink(
  deps: Pick<Deps, 'secrets' | 'publicUrl'>,
  { id, key }: Pick<Reader, 'id' | 'key'>,
): string {
  return `${deps.publicUrl}/api/digest/unsubscribe?token=${linkToken(deps, purpose, [id], [key])}`
}

/** Whose link it is; null: it was not made here, was cut short, or that subscription has ended. */
export async function readUnsubscribeLink(
  deps: Pick<Deps, 'db' | 'secrets'>,
  token: string,
): Promise<Subscription | null> {
  const reader = await linked(deps, token)
  return reader && { commune: (await communeOf(deps, reader.communeId)).name, email: reader.email }
}

/** Takes the link's address off the readers. @returns null as `readUnsubscribeLink` does */
export async function unsubscribe(
  deps: Pick<Deps, 'db' | 'clock' | 'secrets' | 'changes'>,
  token: string,
): Promise<Subscription | null> {
  const reader = await linked(deps, token)
  if (reader === null) return null
  const { communeId, email } = reader
  const { name } = await communeOf(deps, communeId)
  const removed = await deps.db.transaction().execute(async db => {
    if (!(await removeRecipient(db, communeId, email))) return false
    await writeJournal(db, {
      communeId,
      at: deps.clock.now(),
      actor: email,
      action: 'digest.unsubscribed',
      subject: 'digest',
    })
    return true
  })
  if (removed) deps.changes.tell(communeId, 'commune')
  return { commune: name, email }
}

async function linked(deps: Pick<Deps, 'db' | 'secrets'>, token: string): Promise<Reader | null> {
  const [id] = idsIn(token)
  const reader = id === undefined ? undefined : await findRecipient(deps.db, id)
  return reader && isLinkTo(deps, purpose, token, [reader.key]) ? reader : null
}

/** For a first start, inside its transaction. */
export { addRecipient } from './store.ts'
