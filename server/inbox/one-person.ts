import type { z } from 'zod'
import type { Db } from '../database/database.ts'
import type { Deps } from '../deps.ts'
import { contactAddress, telephoneInPairs } from '../language/contact-address.ts'
import { toIso } from '../language/instant.ts'
import { folded } from '../language/text.ts'
import {
  contactsAddressed,
  conversationsOfContacts,
  insertJoin,
  type JoinableContact,
  joinableContacts,
  joinsAround,
  leaveJoins,
  peopleIn,
  personOfContact,
} from '../messages/store/contacts.ts'
import { authorsOf } from '../messages/store/conversations.ts'
import type { Actor } from '../people/rules/role.ts'
import { lockCommune } from '../people/store/communes.ts'
import { writeJournal } from '../people/store/journal.ts'
import { notFound, Refusal } from '../platform/refusal.ts'
import { soughtInName } from './rules/search.ts'
import { inboxSentences } from './sentences.ts'
import type { contactList } from './shapes-acts.ts'
import type { ConversationShape } from './shapes-conversation.ts'
import { contactsNamed } from './store/search.ts'

type PersonDeps = Pick<Deps, 'db' | 'clock' | 'changes'>

/** What a dialog shows without scrolling for long. */
const mostShown = 20

/** Where more people have it in their name or address, the last ones known are looked at. */
const mostLookedAt = 1_000

/** So many of somebody's other conversations are shown beside one. */
const mostElsewhere = 10

/**
 * The contacts of the other channels that have all that was typed in their name, each as the beginning
 * of a word, or in their address, whatever its case and accents. Nobody is proposed of whom nothing was typed: two people may share a name.
 * @throws Refusal (`not-found`)
 */
export async function contactsLike(
  { db }: Pick<Deps, 'db'>,
  communeId: number,
  contactId: number,
  search: string,
): Promise<z.infer<typeof contactList>> {
  const contact = await contactOf(db, communeId, contactId)
  const words = folded(search).split(/\s+/).filter(Boolean)
  if (words.length === 0) return { contacts: [] }
  const person = await personOfContact(db, contactId)
  const longest = words.toSorted((a, b) => b.length - a.length)[0] ?? ''
  const named = await contactsNamed(db, communeId, soughtInName(search), mostLookedAt)
  const addressed = await contactsAddressed(db, communeId, longest, mostLookedAt)
  const ids = [...new Set([...named.map(({ id }) => id), ...addressed])]
  const found = (await joinableContacts(db, communeId, ids)).filter(one => {
    if (one.channelId === contact.channelId || person.includes(one.id)) return false
    const text = `${folded(one.name ?? '')} ${addressOf(one) ?? ''}`.toLowerCase()
    return words.every(word => text.includes(word))
  })
  return {
    contacts: found.slice(0, mostShown).map(one => ({
      contact: one.id,
      name: one.name,
      address: addressOf(one),
      channelName: one.channelName,
    })),
  }
}

/** By which their channel knows them: a mail address, a telephone, an account on another server. */
export function addressOf({ remoteId }: JoinableContact): string | null {
  return (
    contactAddress(remoteId)?.address ?? (/^[^\s:#]+@[^\s#]+$/.test(remoteId) ? remoteId : null)
  )
}

/**
 * Says that two contacts of different channels are one person. Their conversations stay apart, and
 * so do all figures.
 * @throws Refusal (`not-found`), (`bad-request`) for two of one channel, (`conflict`) when they are
 * joined already.
 */
export async function joinContacts(
  deps: PersonDeps,
  { communeId, actor }: Actor,
  contactId: number,
  otherId: number,
): Promise<void> {
  const at = deps.clock.now()
  await deps.db.transaction().execute(async db => {
    // Where two join at once, the second sees what the first did.
    await lockCommune(db, communeId)
    const contact = await contactOf(db, communeId, contactId)
    const other = await contactOf(db, communeId, otherId)
    if (contact.channelId === other.channelId) {
      throw new Refusal('bad-request', inboxSentences.oneChannel)
    }
    if ((await personOfContact(db, contactId)).includes(otherId)) {
      throw new Refusal('conflict', inboxSentences.onePersonAlready)
    }
    await insertJoin(db, { communeId, contactId, otherId, at })
    await writeJournal(db, {
      communeId,
      at,
      actor,
      action: 'contact.joined',
      subject: `contact:${contactId}`,
      detail: { other: otherId },
    })
  })
  deps.changes.tell(communeId, 'messages')
}

/**
 * Takes it back. With `from`, exactly the two that were joined come apart, each with whom else it is
 * joined to; without it the contact leaves all of them, who stay one person.
 * @throws Refusal (`not-found`), (`conflict`) when it is joined with none, or not with `from`.
 */
export async function partContact(
  deps: PersonDeps,
  { communeId, actor }: Actor,
  contactId: number,
  from?: number,
): Promise<void> {
  const at = deps.clock.now()
  await deps.db.transaction().execute(async db => {
    await lockCommune(db, communeId)
    await contactOf(db, communeId, contactId)
    const parted = await leaveJoins(db, contactId, from)
    if (parted.length === 0) throw new Refusal('conflict', inboxSentences.onePersonNoMore)
    await writeJournal(db, {
      communeId,
      at,
      actor,
      action: 'contact.parted',
      subject: `contact:${contactId}`,
      detail: { from: parted },
    })
  })
  deps.changes.tell(communeId, 'messages')
}

/** Where somebody is reached outside their channel; an account « julie@piaille.fr » is no such place. */
function reachedAt(contact: JoinableContact | undefined): string | null {
  const known = contactAddress(contact?.remoteId)
  return known?.scheme === 'tel' ? telephoneInPairs(known.address) : (known?.address ?? null)
}

/** Who wrote in these conversations, by which address, and as whom else the commune knows each of them. */
export async function peopleOf(
  db: Db,
  communeId: number,
  conversationIds: readonly number[],
): Promise<ConversationShape['people']> {
  const authors = await authorsOf(db, conversationIds)
  const ids = [...new Set(authors.map(({ contactId }) => contactId))]
  const groups = peopleIn(await joinsAround(db, ids))
  const others = [...new Set([...groups.values()].flat())]
  const known = new Map(
    (await joinableContacts(db, communeId, [...new Set([...ids, ...others])])).map(one => [
      one.id,
      one,
    ]),
  )
  const conversations = others.length === 0 ? [] : await conversationsOfContacts(db, others)
  const elsewhere = conversations.filter(({ id }) => !conversationIds.includes(id))
  return ids.map(contact => ({
    contact,
    name: authors.find(({ contactId }) => contactId === contact)?.name ?? null,
    address: reachedAt(known.get(contact)),
    same: (groups.get(contact) ?? []).flatMap(id => {
      const one = id === contact ? undefined : known.get(id)
      if (one === undefined) return []
      const theirs = elsewhere.filter(({ contactId }) => contactId === id).slice(0, mostElsewhere)
      return {
        contact: id,
        name: one.name,
        channelName: one.channelName,
        conversations: theirs.map(row => ({
          id: row.id,
          visibility: row.visibility,
          subject: row.subject,
          lastMessageAt: toIso(row.lastMessageAt),
        })),
      }
    }),
  }))
}

async function contactOf(db: Db, communeId: number, id: number): Promise<JoinableContact> {
  const [contact] = await joinableContacts(db, communeId, [id])
  if (contact === undefined) throw notFound(inboxSentences.thisPerson)
  return contact
}
