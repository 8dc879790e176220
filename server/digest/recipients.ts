import type { Who } from '../channels/channels.ts'
import type { Row } from '../database/schema.ts'
import type { Deps } from '../deps.ts'
import { addressReader, queueMails } from '../mail/outbox.ts'
import { communeOf } from '../people/commune.ts'
import { lockCommune } from '../people/store/communes.ts'
import { writeJournal } from '../people/store/journal.ts'
import { findPersonByEmail } from '../people/store/members.ts'
import { notFound } from '../platform/refusal.ts'
import { idsIn, isLinkTo, linkToken } from '../platform/signature.ts'
import { digestSentences } from './sentences.ts'
import type { RecipientShape } from './shapes.ts'
import {
  addRecipient,
  findRecipient,
  normalEmail,
  recipientsOf,
  removeRecipient,
  wasRemoved,
} from './store.ts'

/** Who reads a commune's digest, in alphabetical order. */
export async function listRecipients(
  { db }: Pick<Deps, 'db'>,
  communeId: number,
): Promise<RecipientShape[]> {
  return (await recipientsOf(db, communeId)).map(({ email, confirmedAt }) => ({
    email,
    confirmed: confirmedAt !== null,
  }))
}

/** An address that was asked is not asked again for so long, ms. */
const againMs = 10 * 60_000

/** Who is taken away by mistake is put back within this, ms, as they were. */
const undoMs = 10 * 60_000

/**
 * Adds a reader; one who is there already stays. An address that is no colleague's is asked by mail whether
 * it wants the digest, and once more where this is called again while it has not said so.
 */
export async function subscribe(
  deps: Pick<Deps, 'db' | 'clock' | 'changes' | 'publicUrl'>,
  who: Who,
  typed: string,
): Promise<RecipientShape> {
  const at = deps.clock.now()
  const { communeId } = who
  const email = normalEmail(typed)
  const confirmed = await deps.db.transaction().execute(async db => {
    await lockCommune(db, communeId)
    const colleague = await findPersonByEmail(db, communeId, email)
    const isKnown = colleague !== undefined || (await wasRemoved(db, communeId, email, at - undoMs))
    const confirmedAt = isKnown ? at : null
    if (await addRecipient(db, communeId, email, at, confirmedAt)) {
      await note(db, who, at, 'added', email)
    }
    const reader = (await recipientsOf(db, communeId)).find(
      one => one.email === email && one.confirmedAt === null,
    )
    if (reader === undefined) return true
    const round = String(Math.floor(at / againMs))
    const about = { communeId, subject: String(reader.id), round, nextAt: at }
    await queueMails(deps, db, { kind: 'digest-consent' }, about, [addressReader(reader.email)])
    return false
  })
  deps.changes.tell(communeId, 'commune')
  return { email, confirmed }
}

/** @throws Refusal (`not-found`) */
export async function dismiss(
  deps: Pick<Deps, 'db' | 'clock' | 'changes'>,
  who: Who,
  email: string,
): Promise<void> {
  const at = deps.clock.now()
  await deps.db.transaction().execute(async db => {
    const removed = await removeRecipient(db, who.communeId, email)
    if (removed === undefined) throw notFound(digestSentences.reader)
    await note(db, who, at, 'removed', email, removed.confirmedAt !== null)
  })
  deps.changes.tell(who.communeId, 'commune')
}

async function note(
  db: Deps['db'],
  { communeId, actor }: Who,
  at: number,
  what: 'added' | 'removed',
  email: string,
  confirmed?: boolean,
): Promise<void> {
  const detail = { email: normalEmail(email), confirmed }
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

/** What a link is for: one address, one commune, nothing else. */
export type Subscription = { id: number; communeId: number; commune: string; email: string }

type Purpose = 'digest-unsubscribe' | 'digest-consent'

function linkFor(
  deps: Pick<Deps, 'secrets' | 'publicUrl'>,
  purpose: Purpose,
  { id, key }: Pick<Reader, 'id' | 'key'>,
): string {
  const page = purpose === 'digest-consent' ? 'confirm' : 'unsubscribe'
  return `${deps.publicUrl}/api/digest/${page}?token=${linkToken(deps, purpose, [id], [key])}`
}

/** The link in a reader's mail. It needs no account, and ends with the subscription. */
export function unsubscribeLink(
  deps: Pick<Deps, 'secrets' | 'publicUrl'>,
  reader: Pick<Reader, 'id' | 'key'>,
): string {
  return linkFor(deps, 'digest-unsubscribe', reader)
}

/** The link by which an address says that it wants the digest. */
export function confirmLink(
  deps: Pick<Deps, 'secrets' | 'publicUrl'>,
  reader: Pick<Reader, 'id' | 'key'>,
): string {
  return linkFor(deps, 'digest-consent', reader)
}

/** Whose link it is; null: it was not made here, was cut short, or that subscription has ended. */
export async function subscriptionBy(
  deps: Pick<Deps, 'db' | 'secrets'>,
  purpose: Purpose,
  token: string,
): Promise<Subscription | null> {
  const [id] = idsIn(token)
  const reader = id === undefined ? undefined : await findRecipient(deps.db, id)
  if (!reader || !isLinkTo(deps, purpose, token, [reader.key])) return null
  const { communeId, email } = reader
  return { id: reader.id, communeId, commune: (await communeOf(deps, communeId)).name, email }
}

/** Takes the link's address off the readers. @returns null as `subscriptionBy` does */
export async function unsubscribe(
  deps: Pick<Deps, 'db' | 'clock' | 'secrets' | 'changes'>,
  token: string,
): Promise<Subscription | null> {
  const asked = await subscriptionBy(deps, 'digest-unsubscribe', token)
  if (asked === null) return null
  const { communeId, email } = asked
  const removed = await deps.db.transaction().execute(async db => {
    if ((await removeRecipient(db, communeId, email)) === undefined) return false
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
  return asked
}

/** For a first start, inside its transaction. */
export { addRecipient } from './store.ts'
