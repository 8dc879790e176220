import { type KyselyPlugin, type RootOperationNode, sql } from 'kysely'
import { expect, it } from 'vitest'
import { untoldByCommune, untoldInDoubt } from '../../server/alerts/store-alerts.ts'
import { channelsToTell } from '../../server/channels/store/channels.ts'
import { mailNews } from '../../server/contact-form/store-arrivals.ts'
import { refusedAnswers, untoldAnswers } from '../../server/contact-form/store-forms.ts'
import type { Db } from '../../server/database/database.ts'
import { claimDuePolls, nextPollAt } from '../../server/inbox/store/polls.ts'
import { unsettledReplies } from '../../server/inbox/store/replies.ts'
import { webhookChannels } from '../../server/inbox/store/webhooks.ts'
import { changedSince } from '../../server/messages/store/conversations.ts'
import { readJournal } from '../../server/people/store/journal.ts'
import { channelsWithParked } from '../../server/publishing/store/deliveries.ts'
import { dueLanes, nextDueAt, nextInLanes } from '../../server/publishing/store/due-deliveries.ts'
import { dueFigures } from '../../server/publishing/store/post-figures.ts'
import {
  countWaiting,
  hasOpenSince,
  openByCommune,
} from '../../server/reply-times/store/episodes.ts'
import { packedFigures } from '../../server/reply-times/store/period-episodes.ts'
import { nextConversationIdsSince } from '../../server/reply-times/store/rebuilds.ts'
import { sharesOnline } from '../../server/shares/store-shares.ts'
import { answersInDoubt } from '../../server/today/store.ts'
import { testClock } from '../support/clock.ts'
import { testContext } from '../support/context.ts'

/** How SQLite finds what a function asks for. */
async function planOf(ask: (db: Db) => Promise<unknown>): Promise<string> {
  const { db } = await testContext({ clock: testClock(0) })
  const nodes: RootOperationNode[] = []
  const watching: KyselyPlugin = {
    transformQuery: ({ node }) => {
      nodes.push(node)
      return node
    },
    transformResult: async ({ result }) => result,
  }
  await ask(db.withPlugin(watching))
  const executor = db.getExecutor()
  const details: string[] = []
  for (const node of nodes) {
    const { sql: text, parameters } = executor.compileQuery(node, { queryId: 'plan' })
    const parts = text.split('?')
    const values = parameters.map(value => sql`${value}`)
    const question = sql.join(
      parts.flatMap((part, place) => [sql.raw(part), ...values.slice(place, place + 1)]),
      sql.raw(''),
    )
    const { rows } = await sql<{ detail: string }>`explain query plan ${question}`.execute(db)
    details.push(...rows.map(({ detail }) => detail))
  }
  return details.join('\n')
}

const june = { communeId: 1, from: '2026-06-01', to: '2026-06-30' }

it.each([
  [
    'who waits on a channel',
    (db: Db) => hasOpenSince(db, { id: 1, communeId: 1 }, 0),
    /USING (COVERING )?INDEX episodeOpen/,
  ],
  [
    'the last lines of a journal',
    (db: Db) => readJournal(db, { communeId: 1 }),
    /USING INDEX journal_communeId_id/,
  ],
  [
    'what was known of a period at a past instant',
    (db: Db) => packedFigures(db, { ...june, known: { now: 0, except: [] } }, 'episode'),
    /USING COVERING INDEX episodeFigures/,
  ],
  ['how many wait', (db: Db) => countWaiting(db, 1), /USING COVERING INDEX episodeWaiting/],
  [
    'what was changed since a past instant',
    (db: Db) => changedSince(db, 1, 0),
    /USING (COVERING )?INDEX conversationAmended/,
  ],
] as const)('%s is found by an index, and not sorted', async (_, ask, index) => {
  const plan = await planOf(ask)
  expect(plan).toMatch(index)
  expect(plan).not.toMatch(/SCAN|TEMP B-TREE/)
})

it('looks for what is out of shares from the shares', async () => {
  const plan = await planOf(db => sharesOnline(db))
  expect(plan).toMatch(/^SCAN share$/m)
  expect(plan).not.toMatch(/SCAN (?!share$)\w/m)
})

it('a rebuild from a date finds each conversation by an index', async () => {
  const plan = await planOf(db => nextConversationIdsSince(db, 1, 1, { afterId: 0, limit: 20_000 }))
  expect(plan).toMatch(
    /INDEX conversation_communeId_lastMessageAt \(communeId=\? AND lastMessageAt>/,
  )
  expect(plan).toMatch(/INDEX conversationAmended \(communeId=\? AND amendedAt>/)
  expect(plan).toMatch(/INDEX episode(Open|Waiting)/)
  expect(plan).not.toMatch(/SCAN (conversation|episode|message)/)
})

/** What jobs ask of all communes' rows, each minute or each time that something changes. */
it.each([
  ['when the next look is due', (db: Db) => nextPollAt(db), /COVERING INDEX channelPollNext/],
  [
    'the channels that look due',
    (db: Db) => claimDuePolls(db, 'by-now', { now: 0, leaseUntil: 0, most: 64 }),
    /channelPoll USING INDEX channelPollNext \(nextAt</,
  ],
  ['when the first post is to be read back', (db: Db) => nextDueAt(db), /INDEX deliveryRead/],
  [
    'the posts of which a network is asked what they brought',
    (db: Db) => dueFigures(db, { after: 0, before: 1, connectors: ['facebook'] }, 1),
    /delivery USING INDEX deliveryLatest \(publishedAt>\? AND publishedAt<\?\)/,
  ],
  [
    'the channels on which something is to be sent',
    (db: Db) => dueLanes(db, { kind: 'send', by: 0, most: 9 }),
    /delivery USING INDEX deliveryNext \(nextAt</,
  ],
  [
    'the channels on which something is to be read back',
    (db: Db) => dueLanes(db, { kind: 'read', by: 0, most: 9 }),
    /delivery USING INDEX deliveryRead \(nextAt</,
  ],
  [
    'what is to be read back next on a channel',
    (db: Db) => nextInLanes(db, [{ channelId: 1, kind: 'read' }], 0),
    /first USING (COVERING )?INDEX deliveryReadLane \(channelId=\? AND nextAt</,
  ],
  [
    'what is to be sent next on a channel',
    (db: Db) => nextInLanes(db, [{ channelId: 1, kind: 'send' }], 0),
    /first USING (COVERING )?INDEX deliverySendLane \(channelId=\? AND nextAt</,
  ],
  [
    'what waits for its channel',
    (db: Db) => channelsWithParked(db, 1),
    /INDEX deliveryParked \(channelId=/,
  ],
  [
    'the answers that are not settled',
    (db: Db) => unsettledReplies(db, { texts: 0, files: 0 }, 0),
    /INDEX replyUnsettled/,
  ],
  [
    'the channel of a page that a webhook names',
    (db: Db) => webhookChannels(db, 'facebook', { field: 'page', values: ['12'] }),
    /INDEX channelPage/,
  ],
  [
    'the communes in which somebody waits',
    (db: Db) => untoldByCommune(db),
    /episode USING (COVERING )?INDEX episode(Open|Waiting) \(communeId>/,
  ],
  [
    'how many wait in each commune',
    (db: Db) => openByCommune(db),
    /episode USING (COVERING )?INDEX episode(Open|Waiting) \(communeId>/,
  ],
  [
    'the answers of a form of which no mail was written',
    (db: Db) => untoldAnswers(db, 'contact-form', 0),
    /message USING INDEX messageKept \(channelId=\? AND sentAt>/,
  ],
  [
    'the mails of answers that were refused',
    (db: Db) => refusedAnswers(db, 'contact-form'),
    /message USING INTEGER PRIMARY KEY/,
  ],
  [
    'the answers whose mails may not have arrived, or were sent once more',
    (db: Db) => mailNews(db, 'contact-form'),
    /mail USING INDEX mailUnconfirmed.*message USING INDEX messageArrival/s,
  ],
  [
    'the answers that are in doubt',
    (db: Db) => answersInDoubt(db, 1),
    /message USING INDEX messageArrival/s,
  ],
  [
    'whose answer may not have arrived',
    (db: Db) => untoldInDoubt(db),
    /message USING INDEX messageArrival/,
  ],
  [
    'of what channels people are to be told: those paused',
    (db: Db) => channelsToTell(db, 0, 1),
    /INDEX channelPaused/,
  ],
  ['and those whose access ends', (db: Db) => channelsToTell(db, 0, 1), /INDEX channelTokenEnds/],
] as const)('%s is found without going through all rows', async (_, ask, index) => {
  const plan = await planOf(ask)
  expect(plan).toMatch(index)
  // `due` and `waiting` are the few that were found.
  expect(plan).not.toMatch(/SCAN (?!(?:due|waiting)$)\w+$/m)
})
