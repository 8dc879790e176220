import type { IncomingConversation } from '../connectors/connector.ts'
import type { Db } from '../database/database.ts'
import type { Incoming } from './incoming.ts'
import { type IncomingMail, mailKeysOf, subjectKeyOf } from './mail-keys.ts'
import { placeMails } from './place-mails.ts'
import {
  deleteRecipientKeys,
  inboundTimes,
  insertMailKeys,
  mailsWithKeys,
  messagesCalled,
} from './store/mail-keys.ts'
import { lockConversations, lockForMerge } from './store/merges.ts'
import { updateMessage } from './store/messages.ts'
import { moveConversations, noteMoves } from './store/moves.ts'
import { joinBySubject, mayJoinBySubject } from './subject-joins.ts'

type Source = { communeId: number; channelId: number; now: number }

/** Where what came in belongs, once it has numbers. */
type Numbered = {
  /** Conversations by the network's id, and messages. */
  threads: ReadonlyMap<string, number>
  numberOf: (remoteId: string) => number | undefined
}

/**
 * Places the mails among what came in, and joins the conversations that they show to be one: before these
 * are looked at, for nothing of them may be elsewhere meanwhile. What is no mail stays as it is.
 */
export async function takeMails(
  db: Db,
  { communeId, channelId, now }: Source,
  found: Incoming,
  contactId: (remoteId: string) => number | null,
) {
  const mails = mailsIn(found, contactId)
  if (mails.length === 0) return { incoming: found, ...noMails }
  const { incoming, joins, strays } = await placeMails(db, channelId, found, mails)
  const subjects = mails.flatMap(one => subjectKeyOf(one) ?? [])
  const isAnswered = mails.some(({ mail }) => mail.answers)
  const mayJoin = isAnswered || (await mayJoinBySubject(db, channelId, subjects))
  const held = joins.flatMap(({ from, into }) => [into, ...from])
  if (mayJoin || joins.length > 0) await lockForMerge(db, held)
  else await lockConversations(db, held)
  for (const { from, into } of joins) {
    await moveConversations(db, from, into)
    await noteMoves(db, { communeId, at: now }, from, into)
  }

  return {
    incoming,
    /** Into which conversations others went. */
    joined: joins.map(({ into }) => into),
    /** Whether any of them may answer another of which it says nothing. */
    answers: mayJoin || mails.some(({ message }) => message.direction === 'inbound'),
    /** Keeps by what they are found, and joins what has one subject. */
    async settle({ threads, numberOf }: Numbered) {
      const touched = new Set<number>()
      const left = new Set<number>()
      const rows = mails.flatMap(one => {
        const id = numberOf(one.message.remoteId)
        return id === undefined ? [] : mailKeysOf(one, id)
      })
      await insertMailKeys(db, rows)
      for (const { messageId, conversationId, thread } of strays) {
        const home = threads.get(thread)
        if (home === undefined || home === conversationId) continue
        await updateMessage(db, messageId, { conversationId: home })
        await deleteRecipientKeys(db, messageId)
        touched.add(home).add(conversationId)
        left.add(conversationId)
      }
      if (!mayJoin) return { touched, left }
      for (const id of await joinBySubject(db, { communeId, channelId, now }, subjects)) {
        touched.add(id)
      }
      return { touched, left }
    },
  }
}

/** What is done where nothing that came in is a mail. */
const noMails = {
  joined: [],
  answers: false,
  settle: async () => ({ touched: new Set<number>(), left: new Set<number>() }),
}

function mailsIn(
  { seeds, messages }: Incoming,
  contactId: (remoteId: string) => number | null,
): IncomingMail[] {
  return [...messages.values()].flatMap(message => {
    const seed = seeds.get(message.thread)
    const citizen = seed?.citizen?.remoteId
    const id = citizen === undefined ? null : contactId(citizen)
    if (message.mail === undefined || seed === undefined || citizen === undefined || id === null)
      return []
    return [{ message, mail: message.mail, seed, contactId: id, citizen }]
  })
}

/**
 * Mails of the commune to several people, each in the conversation with the recipient whom it answers:
 * the one in the conversation of the mail that it names (`In-Reply-To` before `References`), not the first.
 * Where none of them is known yet, the first recipient stays, and `placeMails` moves it later.
 */
export async function withAnsweredRecipients(
  db: Db,
  channelId: number,
  conversations: readonly IncomingConversation[],
): Promise<readonly IncomingConversation[]> {
  const isToMany = ({ messages }: IncomingConversation) =>
    (messages[0]?.mail?.recipients.length ?? 0) > 1
  const toMany = conversations.filter(isToMany)
  if (toMany.length === 0) return conversations
  const withWhom = new Map<string, Set<string>>()
  const note = (id: string | null | undefined, who: string | null | undefined) => {
    if (id && who) withWhom.set(id, (withWhom.get(id) ?? new Set()).add(who))
  }
  const names = toMany.flatMap(({ messages }) => messages[0]?.mail?.names ?? [])
  for (const row of await mailsWithKeys(db, channelId, names, ['own'])) {
    note(row.key, row.correspondent)
  }
  for (const row of await messagesCalled(db, channelId, names))
    note(row.remoteId, row.correspondent)
  for (const one of conversations) {
    if (!isToMany(one)) note(one.messages[0]?.mail?.id, one.citizen?.remoteId)
  }
  const moved = new Map<IncomingConversation, IncomingConversation>()
  const sentAt = ({ messages }: IncomingConversation) => messages[0]?.sentAt ?? 0
  for (const one of toMany.toSorted((a, b) => sentAt(a) - sentAt(b))) {
    const [message] = one.messages
    const mail = message?.mail
    if (message === undefined || mail === undefined) continue
    const answered = mail.names
      .map(id => mail.recipients.find(({ remoteId }) => withWhom.get(id)?.has(remoteId)))
      .find(found => found !== undefined)
    note(mail.id, (answered ?? one.citizen)?.remoteId)
    if (answered === undefined) continue
    moved.set(one, {
      ...one,
      ...(answered.remoteId !== one.citizen?.remoteId && {
        remoteId: `${mail.id ?? message.remoteId} ${answered.remoteId}`,
        citizen: answered,
      }),
      messages: one.messages.map(each => ({ ...each, mail: { ...mail, recipients: [] } })),
    })
  }
  return conversations.map(one => moved.get(one) ?? one)
}

/**
 * Dates each answer that tells its own time, though its copy came long after, from when that copy came,
 * where what it answers is known here and came later than it says: an answer stops no clock before the
 * question, so that nobody would have answered it.
 */
export async function dateLateCopies(
  db: Db,
  messages: Incoming['messages'],
  conversationIds: ReadonlyMap<string, number>,
): Promise<void> {
  const late = [...messages.values()].filter(message => message.late !== undefined)
  if (late.length === 0) return
  const ids = new Set(late.flatMap(({ thread }) => conversationIds.get(thread) ?? []))
  const times = new Map<string, number>()
  for (const { remoteId, sentAt } of await inboundTimes(db, [...ids])) {
    times.set(remoteId.replace(/#[\da-f]+$/, ''), sentAt)
  }
  for (const message of late) {
    const { late: copy, sentAt } = message
    const answered = copy && times.get(copy.answers)
    if (copy === undefined || answered === undefined || answered <= sentAt) continue
    messages.set(message.remoteId, { ...message, sentAt: copy.copiedAt })
  }
}
