import type { IncomingConversation, IncomingMessage } from '../connectors/connector.ts'
import { webAddress, withoutNul } from '../language/foreign-text.ts'

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
export type Folded = {
  seeds: Map<string, Seed>
  messages: Map<string, IncomingMessage & { thread: string }>
}

/** Each conversation and each message once, even if a page brings one twice: the last one counts, or of what is final the first. */
export function folded(conversations: readonly IncomingConversation[]): Folded {
  const seeds: Folded['seeds'] = new Map()
  const messages: Folded['messages'] = new Map()
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
export function privateOnes({ seeds, messages }: Folded) {
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
export function peopleOf({ seeds, messages }: Folded): Map<string, string | null> {
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
