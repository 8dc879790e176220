import { describe, expect, it } from 'vitest'
import { changeOpeningHours, requestRebuild } from '../../server/hours/change-opening-hours.ts'
import { changeTargets } from '../../server/hours/change-targets.ts'
import { measureOf } from '../../server/hours/measure.ts'
import { lockConversations } from '../../server/messages/store/merges.ts'
import { insertNeedsReplyOverride } from '../../server/messages/store/messages.ts'
import { lockCommune } from '../../server/people/store/communes.ts'
import { readJournal } from '../../server/people/store/journal.ts'
import { recomputeConversation } from '../../server/reply-times/episodes.ts'
import {
  continueRebuild,
  continueRebuilds,
  finishRebuild,
  rebuildEpisodes,
  rebuildState,
} from '../../server/reply-times/rebuild.ts'
import { itOnBoth } from '../support/database/databases.ts'
import { somebodyWaits } from '../support/database/waiting.ts'
import { byCommune, from, thread } from '../support/network/fake-network.ts'
import {
  MINUTE,
  newCommune,
  storedEpisodes,
  type Village,
  village,
} from '../support/network/received.ts'
import { caseCalendar, paris } from '../support/reply-times/reply-timelines.ts'

const ten = paris('2026-06-02T10:00')
const question = 'La salle est-elle libre samedi ?'

const rows = (
  { context }: Pick<Village, 'context'>,
  table: 'episode' | 'unfilteredEpisode' = 'episode',
) => context.db.selectFrom(table).selectAll().orderBy('id').execute()

const ask = ({ context }: Village, communeId: number, fromDate: string | null = null) =>
  context.db
    .transaction()
    .execute(db => requestRebuild(db, communeId, { fromDate, at: context.clock.now() }))

/** A village in which that many people asked the same at ten, each in a thread of their own. */
async function asked(count: number, database: 'sqlite' | 'postgres' = 'sqlite'): Promise<Village> {
  const v = await village({ database, now: '2026-06-02T10:30' })
  await v.receive(
    ...Array.from({ length: count }, (_, index) =>
      thread(`post-${index}`, [
        from(`Person ${index}`, ten, question),
        ...(index % 2 === 0 ? [byCommune(ten + 5 * MINUTE + index, 'Oui')] : []),
      ]),
    ),
  )
  return v
}

/** The mairie opens at 10:05 only: everybody's office time begins five minutes later. */
const later = [{ ...caseCalendar, week: { tue: [['10:05', '12:00']] as const } }]
const dueTimes = async (v: Village) => [
  ...new Set((await storedEpisodes(v)).filter(({ dueAt }) => dueAt !== null).map(e => e.dueAt)),
]

describe('a rebuild', () => {
  itOnBoth('of a database that nobody touched changes no row', async kind => {
    const v = await asked(20, kind)
    const before = { episodes: await rows(v), unfiltered: await rows(v, 'unfilteredEpisode') }
    const tally = { episodes: 0, changed: 0 }
    expect(await rebuildEpisodes(v.context, v.communeId, { tally })).toEqual({ conversations: 20 })
    expect(tally).toEqual({ episodes: 20, changed: 0 })
    expect({ episodes: await rows(v), unfiltered: await rows(v, 'unfilteredEpisode') }).toEqual(
      before,
    )
  })

  itOnBoth('makes the same anew where all was lost', async kind => {
    const v = await asked(20, kind)
    const before = await storedEpisodes(v)
    await v.context.db.deleteFrom('episode').where('state', '=', 'open').execute()
    const tally = { episodes: 0, changed: 0 }
    await rebuildEpisodes(v.context, v.communeId, { tally })
    expect(tally).toEqual({ episodes: 20, changed: 10 })
    expect(await storedEpisodes(v)).toEqual(before)
  })

  itOnBoth('tells in the journal how many count no more, and how many do again', async kind => {
    const v = await asked(20, kind)
    const { db } = v.context
    const write = (text: string) =>
      db.updateTable('message').set({ text }).where('direction', '=', 'inbound').execute()
    const told = async () =>
      (await readJournal(db, { communeId: v.communeId, actions: ['messages.judged-anew'] })).map(
        ({ actor, detail }) => [actor, detail && JSON.parse(detail)],
      )
    await rebuildEpisodes(v.context, v.communeId)
    expect(await told()).toEqual([])
    await write('Bravo à tous !')
    await rebuildEpisodes(v.context, v.communeId)
    await write(question)
    await rebuildEpisodes(v.context, v.communeId)
    expect(await told()).toEqual([
      ['Tambour', { leftOut: 0, counted: 20 }],
      ['Tambour', { leftOut: 20, counted: 0 }],
    ])
  })

  itOnBoth(
    'stops between two batches and goes on with the next one, no matter who does',
    async kind => {
      const v = await asked(1100, kind)
      await changeOpeningHours(v.context, v.communeId, later, 'Anne')
      expect(await dueTimes(v)).toEqual([ten + 15 * MINUTE])
      let looked = 0
      const seen: unknown[] = []
      const stopped = await continueRebuild(v.context, v.communeId, {
        stopping: () => ++looked > 1,
        onProgress: progress => seen.push(progress),
      })
      expect(stopped).toEqual({ end: 'interrupted', conversations: 500 })
      const rebuild = {
        fromDate: null,
        done: 500,
        total: 1100,
        requestedAt: '2026-06-02T08:30:00.000Z',
      }
      expect(await rebuildState(v.context, v.communeId)).toEqual({ rebuild })
      expect((await dueTimes(v)).sort()).toEqual([ten + 15 * MINUTE, ten + 20 * MINUTE])
      // Who wrote meanwhile is counted by the new hours already, and looked at all the same.
      await v.receive(thread('new', [from('Zoé', ten + MINUTE, question)]))
      const ended = await continueRebuild(v.context, v.communeId, {
        onProgress: progress => seen.push(progress),
      })
      expect(ended).toEqual({ end: 'done', conversations: 1101 })
      expect(seen).toEqual([
        { done: 500, total: 1100 },
        { done: 1000, total: 1101 },
        { done: 1101, total: 1101 },
      ])
      expect(await dueTimes(v)).toEqual([ten + 20 * MINUTE])
      expect(await rebuildState(v.context, v.communeId)).toEqual({ rebuild: null })
    },
  )

  it('begins anew with what was asked for while it ran, and forgets nothing', async () => {
    const v = await asked(1001)
    await ask(v, v.communeId, '2026-06-02')
    let changed: Promise<unknown> | undefined
    const done: number[] = []
    const end = await continueRebuild(v.context, v.communeId, {
      onProgress: progress => {
        done.push(progress.done)
        changed ??= changeOpeningHours(v.context, v.communeId, later, 'Anne')
      },
      pace: { batch: 500, pauseMs: 50 },
    })
    await changed
    expect(end).toEqual({ end: 'done', conversations: 1001 })
    expect(done).toEqual([500, 500, 1000, 1001])
    expect(await dueTimes(v)).toEqual([ten + 20 * MINUTE])
  })

  it.each([
    ['2026-07-01', '2026-06-01', '2026-06-01'],
    ['2026-06-01', '2026-07-01', '2026-06-01'],
    [null, '2026-07-01', null],
    ['2026-07-01', null, null],
  ])('asked for from %s and from %s goes back to %s', async (first, second, expected) => {
    const v = await village()
    await ask(v, v.communeId, first)
    await ask(v, v.communeId, second)
    const { rebuild } = await rebuildState(v.context, v.communeId)
    expect(rebuild?.fromDate).toBe(expected)
  })

  itOnBoth('is one worker’s at a time, until it gives no more sign of life', async kind => {
    const v = await asked(2, kind)
    await ask(v, v.communeId)
    // As a worker leaves it that is killed in the middle.
    const leaseUntil = v.clock.now() + 10_000
    await v.context.db.updateTable('rebuild').set({ leaseUntil }).execute()
    const taken = { end: 'taken', conversations: 0 }
    expect(await continueRebuild(v.context, v.communeId)).toEqual(taken)
    v.clock.advance(9_999)
    expect(await continueRebuild(v.context, v.communeId)).toEqual(taken)
    v.clock.advance(1)
    expect(await continueRebuild(v.context, v.communeId)).toEqual({ end: 'done', conversations: 2 })
  })

  it('is left to the one who waits for it', async () => {
    const v = await asked(1001)
    await ask(v, v.communeId)
    const tally = { episodes: 0, changed: 0 }
    let command: Promise<unknown> | undefined
    const job = await continueRebuild(v.context, v.communeId, {
      onProgress: () => {
        command ??= rebuildEpisodes(v.context, v.communeId, { tally })
      },
      pace: { batch: 500, pauseMs: 50 },
    })
    expect(await command).toEqual({ conversations: 1001 })
    expect(job.end).not.toBe('interrupted')
    expect(job.conversations).toBe(500)
    expect(tally).toEqual({ episodes: 1001, changed: 0 })
    expect(await rebuildState(v.context, v.communeId)).toEqual({ rebuild: null })
  })

  it('takes turns with the other communes’, and tells each when it is at its end', async () => {
    const v = await asked(3)
    const other = await newCommune(v.context, 'Voisine')
    await ask(v, v.communeId)
    await ask(v, other)
    const told: unknown[] = []
    v.context.changes.listen(change => told.push(change))
    await continueRebuilds(v.context)
    expect(told).toEqual([
      { communeId: v.communeId, topics: ['rebuild'] },
      { communeId: v.communeId, topics: ['messages', 'rebuild'] },
      { communeId: other, topics: ['messages', 'rebuild'] },
    ])
    expect(await v.context.db.selectFrom('rebuild').selectAll().execute()).toEqual([])
  })

  itOnBoth('is not begun where it must stop at once', async kind => {
    const v = await asked(1, kind)
    await ask(v, v.communeId)
    await continueRebuilds(v.context, () => true)
    expect((await rebuildState(v.context, v.communeId)).rebuild).toMatchObject({ done: 0 })
  })

  it('does not keep a change of the hours from answering', async () => {
    const v = await asked(3)
    const versions = [{ from: '2026-06-01', target: { minutes: 30 } }]
    await changeTargets(v.context, v.communeId, { channel: null, versions }, 'Anne')
    expect(await dueTimes(v)).toEqual([ten + 15 * MINUTE])
    await finishRebuild(v.context, v.communeId)
    expect(await dueTimes(v)).toEqual([ten + 30 * MINUTE])
  })
})

describe('a change of the hours (postgres)', () => {
  it('waits for those who reckon by the old ones, so that the rebuild finds what they wrote', async () => {
    const v = await asked(2, 'postgres')
    const { db } = v.context
    const message = await db
      .selectFrom('message')
      .select(['id', 'conversationId'])
      .where('direction', '=', 'inbound')
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow()
    let rebuilt: Promise<unknown> | undefined
    await db.transaction().execute(async transaction => {
      const old = await measureOf({ db: transaction }, v.communeId)
      rebuilt = changeOpeningHours(v.context, v.communeId, later, 'Anne').then(() =>
        finishRebuild(v.context, v.communeId),
      )
      await Promise.race([rebuilt, somebodyWaits(db)])
      await insertNeedsReplyOverride(transaction, {
        messageId: message.id,
        at: v.clock.now(),
        needsReply: 1,
        reason: 'question',
        userId: null,
      })
      await recomputeConversation(transaction, message.conversationId, old)
    })
    await rebuilt
    expect(await dueTimes(v)).toEqual([ten + 20 * MINUTE])
  })
})

describe('a rebuild (postgres)', () => {
  it('leaves the commune to the one who holds one of its conversations', async () => {
    const v = await asked(2, 'postgres')
    await ask(v, v.communeId)
    const { db } = v.context
    const { id } = await db.selectFrom('conversation').select('id').executeTakeFirstOrThrow()
    let rebuilt: Promise<unknown> | undefined
    // As an official request is made.
    await db.transaction().execute(async transaction => {
      await lockConversations(transaction, [id])
      rebuilt = finishRebuild(v.context, v.communeId)
      await somebodyWaits(db)
      await lockCommune(transaction, v.communeId)
    })
    await rebuilt
  })
})
