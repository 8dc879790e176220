import { channelById } from '../../../server/channels/store/channels.ts'
import type { IncomingConversation } from '../../../server/connectors/connector.ts'
import type { Context } from '../../../server/context.ts'
import type { Row } from '../../../server/database/schema.ts'
import { hoursVersionOf } from '../../../server/hours/measure.ts'
import type { CalendarVersion } from '../../../server/hours/rules-opening-hours.ts'
import { replaceHoursVersions } from '../../../server/hours/store.ts'
import { ingest } from '../../../server/inbox/receiving/ingest.ts'
import type { Ingested } from '../../../server/messages/upsert-messages.ts'
import type { Actor } from '../../../server/people/rules/role.ts'
import { aChannel } from '../builders/channels.ts'
import { aCommune } from '../builders/people.ts'
import { type TestClock, testClock } from '../clock.ts'
import { testContext } from '../context.ts'
import type { DatabaseKind } from '../database/databases.ts'
import { caseCalendar, paris } from '../reply-times/reply-timelines.ts'
import { type FakeNetwork, fakeNetwork } from './fake-network.ts'

/** A commune that watches one channel of a network that a test plays. */
export type Village = {
  context: Context
  clock: TestClock
  fake: FakeNetwork
  communeId: number
  channelId: number
  officer: Actor
  /** Takes in what the network has, as a poll does. */
  receive(...conversations: IncomingConversation[]): Promise<Ingested>
}

export type VillageOptions = {
  database?: DatabaseKind
  /** Local time in Paris; Tuesday 2 June 2026, 08:00 unless told. */
  now?: string
  /** When the channel was connected; 1 May 2026 unless told. */
  since?: string
  calendar?: CalendarVersion[]
  /** One of its own, in place of a lent one. */
  databaseUrl?: string
}

export async function village(options: VillageOptions = {}): Promise<Village> {
  const clock = testClock(paris(options.now ?? '2026-06-02T08:00'))
  const fake = fakeNetwork()
  const context = await testContext({
    clock,
    database: options.database ?? 'sqlite',
    connectors: { fake },
    ...(options.databaseUrl && { settings: { databaseUrl: options.databaseUrl } }),
  })
  const since = paris(options.since ?? '2026-05-01T00:00')
  const communeId = await newCommune(context, 'Saint-Exemple', options.calendar)
  const channelId = await newChannel(context, communeId, 'Page de la mairie', since)
  return {
    context,
    clock,
    fake,
    communeId,
    channelId,
    officer: { communeId, userId: null, actor: 'Camille' },
    async receive(...conversations) {
      return await ingest(context, await channelOf(context, channelId), conversations)
    },
  }
}

/** Another commune, with the calendar of the worked cases unless told. */
export async function newCommune(
  context: Context,
  name: string,
  calendar: CalendarVersion[] = [caseCalendar],
): Promise<number> {
  return (await aCommune(context.db, { name, hours: calendar })).id
}

export async function setHours(
  context: Context,
  communeId: number,
  calendar: CalendarVersion[],
): Promise<void> {
  await context.db
    .transaction()
    .execute(db => replaceHoursVersions(db, communeId, calendar.map(hoursVersionOf), 0))
}

/** A connected channel of the fake network, due now. */
export async function newChannel(
  context: Context,
  communeId: number,
  name: string,
  createdAt: number,
): Promise<number> {
  const part = { connector: 'fake', config: {}, secrets: { token: 'sésame' } }
  return (await aChannel(context, communeId, { ...part, name, createdAt })).id
}

export async function channelOf(context: Context, id: number): Promise<Row<'channel'>> {
  const channel = await channelById(context.db, id)
  if (channel === undefined) throw new Error('no such channel')
  return channel
}

/** Stored episodes as a test wants to read them, oldest first. */
export async function storedEpisodes({ context }: Pick<Village, 'context'>) {
  const rows = await context.db
    .selectFrom('episode')
    .innerJoin('message', 'message.id', 'episode.openedBy')
    .innerJoin('conversation', 'conversation.id', 'episode.conversationId')
    .leftJoin('contact', 'contact.id', 'episode.contactId')
    .leftJoin('message as closer', 'closer.id', 'episode.closedBy')
    .select([
      'conversation.remoteId as thread',
      'contact.name as author',
      'message.remoteId as openedBy',
      'closer.remoteId as closedBy',
      'episode.openedAt',
      'episode.openedOn',
      'episode.closedAt',
      'episode.state',
      'episode.reason',
      'episode.elapsedMs',
      'episode.officeMs',
      'episode.openedOutside',
      'episode.fullAnswerMs',
      'episode.aimAt',
      'episode.dueAt',
      'episode.detectionMs',
      'episode.history',
    ])
    .execute()
  return rows.sort(
    (a, b) =>
      a.openedAt - b.openedAt || (`${a.thread}${a.openedBy}` < `${b.thread}${b.openedBy}` ? -1 : 1),
  )
}

/** All that reports are made of, without the numbers that recomputing may change. */
export async function figures({ context }: Pick<Village, 'context'>) {
  const all = []
  for (const table of ['episode', 'unfilteredEpisode'] as const) {
    const rows = await context.db.selectFrom(table).selectAll().orderBy('openedBy').execute()
    all.push(rows.map(({ id: _, ...row }) => row))
  }
  return all
}

/** The row of the message that its network names so. */
export async function storedMessage({ context }: Pick<Village, 'context'>, remoteId: string) {
  return await context.db
    .selectFrom('message')
    .selectAll()
    .where('remoteId', '=', remoteId)
    .executeTakeFirstOrThrow()
}

/** Stored messages without our numbers, by the network's id. */
export async function storedMessages({ context }: Pick<Village, 'context'>) {
  const rows = await context.db
    .selectFrom('message')
    .innerJoin('conversation', 'conversation.id', 'message.conversationId')
    .leftJoin('contact', 'contact.id', 'message.contactId')
    .select([
      'conversation.remoteId as thread',
      'conversation.lastMessageAt',
      'message.remoteId',
      'message.parentRemoteId',
      'message.direction',
      'contact.name as author',
      'message.text',
      'message.sentAt',
      'message.automatic',
      'message.history',
      'message.removedAt',
    ])
    .execute()
  return rows.sort((a, b) => (a.remoteId < b.remoteId ? -1 : 1))
}

export const MINUTE = 60_000
