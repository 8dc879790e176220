import type { Db } from '../database/database.ts'
import type { Incoming } from './incoming.ts'
import { type IncomingMail, idsOf, recipientKey } from './mail-keys.ts'
import { keysOfMails, mailConversations, mailsWithKeys, messagesCalled } from './store/mail-keys.ts'

export type Placement = {
  /** What came in, each mail in the conversation where it belongs. */
  incoming: Incoming
  /** Conversations that these mails show to be one, by our numbers. */
  joins: { from: number[]; into: number }[]
  /** Mails that stood with another recipient until the one came that they answer. */
  strays: { messageId: number; conversationId: number; thread: string }[]
}

/**
 * Finds the conversation of each mail: that with its correspondent in which the mail lies that it names,
 * that names it, or that names another which it names too, be that here or not (RFC 5322 § 3.6.4). Nothing
 * hangs on the order in which they come: where one shows that two conversations are one, they join.
 * Who names a mail of somebody else's has a conversation of their own.
 */
export async function placeMails(
  db: Db,
  channelId: number,
  incoming: Incoming,
  mails: readonly IncomingMail[],
): Promise<Placement> {
  if (mails.length === 0) return { incoming, joins: [], strays: [] }
  const strays = await straysTo(db, channelId, mails)
  const groups = createGroups()
  const named = (contactId: number | null, id: string) => `${contactId} ${id}`
  const read = ({ remoteId }: { remoteId: string }) => `mail ${remoteId}`
  for (const one of mails) {
    groups.join(read(one.message), ...idsOf(one).map(id => named(one.contactId, id)))
  }
  for (const { messageId, contactId, ids } of strays) {
    groups.join(`stray ${messageId}`, ...ids.map(id => named(contactId, id)))
  }
  const ids = [...mails.flatMap(idsOf), ...strays.flatMap(stray => stray.ids)]
  const places = new Set<number>()
  const isIn = (name: string, conversationId: number) => {
    places.add(conversationId)
    groups.join(name, `in ${conversationId}`)
  }
  const people = new Set(mails.map(({ contactId }) => contactId))
  for (const row of await mailsWithKeys(db, channelId, ids, ['own', 'names'])) {
    if (row.contactId !== null && people.has(row.contactId)) {
      isIn(named(row.contactId, row.key), row.conversationId)
    }
  }
  const byId = new Map(mails.map(one => [one.message.remoteId, one]))
  for (const row of await messagesCalled(db, channelId, [...byId.keys(), ...ids])) {
    const known = byId.get(row.remoteId)
    const contactId = row.contactId ?? known?.contactId
    if (contactId === undefined || !people.has(contactId)) continue
    // What is judged anew is placed by what it says itself.
    if (known?.contactId === contactId && !known.seed.anew) isIn(read(row), row.conversationId)
    // An answer from here, which bears its Message-ID alone.
    if (known === undefined) isIn(named(contactId, row.remoteId), row.conversationId)
  }
  const conversations = await mailConversations(db, [...places])
  const placesIn = Map.groupBy(
    [...places].toSorted((a, b) => a - b),
    id => groups.topOf(`in ${id}`),
  )
  const seeds: Incoming['seeds'] = new Map(incoming.seeds)
  const messages: Incoming['messages'] = new Map(incoming.messages)
  for (const { seed } of mails) seeds.delete(seed.remoteId)
  const joins: Placement['joins'] = []
  const threads = new Map<string, string>()
  for (const [top, some] of Map.groupBy(mails, one => groups.topOf(read(one.message)))) {
    const [into, ...from] = placesIn.get(top) ?? []
    if (into !== undefined && from.length > 0) joins.push({ from, into })
    const seed = seedOf(some, into === undefined ? undefined : conversations.get(into))
    seeds.set(seed.remoteId, seed)
    threads.set(top, seed.remoteId)
    for (const { message } of some) {
      messages.set(message.remoteId, { ...message, thread: seed.remoteId })
    }
  }
  return {
    incoming: { seeds, messages },
    joins,
    strays: strays.flatMap(({ messageId, conversationId }) => {
      const thread = threads.get(groups.topOf(`stray ${messageId}`))
      return thread === undefined ? [] : [{ messageId, conversationId, thread }]
    }),
  }
}

/** A conversation is called by what began it, and a known one as it is. */
function seedOf(
  mails: readonly IncomingMail[],
  known: { remoteId: string; subject: string | null } | undefined,
) {
  const inOrder = mails.toSorted(
    (a, b) =>
      a.message.sentAt - b.message.sentAt || (a.message.remoteId < b.message.remoteId ? -1 : 1),
  )
  const seeds = inOrder.map(({ seed }) => seed)
  const [first] = seeds
  if (first === undefined) throw new Error('a conversation of no mails')
  const named = seeds.find(({ citizen }) => citizen?.name != null)
  return {
    ...first,
    citizen: named?.citizen ?? first.citizen,
    remoteId: known?.remoteId ?? first.remoteId,
    subject: known?.subject ?? first.subject,
    anew: seeds.some(({ anew }) => anew),
  }
}

/** Mails of ours to several people, in doubt, that name one of these and went to its writer. */
async function straysTo(db: Db, channelId: number, mails: readonly IncomingMail[]) {
  const writers = new Map(
    mails.flatMap(one =>
      one.message.direction === 'inbound' && one.mail.id !== null ? [[one.mail.id, one]] : [],
    ),
  )
  const naming = (await mailsWithKeys(db, channelId, [...writers.keys()], ['names'])).filter(
    ({ direction }) => direction === 'outbound',
  )
  if (naming.length === 0) return []
  const keys = Map.groupBy(
    await keysOfMails(
      db,
      naming.map(({ messageId }) => messageId),
    ),
    ({ messageId }) => messageId,
  )
  return naming.flatMap(({ messageId, conversationId, contactId: present, key }) => {
    const writer = writers.get(key)
    const own = keys.get(messageId) ?? []
    const isTo = own.some(
      one => one.kind === 'to' && writer && one.key === recipientKey(writer.citizen),
    )
    if (writer === undefined || !isTo || writer.contactId === present) return []
    const ids = own.flatMap(one => (one.kind === 'to' ? [] : [one.key]))
    return [{ messageId, conversationId, contactId: writer.contactId, ids }]
  })
}

/** Things that belong together because each belongs with one of the others: a union-find. */
function createGroups() {
  const above = new Map<string, string>()
  const topOf = (name: string): string => {
    let top = name
    for (let next = above.get(top); next !== undefined; next = above.get(top)) top = next
    if (top !== name) above.set(name, top)
    return top
  }
  return {
    topOf,
    join(first: string, ...others: readonly string[]): void {
      for (const other of others) {
        const [one, two] = [topOf(first), topOf(other)]
        if (one !== two) above.set(two, one)
      }
    },
  }
}
