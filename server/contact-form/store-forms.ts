import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '../database/database.ts'
import { isPostgres } from '../database/dialect.ts'
import type { LinkKey } from '../database/schema.ts'
import { keptFilePlaces } from '../messages/store/message-files.ts'

const kind = 'form'

/** A form that takes messages: its channel, and whose it is. */
export type OpenForm = {
  id: number
  communeId: number
  commune: string
  /** Above its fields; empty: nothing stands there. */
  intro: string
  /** ms UTC. */
  createdAt: number
}

const configShape = z.object({ intro: z.string().default('') })

/** By their commune's name. */
export async function openForms(db: Db): Promise<OpenForm[]> {
  const rows = await db
    .selectFrom('channel')
    .innerJoin('commune', 'commune.id', 'channel.communeId')
    .select([
      'channel.id',
      'channel.communeId',
      'commune.name as commune',
      'channel.config',
      'channel.createdAt',
    ])
    .where('channel.connector', '=', kind)
    .where('channel.state', '=', 'active')
    .orderBy('commune.name')
    .orderBy('channel.id')
    .execute()
  return rows.map(({ config, ...row }) => ({ ...row, ...configShape.parse(JSON.parse(config)) }))
}

/** What a form of that stamp has brought, and the conversation that it stands in. */
export async function sentMessage(
  db: Db,
  channelId: number,
  remoteId: string,
): Promise<
  | {
      id: number
      text: string | null
      contact: string | null
      thread: number
      threadRemoteId: LinkKey
    }
  | undefined
> {
  return await db
    .selectFrom('message')
    .innerJoin('conversation', 'conversation.id', 'message.conversationId')
    .leftJoin('contact', 'contact.id', 'message.contactId')
    .select([
      'message.id',
      'message.text',
      'contact.remoteId as contact',
      'conversation.id as thread',
      'conversation.remoteId as threadRemoteId',
    ])
    .where('message.channelId', '=', channelId)
    .where('message.remoteId', '=', remoteId)
    .executeTakeFirst()
}

/** How much people have sent by a form since then, ms UTC. */
export async function countSent(db: Db, channelId: number, since: number): Promise<number> {
  const { count } = await db
    .selectFrom('message')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('channelId', '=', channelId)
    .where('sentAt', '>', since)
    .where('direction', '=', 'inbound')
    .where('remoteId', 'like', 'message:%')
    // What is erased within the hour was no flood; said so, the index of what is not finds it.
    .where('erasedAt', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/**
 * Inside a transaction: of two forms that arrive at once, whichever process they reached, the second waits for
 * the end of the first. SQLite's transactions hold the whole database already.
 */
export async function lockForm(db: Db, channelId: number): Promise<void> {
  if (!isPostgres(db)) return
  await db.selectFrom('channel').select('id').where('id', '=', channelId).forNoKeyUpdate().execute()
}

export type ThreadRow = {
  id: number
  communeId: number
  channelId: number
  channelState: string
  commune: string
  /** Taken from the stamp of the form that began it, which is random: the key of its links. */
  remoteId: LinkKey
  contact: string | null
  name: string | null
}

/** A conversation of a form, whatever became of the form since. */
export async function findThread(db: Db, id: number): Promise<ThreadRow | undefined> {
  return await db
    .selectFrom('conversation')
    .innerJoin('channel', 'channel.id', 'conversation.channelId')
    .innerJoin('commune', 'commune.id', 'conversation.communeId')
    .leftJoin('contact', 'contact.id', 'conversation.contactId')
    .select([
      'conversation.id',
      'conversation.communeId',
      'conversation.channelId',
      'channel.state as channelState',
      'commune.name as commune',
      'conversation.remoteId',
      'contact.remoteId as contact',
      'contact.name',
    ])
    .where('channel.connector', '=', kind)
    .where('conversation.id', '=', id)
    .executeTakeFirst()
}

/** What people said in a conversation, oldest first; nothing of what was taken away or erased. */
export async function messagesIn(
  db: Db,
  conversationId: number,
): Promise<
  {
    id: number
    direction: 'inbound' | 'outbound'
    text: string
    sentAt: number
    hasPhoto: boolean
  }[]
> {
  const rows = await db
    .selectFrom('message')
    .select(['id', 'direction', 'text', 'sentAt'])
    .where('conversationId', '=', conversationId)
    .where('kind', '=', 'message')
    .where('removedAt', 'is', null)
    // That a mail came back is the mairie's to know.
    .where('remoteId', 'not like', 'refused:%')
    .orderBy('sentAt')
    .orderBy('id')
    .execute()
  const kept = await keptFilePlaces(
    db,
    rows.map(({ id }) => id),
  )
  return rows.flatMap(({ text, ...row }) =>
    text === null ? [] : [{ ...row, text, hasPhoto: kept.has(row.id) }],
  )
}

/** Answers since an instant, ms UTC, of which no mail was written yet, to who left an address. */
export async function untoldAnswers(
  db: Db,
  mail: string,
  since: number,
): Promise<{ id: number; communeId: number; contact: string }[]> {
  return await db
    .selectFrom('message')
    .innerJoin('channel', 'channel.id', 'message.channelId')
    .innerJoin('conversation', 'conversation.id', 'message.conversationId')
    .innerJoin('contact', 'contact.id', 'conversation.contactId')
    .select(['message.id', 'conversation.communeId', 'contact.remoteId as contact'])
    .where('channel.connector', '=', kind)
    .where('message.direction', '=', 'outbound')
    .where('message.kind', '=', 'message')
    .where('message.sentAt', '>=', since)
    .where('message.text', 'is not', null)
    // What is erased has no words; said so, the index of what is not finds it by its time.
    .where('message.erasedAt', 'is', null)
    .where('contact.remoteId', 'like', 'mailto:%')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('mail')
            .select('mail.id')
            .where('mail.kind', '=', mail)
            .where('mail.subject', '=', sql<string>`cast("message"."id" as text)`),
        ),
      ),
    )
    .orderBy('message.id')
    .limit(100)
    .execute()
}

/** Mails of answers that no further attempt will bring, of which their conversation does not say so yet. */
export async function refusedAnswers(
  db: Db,
  kind: string,
): Promise<{ id: number; reason: string | null; thread: number }[]> {
  return await db
    .selectFrom('mail')
    // The subject of a mail of this kind is a number.
    .innerJoin('message', join =>
      join.on('message.id', '=', sql<number>`cast("mail"."subject" as integer)`),
    )
    .select(['mail.id', 'mail.reason', 'message.conversationId as thread'])
    .where('mail.kind', '=', kind)
    .where('mail.state', '=', 'failed')
    .where('mail.nextAt', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('message as note')
            .select('note.id')
            .whereRef('note.channelId', '=', 'message.channelId')
            .where('note.remoteId', '=', sql<string>`'refused:' || cast("mail"."id" as text)`),
        ),
      ),
    )
    .orderBy('mail.id')
    .limit(100)
    .execute()
}

/** An answer that a mail tells of; undefined: it is gone, or its words are. */
export async function findAnswer(
  db: Db,
  id: number,
): Promise<{ conversationId: number; text: string } | undefined> {
  const row = await db
    .selectFrom('message')
    .innerJoin('channel', 'channel.id', 'message.channelId')
    .select(['message.conversationId', 'message.text'])
    .where('channel.connector', '=', kind)
    .where('message.id', '=', id)
    .where('message.direction', '=', 'outbound')
    .where('message.removedAt', 'is', null)
    .executeTakeFirst()
  return row === undefined || row.text === null ? undefined : { ...row, text: row.text }
}
