import { getApprovalRules } from '../approval/approval-rules.ts'
import { channelsOf } from '../channels/rows.ts'
import type { Deps } from '../deps.ts'
import { listRecipients } from '../digest/recipients.ts'
import { type KeptNote, keptNotesAfter } from '../inbox/rows.ts'
import { contactAddress } from '../language/contact-address.ts'
import { toIso } from '../language/instant.ts'
import { folded } from '../language/text.ts'
import { joinsAround, peopleIn } from '../messages/store/contacts.ts'
import { listPeople } from '../people/people.ts'
import { nextTurn } from '../platform/event-loop.ts'
import type { FoundNote, FoundShape, QuoteShape, ResidentShape } from './shapes.ts'
import {
  keptMessagesAfter,
  type Resident,
  residentsAfter,
  residentsById,
  writtenBy,
} from './store-residents.ts'

/** As many of each as a screen shows. */
const mostShown = 50
/** So many rows are read at a time: others have their turn between two. */
const batch = 1_000

/**
 * Everybody who may be meant by a name, an address or a network's id: residents who wrote under it,
 * messages of others and notes with that name in them, and those who have an address here. Accents and capitals
 * do not matter, nor does the order of the words.
 */
export async function findPerson(
  deps: Pick<Deps, 'db' | 'mailer'>,
  communeId: number,
  search: string,
): Promise<FoundShape> {
  const words = folded(search).split(/\s+/).filter(Boolean)
  const fits = (text: string | null) => {
    const plain = folded(text ?? '')
    return words.length > 0 && words.every(word => plain.includes(word))
  }
  const found = await residentsLike(deps, communeId, ({ name, remoteId }) => {
    const address = contactAddress(remoteId)?.address
    return fits(name) || remoteId === search || address === search.trim().toLowerCase()
  })
  const residents = await residentShapes(deps, await withSame(deps, communeId, found))
  const people = await listPeople(deps, communeId)
  const readers = await listRecipients(deps, communeId)
  const { approvers } = await getApprovalRules(deps, communeId)
  // What the only one of that name wrote is theirs already; of several each may name another.
  const [only, other] = found
  const quotes = await quotesOf(deps, communeId, fits, other === undefined ? only?.id : undefined)
  const notes = await notesSaying(deps, communeId, fits)
  return {
    residents,
    addressees: [
      ...people.map(({ name, email }) => ({ kind: 'person' as const, name, email })),
      ...readers.map(({ email }) => ({ kind: 'reader' as const, name: null, email })),
      ...approvers.map(({ name, email }) => ({ kind: 'approver' as const, name, email })),
    ].filter(({ name, email }) => fits(name) || fits(email)),
    quotes: quotes.slice(0, mostShown),
    notes: notes.slice(0, mostShown),
    isCut: [found, quotes, notes].some(({ length }) => length > mostShown),
  }
}

/** With those who are the same person, under whatever name: they may be meant too. */
async function withSame(
  { db }: Pick<Deps, 'db'>,
  communeId: number,
  found: readonly Resident[],
): Promise<Resident[]> {
  const shown = found.slice(0, mostShown)
  const ids = new Set(shown.map(({ id }) => id))
  const people = peopleIn(await joinsAround(db, [...ids]))
  const others = [...people.keys()].filter(id => !ids.has(id))
  return others.length === 0 ? shown : [...shown, ...(await residentsById(db, communeId, others))]
}

async function residentsLike(
  { db }: Pick<Deps, 'db'>,
  communeId: number,
  fits: (resident: Resident) => boolean,
): Promise<Resident[]> {
  const found: Resident[] = []
  for await (const some of inTurn(page => residentsAfter(db, communeId, page))) {
    found.push(...some.filter(fits))
    if (found.length > mostShown) break
  }
  return found
}

/** Rows by their numbers, some at a time. */
async function* inTurn<Row extends { id: number }>(
  read: (page: { after: number; limit: number }) => Promise<Row[]>,
): AsyncGenerator<Row[]> {
  let after: number | undefined = 0
  while (after !== undefined) {
    const some = await read({ after, limit: batch })
    yield some
    after = some.at(-1)?.id
    await nextTurn()
  }
}

/** Residents with how much they wrote, and when. */
export async function residentShapes(
  { db }: Pick<Deps, 'db'>,
  residents: readonly Resident[],
): Promise<ResidentShape[]> {
  if (residents.length === 0) return []
  const ids = residents.map(({ id }) => id)
  const written = await writtenBy(db, ids)
  const people = peopleIn(await joinsAround(db, ids))
  return residents.map(({ id, name, channel }) => {
    const { count = 0, first, last } = written.get(id) ?? {}
    return {
      id,
      name,
      channel,
      messages: count,
      firstAt: first === undefined ? null : toIso(first),
      lastAt: last === undefined ? null : toIso(last),
      same: (people.get(id) ?? []).filter(other => other !== id),
    }
  })
}

/** Messages with the name in them, but for those that this resident wrote. */
async function quotesOf(
  { db }: Pick<Deps, 'db'>,
  communeId: number,
  fits: (text: string | null) => boolean,
  theirs: number | undefined,
): Promise<QuoteShape[]> {
  const channels = (await channelsOf(db, communeId)).map(({ id }) => id)
  const found: QuoteShape[] = []
  if (channels.length === 0) return found
  for await (const some of inTurn(page => keptMessagesAfter(db, channels, page))) {
    for (const { id, conversationId, contactId, direction, text, sentAt } of some) {
      if (!fits(text) || (contactId !== null && contactId === theirs)) continue
      const fromCommune = direction === 'outbound'
      found.push({ id, conversationId, sentAt: toIso(sentAt), fromCommune, text: text ?? '' })
    }
    if (found.length > mostShown) break
  }
  return found
}

/** Notes with the name in them, wherever they were written. */
async function notesSaying(
  { db }: Pick<Deps, 'db'>,
  communeId: number,
  fits: (text: string) => boolean,
): Promise<FoundNote[]> {
  const found: KeptNote[] = []
  for await (const some of inTurn(page => keptNotesAfter(db, communeId, page))) {
    found.push(...some.filter(({ text }) => fits(text)))
    if (found.length > mostShown) break
  }
  return found.map(({ createdAt, ...note }) => ({ ...note, writtenAt: toIso(createdAt) }))
}
