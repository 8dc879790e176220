import type { Deps } from '../deps.ts'
import { communeOf } from '../people/commune.ts'
import { writeJournal } from '../people/store/journal.ts'
import { Refusal } from '../platform/refusal.ts'
import { askedDate } from '../platform/shapes.ts'
import { idsIn, isLinkTo, linkToken } from '../platform/signature.ts'
import { type SharePiece, sharePieces } from './rules-partner.ts'
import { partnerSentences } from './sentences.ts'
import { type ContactRow, findContact, findPartner, updateContact, updatePartner } from './store.ts'

const purpose = 'partner-contact'

type LinkDeps = Pick<Deps, 'db' | 'clock' | 'changes' | 'secrets'>

/** Where a contact says what it wants to receive, and that it wants nothing more. It never expires. */
export function contactLink(
  deps: Pick<Deps, 'secrets' | 'publicUrl'>,
  { id, key }: Pick<ContactRow, 'id' | 'key'>,
): string {
  return `${deps.publicUrl}/voisin/${linkToken(deps, purpose, [id], [key])}`
}

export type ContactView = {
  commune: string
  partner: string
  contact: ContactRow
  pieces: readonly SharePiece[]
  quietUntil: string | null
}

/** What the link shows; null for one that was not made here, or whose contact is gone. */
export async function readContactLink(deps: LinkDeps, token: string): Promise<ContactView | null> {
  const contact = await linked(deps, token)
  if (contact === null) return null
  const partner = await findPartner(deps.db, contact.communeId, contact.partnerId)
  if (partner === undefined) return null
  const { name: commune } = await communeOf(deps, contact.communeId)
  const pieces: SharePiece[] | null = partner.pieces === null ? null : JSON.parse(partner.pieces)
  const { name, quietUntil } = partner
  return { commune, partner: name, contact, pieces: pieces ?? sharePieces, quietUntil }
}

export type ContactWish = { pieces: readonly SharePiece[]; quietUntil: string | null }

/** For the whole partner: what of a mail it wants, and until when it is to be left alone. */
export async function wishByLink(
  deps: LinkDeps,
  token: string,
  { pieces, quietUntil }: ContactWish,
): Promise<void> {
  const contact = await contactIn(deps, token)
  if (quietUntil !== null && !askedDate.safeParse(quietUntil).success) {
    throw new Refusal('bad-request', partnerSentences.wrongDate)
  }
  const isAll = sharePieces.every(piece => pieces.includes(piece))
  await updatePartner(deps.db, contact.partnerId, {
    pieces: isAll ? null : JSON.stringify(pieces),
    quietUntil,
  })
  deps.changes.tell(contact.communeId, 'partners')
}

/** Asked twice, it changes nothing more. */
export async function unsubscribeByLink(
  deps: LinkDeps,
  token: string,
  isBack: boolean,
): Promise<void> {
  const contact = await contactIn(deps, token)
  const now = deps.clock.now()
  if ((contact.unsubscribedAt === null) === isBack) return
  await deps.db.transaction().execute(async db => {
    await updateContact(db, contact.id, { unsubscribedAt: isBack ? null : now })
    if (isBack) return
    await writeJournal(db, {
      communeId: contact.communeId,
      at: now,
      actor: contact.name,
      action: 'partner.unsubscribed',
      subject: `partner:${contact.partnerId}`,
      detail: { name: contact.email },
    })
  })
  deps.changes.tell(contact.communeId, 'partners')
}

type Linked = ContactRow & { communeId: number }

/** @throws Refusal (`not-found`) */
async function contactIn(deps: LinkDeps, token: string): Promise<Linked> {
  const contact = await linked(deps, token)
  if (contact === null) throw new Refusal('not-found', partnerSentences.linkCut)
  return contact
}

async function linked(deps: LinkDeps, token: string): Promise<Linked | null> {
  const [id] = idsIn(token)
  const contact = id === undefined ? undefined : await findContact(deps.db, id)
  return contact && isLinkTo(deps, purpose, token, [contact.key]) ? contact : null
}
