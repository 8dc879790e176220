import { readFileSync } from 'node:fs'
import type { Db } from '../../../server/database/database.ts'
import { insertRows } from '../../../server/database/insert-rows.ts'
import { excerptOf } from '../../../server/language/text.ts'
import { insertEpisodes } from '../../../server/reply-times/store/episodes.ts'
import { type Talk, typeset } from '../../../server/sandbox/village/script.ts'
import { announcements, privateTalks, visitorPosts } from '../../../server/sandbox/village/words.ts'
import { corpusFiles, readCorpus } from './need-corpus.ts'

/** What was asked once; `under`: the post, null in private. */
export type Asked = { question: string; under: string | null; answer: string }

/** A question of before, in other words. */
export type AskedAgain = {
  text: string
  under: string | null
  /** Whether that is an answer to it; null: nobody asked it before. */
  isRight: ((asked: Asked) => boolean) | null
}

/**
 * What a mairie has answered: the village's talks as they are, and what waits in the texts for who waits
 * (tests/reply-times/rules/need), each with an answer that shares no word with it.
 */
function askedBefore(): Asked[] {
  const talk = ([question, answer]: Talk | readonly [string, string], under: string | null) => ({
    question,
    under,
    answer: typeset(answer),
  })
  const near = new URL('../../reply-times/rules/need/near.txt', import.meta.url)
  const waiting = [
    ...corpusFiles.flatMap(readCorpus).filter(({ needs }) => needs),
    ...readFileSync(near, 'utf8')
      .trim()
      .split('\n')
      .map(text => ({ text, under: 'privé' })),
  ]
  return [
    ...privateTalks.map(({ ask, answer }) => talk([ask.join('\n'), answer], null)),
    ...announcements.flatMap(({ text, talks, remarks }) =>
      [...talks, ...remarks.filter(remark => typeof remark !== 'string')].map(said =>
        talk(said, excerptOf(text)),
      ),
    ),
    ...visitorPosts.map(said => talk(said, excerptOf(said[0]))),
    ...waiting.map(({ text, under }, at) => ({
      question: text,
      under: under.startsWith('privé') ? null : under,
      answer: `Réponse ${at}`,
    })),
  ]
}

/** The two hundred of `asked-again.txt`, whose first line says how it is read. */
function askedAgain(): AskedAgain[] {
  const url = new URL('../../inbox/answering/asked-again.txt', import.meta.url)
  const [, ...lines] = readFileSync(url, 'utf8').trim().split('\n')
  return lines.map(line => {
    const [text = '', under = '', before = ''] = line.split('|').map(part => part.trim())
    const right = before.split(' + ').map(one => one.replaceAll('\\n', '\n').split('@'))
    return {
      text,
      under: under === '' ? null : under,
      isRight:
        before === ''
          ? null
          : asked =>
              right.some(
                ([begun = '', post = '']) =>
                  asked.question.startsWith(begun) && (asked.under ?? '').startsWith(post),
              ),
    }
  })
}

const day = 86_400_000

/** What was asked and answered on these channels within a year, in turns; nobody knows by whom. */
export async function writeAskedBefore(
  db: Db,
  communeId: number,
  channels: readonly number[],
  now: number,
): Promise<Asked[]> {
  const asked = askedBefore()
  const next = await nextIds(db)
  const rows = asked.map(({ question, under, answer }, at) => {
    // Neighbours in the list are weeks apart: 7,919 is prime.
    const askedAt =
      now - 2 * day - Math.floor((((at * 7_919) % asked.length) / asked.length) * 360 * day)
    const channelId = channels[at % channels.length] ?? 0
    const place = { communeId, channelId, conversationId: next.conversation + at }
    return { ...place, question, under, answer, askedAt, messageId: next.message + 2 * at }
  })
  await db.transaction().execute(async transaction => {
    await writeThreads(transaction, rows)
    const episodes = rows.map(row => ({
      ...{
        communeId,
        channelId: row.channelId,
        conversationId: row.conversationId,
        contactId: null,
      },
      ...{ visibility: visibilityOf(row), state: 'answered' as const, reason: null },
      ...{
        openedBy: row.messageId,
        openedAt: row.askedAt,
        openedOn: dayOf(row.askedAt),
        openedOutside: 0 as const,
      },
      ...{ closedBy: row.messageId + 1, closedAt: row.askedAt + 600_000 },
      ...{ elapsedMs: 600_000, officeMs: 600_000, fullAnswerMs: 600_000, aimAt: null, dueAt: null },
      ...{
        detectionMs: 0,
        history: 0 as const,
        holding: 0 as const,
        unfiltered: 1 as const,
        unlikely: 0 as const,
      },
      figures: null,
    }))
    await insertEpisodes(transaction, episodes)
  })
  return asked
}

/** Questions that nobody has answered, each by itself. @returns the numbers of the messages */
export async function writeAskedAgain(
  db: Db,
  communeId: number,
  channelId: number,
  now: number,
): Promise<{ message: number; again: AskedAgain }[]> {
  const next = await nextIds(db)
  const again = askedAgain()
  const rows = again.map(({ text, under }, at) => ({
    ...{
      communeId,
      channelId,
      conversationId: next.conversation + at,
      messageId: next.message + at,
    },
    ...{ question: text, under, answer: null, askedAt: now },
  }))
  await writeThreads(db, rows)
  return rows.map(({ messageId }, at) => ({ message: messageId, again: again[at] as AskedAgain }))
}

type Thread = Omit<Asked, 'answer'> & {
  communeId: number
  channelId: number
  conversationId: number
  messageId: number
  askedAt: number
  answer: string | null
}

const visibilityOf = ({ under }: Pick<Asked, 'under'>) =>
  under === null ? ('private' as const) : ('public' as const)
const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10)

async function nextIds(db: Db): Promise<{ conversation: number; message: number }> {
  const after = async (table: 'conversation' | 'message') => {
    const last = await db
      .selectFrom(table)
      .select(({ fn }) => fn.max('id').as('id'))
      .executeTakeFirst()
    return (last?.id ?? 0) + 1
  }
  return { conversation: await after('conversation'), message: await after('message') }
}

async function writeThreads(db: Db, threads: readonly Thread[]): Promise<void> {
  const conversations = threads.map(({ conversationId: id, ...thread }) => ({
    ...{ id, communeId: thread.communeId, channelId: thread.channelId, remoteId: `thread ${id}` },
    ...{ visibility: visibilityOf(thread), subject: thread.under, lastMessageAt: thread.askedAt },
  }))
  await insertRows(
    db,
    'conversation',
    ['id', 'communeId', 'channelId', 'remoteId', 'visibility', 'subject', 'lastMessageAt'],
    conversations,
  )
  const messages = threads.flatMap(
    ({ messageId, channelId, conversationId, question, answer, askedAt }) =>
      [question, answer].flatMap((text, at) => {
        if (text === null) return []
        const id = messageId + at
        const sentAt = askedAt + at * 600_000
        return {
          ...{
            id,
            channelId,
            conversationId,
            remoteId: `message ${id}`,
            text,
            sentAt,
            receivedAt: sentAt,
          },
          ...{ direction: at === 0 ? 'inbound' : 'outbound', kind: 'message' },
        }
      }),
  )
  await insertRows(
    db,
    'message',
    [
      'id',
      'channelId',
      'conversationId',
      'remoteId',
      'text',
      'sentAt',
      'receivedAt',
      'direction',
      'kind',
    ],
    messages,
  )
}
