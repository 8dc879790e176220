import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { measureOf } from '../../server/hours/measure.ts'
import { insertMessages } from '../../server/messages/store/messages.ts'
import { recomputeConversation } from '../../server/reply-times/episodes.ts'
import { rebuildEpisodes } from '../../server/reply-times/rebuild.ts'
import { readPeriod, replyFigures } from '../../server/reply-times/reply-report.ts'
import { recordEpisodes } from '../../server/reply-times/rules/reply-episode.ts'
import { factsOf } from '../../server/reply-times/store/message-facts.ts'
import { replyMessageOf } from '../../server/reply-times/thread-messages.ts'
import { itOnBoth } from '../support/database/databases.ts'
import { byCommune, from, thread } from '../support/network/fake-network.ts'
import {
  figures,
  MINUTE,
  newCommune,
  setHours,
  storedEpisodes,
  type Village,
  village,
} from '../support/network/received.ts'
import { happenings, live } from '../support/network/webhook-fixtures.ts'
import { caseCalendar, paris } from '../support/reply-times/reply-timelines.ts'

const ten = paris('2026-06-02T10:00')
const question = 'La salle est-elle libre samedi ?'

const rows = ({ context }: Village) =>
  context.db.selectFrom('episode').selectAll().orderBy('id').execute()

describe('episodes', () => {
  it('foresees when office time passes the two lines, over a lunch break', async () => {
    const v = await village({ now: '2026-06-02T11:56' })
    await v.receive(thread('post-1', [from('Ann', paris('2026-06-02T11:55'), question)]))
    expect(await storedEpisodes(v)).toMatchObject([
      { aimAt: paris('2026-06-02T14:05'), dueAt: paris('2026-06-02T14:10'), officeMs: null },
    ])
  })

  it('foresees nothing where nothing is ever open', async () => {
    const v = await village({ calendar: [] })
    await v.receive(thread('post-1', [from('Ann', ten, question)]))
    expect(await storedEpisodes(v)).toMatchObject([{ aimAt: null, dueAt: null, openedOutside: 1 }])
  })

  it('derives one conversation anew from its messages', async () => {
    const v = await village({ now: '2026-06-02T10:30' })
    await v.receive(thread('post-1', [from('Ann', ten, question)]))
    const conversation = await v.context.db
      .selectFrom('conversation')
      .select('id')
      .executeTakeFirstOrThrow()
    await v.context.db.transaction().execute(async db => {
      await insertMessages(db, [
        {
          channelId: v.channelId,
          conversationId: conversation.id,
          remoteId: 'native',
          parentRemoteId: null,
          direction: 'outbound',
          kind: 'message',
          contactId: null,
          userId: null,
          text: 'Oui',
          attachments: null,
          mentions: null,
          url: null,
          sentAt: ten + 5 * MINUTE,
          receivedAt: ten + 5 * MINUTE,
          removedAt: null,
        },
      ])
      await recomputeConversation(db, conversation.id, await measureOf({ db }, v.communeId))
    })
    expect(await storedEpisodes(v)).toMatchObject([{ state: 'answered', officeMs: 5 * MINUTE }])
  })

  itOnBoth(
    'reckons anew from the date on which the hours change, and not before (case 34)',
    async kind => {
      const v = await village({ database: kind, now: '2026-07-02T18:00' })
      const july = paris('2026-07-01T08:00')
      await v.receive(
        thread('june', [from('Ann', ten, question), byCommune(ten + 9 * MINUTE, 'Oui')]),
        thread('july', [from('Bob', july, question), byCommune(july + 20 * MINUTE, 'Oui')]),
        thread('open', [from('Cid', paris('2026-06-30T16:50'), question)]),
      )
      const before = await rows(v)
      expect(await storedEpisodes(v)).toMatchObject([
        { author: 'Ann', officeMs: 9 * MINUTE },
        { author: 'Cid', dueAt: paris('2026-07-01T09:05') },
        { author: 'Bob', officeMs: 0 },
      ])
      const early = { ...caseCalendar.week, wed: [['08:00', '12:00']] as const }
      await setHours(v.context, v.communeId, [
        caseCalendar,
        { ...caseCalendar, from: '2026-07-01', week: early },
      ])
      const told: unknown[] = []
      v.context.changes.listen(change => told.push(change))
      const progress: unknown[] = []
      const rebuilt = await rebuildEpisodes(v.context, v.communeId, {
        fromDate: '2026-07-01',
        onProgress: each => progress.push(each),
      })
      // Ann's conversation ended before.
      expect(rebuilt).toEqual({ conversations: 2 })
      expect(progress).toEqual([{ done: 2, total: 2 }])
      expect(told).toEqual([
        { communeId: v.communeId, topics: ['rebuild'] },
        { communeId: v.communeId, topics: ['messages', 'rebuild'] },
      ])
      expect(await storedEpisodes(v)).toMatchObject([
        { author: 'Ann', officeMs: 9 * MINUTE },
        { author: 'Cid', dueAt: paris('2026-07-01T08:05') },
        { author: 'Bob', officeMs: 20 * MINUTE },
      ])
      expect((await rows(v)).map(row => row.id)).toEqual(before.map(row => row.id))
    },
  )

  itOnBoth('rebuilds one commune and leaves the others alone', async kind => {
    const v = await village({ database: kind, now: '2026-06-02T10:30' })
    await v.receive(thread('post-1', [from('Ann', ten, question)]))
    const other = await newCommune(v.context, 'Voisine')
    await v.context.db.deleteFrom('episode').execute()
    expect(await rebuildEpisodes(v.context, other)).toEqual({ conversations: 0 })
    expect(await rows(v)).toEqual([])
    await rebuildEpisodes(v.context, v.communeId)
    expect(await storedEpisodes(v)).toHaveLength(1)
  })
})

const told = (episode: {
  openedBy: string
  openedAt: number
  closedAt: number | null
  officeMs: number | null
}) => [episode.openedBy, episode.openedAt, episode.closedAt, episode.officeMs].join(' ')

describe('episodes, as a projection', () => {
  it('are the same after a rebuild as they grew', async () => {
    await fc.assert(
      fc.asyncProperty(happenings, async all => {
        const v = await village({ now: '2026-06-02T09:30' })
        await live(v, all)
        const grown = await rows(v)
        await rebuildEpisodes(v.context, v.communeId)
        expect(await rows(v)).toEqual(grown)
        const before = await figures(v)
        await v.context.db.deleteFrom('episode').execute()
        await v.context.db.deleteFrom('unfilteredEpisode').execute()
        await rebuildEpisodes(v.context, v.communeId)
        expect(await figures(v)).toEqual(before)
      }),
      { numRuns: 10 },
    )
  })

  it('are the same rebuilt from a date as rebuilt whole, when the calendar changed from then on', async () => {
    await fc.assert(
      fc.asyncProperty(happenings, async all => {
        const v = await village({ now: '2026-06-02T09:30' })
        await live(v, all)
        const week = { ...caseCalendar.week, wed: [['06:00', '07:00']] as const }
        await setHours(v.context, v.communeId, [
          caseCalendar,
          { ...caseCalendar, from: '2026-06-03', week },
        ])
        await rebuildEpisodes(v.context, v.communeId, { fromDate: '2026-06-03' })
        const partly = await rows(v)
        await rebuildEpisodes(v.context, v.communeId)
        expect(partly).toEqual(await rows(v))
      }),
      { numRuns: 10 },
    )
  })

  it('know what they would be without any exclusion, joined threads or not', async () => {
    await fc.assert(
      fc.asyncProperty(happenings, async all => {
        const v = await village({ now: '2026-06-02T09:30' })
        await live(v, all)
        // Apart: each conversation is one thread for the naive reading of its messages.
        await v.context.db.deleteFrom('conversationMerge').execute()
        await rebuildEpisodes(v.context, v.communeId)
        const { calendar } = await measureOf(v.context, v.communeId)
        const ids = await v.context.db.selectFrom('conversation').select('id').execute()
        const expected = (
          await factsOf(
            v.context.db,
            ids.map(({ id }) => id),
          )
        )
          .flatMap(facts =>
            recordEpisodes(
              facts.messages.map(message => replyMessageOf(message, facts)),
              { calendar, ignoreExclusions: true },
            ),
          )
          .map(told)
        const unfiltered = [
          ...(await v.context.db
            .selectFrom('episode')
            .innerJoin('message', 'message.id', 'episode.openedBy')
            .select(['message.remoteId', 'episode.openedAt', 'episode.closedAt', 'officeMs'])
            .where('unfiltered', '=', 1)
            .execute()),
          ...(await v.context.db
            .selectFrom('unfilteredEpisode')
            .innerJoin('message', 'message.id', 'unfilteredEpisode.openedBy')
            .select([
              'message.remoteId',
              'unfilteredEpisode.openedAt',
              'unfilteredEpisode.closedAt',
              'officeMs',
            ])
            .execute()),
        ].map(row => told({ ...row, openedBy: row.remoteId }))
        expect(unfiltered.sort()).toEqual(expected.sort())
      }),
      { numRuns: 10 },
    )
  })

  it('give the same figures packed as read row by row, then and now', async () => {
    await fc.assert(
      fc.asyncProperty(happenings, async all => {
        const v = await village({ now: '2026-06-02T09:30' })
        await live(v, all)
        v.clock.advance(7 * MINUTE)
        const period = { from: '2026-06-01', to: '2026-06-07' }
        for (const exclusions of ['applied', 'ignored'] as const) {
          const { figures: fromRows } = await readPeriod(v.context, v.communeId, period, {
            exclusions,
          })
          expect(await replyFigures(v.context, v.communeId, period, { exclusions })).toEqual(
            fromRows,
          )
        }
      }),
      { numRuns: 10 },
    )
  })
})
