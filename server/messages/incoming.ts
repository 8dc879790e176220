import type { IncomingConversation, IncomingMessage } from '../connectors/connector.ts'
import type { Db } from '../database/database.ts'
import { webAddress, withoutNul } from '../language/foreign-text.ts'
import {
  contactsAmong,
  type ErasedPerson,
  erasedAmong,
  erasedNameOf,
  erasedPeople,
} from './store/erasing.ts'

/**
 * What came in without those who were erased, as far as it is of before: a network gives old
 * messages again, and a download has all of them. These keep their times, under nobody's name, for
 * figures go by them; `erased` are those whose content must not stay, by the network's id: what such
 * a person wrote, what they were answered, and all of their private conversation. Only somebody who
 * writes again is somebody again, and taken in like anybody; the commune's own answers make nobody new.
 */
export async function withoutErased(
  db: Db,
  channelId: number,
  incoming: Incoming,
): Promise<Incoming & { erased: Set<string> }> {
  const people = await erasedPeople(db, channelId)
  const erased = new Set<string>()
  if (people.size === 0) return { ...incoming, erased }
  const known = new Map<string, ErasedPerson[]>()
  const erasingsOf = (remoteId: string): ErasedPerson[] => {
    const found = known.get(remoteId) ?? people.get(erasedNameOf(channelId, remoteId)) ?? []
    known.set(remoteId, found)
    return found
  }
  /** As whom they stand at that instant; undefined: as themselves. */
  const erasedAs = (remoteId: string, sentAt: number): ErasedPerson | undefined =>
    erasingsOf(remoteId).find(({ erasedAt }) => sentAt <= erasedAt)

  const isBack = await backAgain(db, channelId, incoming, erasingsOf)
  const whoIs = (remoteId: string, sentAt: number): string[] => {
    const erasings = erasingsOf(remoteId)
    const then = erasedAs(remoteId, sentAt)
    if (then !== undefined) return [then.remoteId]
    // Somebody who still waited when they were erased is answered by what speaks to them now.
    const before = erasings.map(one => one.remoteId)
    return erasings.length === 0 || isBack.has(remoteId) ? [...before, remoteId] : before
  }

  const byThread = Map.groupBy(incoming.messages.values(), ({ thread }) => thread)
  /** A download does not tell with whom a private conversation is, but who wrote. */
  const soleWriter = (thread: string) => {
    const isPrivate = incoming.seeds.get(thread)?.visibility === 'private'
    const written = isPrivate ? (byThread.get(thread) ?? []) : []
    const writers = new Map(
      written.flatMap(({ author, direction }) =>
        author === null || direction === 'outbound' ? [] : [[author.remoteId, author]],
      ),
    )
    const [first = null] = writers.size === 1 ? writers.values() : []
    return first
  }
  const messages: Incoming['messages'] = new Map()
  for (const [remoteId, message] of incoming.messages) {
    const { author, sentAt, direction } = message
    const then = author === null ? undefined : erasedAs(author.remoteId, sentAt)
    const speaksTo = message.mentions.some(one => erasedAs(one, sentAt) !== undefined)
    if (then !== undefined || (direction === 'outbound' && speaksTo)) erased.add(remoteId)
    messages.set(remoteId, {
      ...message,
      author: then === undefined ? author : { remoteId: then.remoteId, name: null },
      mentions: message.mentions.flatMap(one => whoIs(one, sentAt)),
    })
  }
  const seeds: Incoming['seeds'] = new Map()
  for (const [remoteId, seed] of incoming.seeds) {
    const citizen = seed.citizen ?? soleWriter(remoteId)
    const last = citizen === null ? undefined : erasingsOf(citizen.remoteId).at(-1)
    const isGone = citizen !== null && last !== undefined && !isBack.has(citizen.remoteId)
    for (const message of messages.values()) {
      if (message.thread === remoteId && last && message.sentAt <= last.erasedAt) {
        erased.add(message.remoteId)
      }
    }
    seeds.set(remoteId, {
      ...seed,
      ...(isGone && { citizen: { remoteId: last.remoteId, name: null }, subject: null, url: null }),
    })
  }
  // What answers one of theirs speaks to them.
  for (const { remoteId, parentRemoteId, direction } of messages.values()) {
    if (direction === 'outbound' && erased.has(parentRemoteId ?? '')) erased.add(remoteId)
  }
  return { seeds: withoutPosts(seeds, erased), messages, erased }
}

/** Those of the erased who wrote since: known by the network's own id already, or writing now. */
async function backAgain(
  db: Db,
  channelId: number,
  { seeds, messages }: Incoming,
  erasingsOf: (remoteId: string) => ErasedPerson[],
): Promise<Set<string>> {
  const named = new Set<string>()
  const back = new Set<string>()
  for (const { author, sentAt, direction, mentions } of messages.values()) {
    for (const one of mentions) named.add(one)
    if (author === null || direction === 'outbound') continue
    named.add(author.remoteId)
    const last = erasingsOf(author.remoteId).at(-1)
    if (last !== undefined && sentAt > last.erasedAt) back.add(author.remoteId)
  }
  for (const { citizen } of seeds.values()) if (citizen !== null) named.add(citizen.remoteId)
  const erased = [...named].filter(one => erasingsOf(one).length > 0)
  for (const one of await contactsAmong(db, channelId, erased)) back.add(one)
  return back
}

/** Conversations without what they are called, where that is the words of one of these posts. */
function withoutPosts(seeds: Incoming['seeds'], stripped: ReadonlySet<string>): Incoming['seeds'] {
  return new Map(
    [...seeds].map(([remoteId, seed]) => [
      remoteId,
      stripped.has(seed.postRemoteId ?? '') ? { ...seed, subject: null, url: null } : seed,
    ]),
  )
}

/**
 * What came in without the names of those of whom nothing is kept any more: all that it has of them
 * is known, and lost its content. A name that went is not to come back with what went.
 */
export async function withoutForgotten(
  db: Db,
  channelId: number,
  incoming: Incoming,
): Promise<Incoming> {
  const posts = [...incoming.seeds.values()].flatMap(({ postRemoteId }) => postRemoteId ?? [])
  const stale = await erasedAmong(db, channelId, [...incoming.messages.keys(), ...posts])
  if (stale.size === 0) return incoming
  const messages: Incoming['messages'] = new Map()
  const living = new Set<string>()
  for (const [remoteId, message] of incoming.messages) {
    const isStale = stale.has(remoteId)
    if (!isStale) living.add(message.thread)
    messages.set(remoteId, {
      ...message,
      author: message.author && isStale ? { ...message.author, name: null } : message.author,
    })
  }
  const seeds: Incoming['seeds'] = new Map()
  for (const [remoteId, seed] of incoming.seeds) {
    const isStale = !living.has(remoteId) && seed.visibility === 'private'
    seeds.set(remoteId, {
      ...seed,
      ...(isStale && { subject: null, url: null }),
      citizen: seed.citizen && isStale ? { ...seed.citizen, name: null } : seed.citizen,
    })
  }
  return { messages, seeds: withoutPosts(seeds, stale) }
}

export type Seed = {
  remoteId: string
  visibility: 'private' | 'public'
  subject: string | null
  url: string | null
  postRemoteId: string | null
  cut: 0 | 1
  anew: boolean
  citizen: { remoteId: string; name: string | null } | null
}

/** What came in, by the networks' ids. */
export type Incoming = {
  seeds: Map<string, Seed>
  messages: Map<string, IncomingMessage & { thread: string }>
}

/** Each conversation and each message once, even if a page brings one twice: the last one counts, or of what is final the first. */
export function mergeIncoming(conversations: readonly IncomingConversation[]): Incoming {
  const seeds: Incoming['seeds'] = new Map()
  const messages: Incoming['messages'] = new Map()
  for (const {
    remoteId,
    visibility,
    subject,
    url,
    post,
    cut,
    anew,
    citizen,
    ...rest
  } of conversations) {
    const earlier = seeds.get(remoteId)
    seeds.set(remoteId, {
      remoteId,
      visibility,
      subject: legible(subject) ?? earlier?.subject ?? null,
      url: webAddress(url) ?? earlier?.url ?? null,
      postRemoteId: post ?? earlier?.postRemoteId ?? null,
      cut: cut === true || earlier?.cut === 1 ? 1 : 0,
      anew: anew === true || earlier?.anew === true,
      citizen: citizen ? legiblePerson(citizen) : (earlier?.citizen ?? null),
    })
    for (const message of rest.messages) {
      if (message.final && messages.has(message.remoteId)) continue
      const author = message.author && legiblePerson(message.author)
      const text = withoutNul(message.text)
      const attachments = message.attachments.map(one => ({ ...one, url: webAddress(one.url) }))
      const safe = { author, text, attachments, url: webAddress(message.url) }
      messages.set(message.remoteId, { ...message, ...safe, thread: remoteId })
    }
  }
  return { seeds, messages }
}

const legible = (text: string | null) => (text === null ? null : withoutNul(text))

function legiblePerson(person: { remoteId: string; name: string | null }) {
  return { ...person, name: legible(person.name) }
}

/** The private conversations, each with its messages. */
export function privateOnes({ seeds, messages }: Incoming) {
  const all = [...seeds.values()].filter(({ visibility }) => visibility === 'private')
  if (all.length === 0) return []
  const byThread = Map.groupBy(messages.values(), ({ thread }) => thread)
  return all.map(({ remoteId, subject }) => ({
    remoteId,
    subject,
    messages: byThread.get(remoteId) ?? [],
  }))
}

/** Who wrote, and to whom the commune wrote or whom it mentioned: they may write later. */
export function peopleOf({ seeds, messages }: Incoming): Map<string, string | null> {
  const people = new Map<string, string | null>()
  for (const { citizen } of seeds.values()) {
    if (citizen !== null) people.set(citizen.remoteId, citizen.name)
  }
  for (const { author, direction, mentions } of messages.values()) {
    if (author !== null) {
      people.set(author.remoteId, author.name ?? people.get(author.remoteId) ?? null)
    }
    if (direction === 'inbound') continue
    for (const remoteId of mentions) people.set(remoteId, people.get(remoteId) ?? null)
  }
  return people
}
