import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  measureOf,
  rebuildEpisodes,
  recomputeConversation,
} from '../../server/services/episodes.ts'
import { markMessage } from '../../server/services/marks.ts'
import { insertMessages } from '../../server/store/messages.ts'
import { byCommune, from, thread } from '../support/fake-network.ts'
import {
  MINUTE,
  newCommune,
  setHours,
  storedEpisodes,
  type Village,
  village,
} from '../support/received.ts'
import { caseCalendar, paris } from '../support/reply-timelines.ts'

const ten = paris('2026-06-02T10:00')
const question = 'La salle est-elle libre samedi ?'

const rows = ({ context }: Village) =>
  context.db.selectFrom('episode').selectAll().orderBy('id').execute()

describe.each(['sqlite', 'postgres'] as const)('episodes (%s)', database => {
  it('foresees when office time passes the two lines, over a lunch break', async () => {
    const v = await village({ database, now: '2026-06-02T11:56' })
    await v.receive(thread('post-1', [from('Ann', paris('2026-06-02T11:55'), question)]))
    expect(await storedEpisodes(v)).toMatchObject([
      { aimAt: paris('2026-06-02T14:05'), dueAt: paris('2026-06-02T14:10'), officeMs: null },
    ])
  })

  it('foresees nothing where nothing is ever open', async () => {
    const v = await village({ database, calendar: [] })
    await v.receive(thread('post-1', [from('Ann', ten, question)]))
    expect(await storedEpisodes(v)).toMatchObject([{ aimAt: null, dueAt: null, openedOutside: 1 }])
  })

  it('derives one conversation anew from its messages', async () => {
    const v = await village({ database, now: '2026-06-02T10:30' })
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

  it('reckons anew from the date on which the hours change, and not before (case 34)', async () => {
    const v = await village({ database, now: '2026-07-02T18:00' })
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
    expect(told).toEqual([{ communeId: v.communeId, topics: ['messages'] }])
    expect(await storedEpisodes(v)).toMatchObject([
      { author: 'Ann', officeMs: 9 * MINUTE },
      { author: 'Cid', dueAt: paris('2026-07-01T08:05') },
      { author: 'Bob', officeMs: 20 * MINUTE },
    ])
    expect((await rows(v)).map(row => row.id)).toEqual(before.map(row => row.id))
  })

  it('rebuilds one commune and leaves the others alone', async () => {
    const v = await village({ database, now: '2026-06-02T10:30' })
    await v.receive(thread('post-1', [from('Ann', ten, question)]))
    const other = await newCommune(v.context, 'Voisine')
    await v.context.db.deleteFrom('episode').execute()
    expect(await rebuildEpisodes(v.context, other)).toEqual({ conversations: 0 })
    expect(await rows(v)).toEqual([])
    await rebuildEpisodes(v.context, v.communeId)
    expect(await storedEpisodes(v)).toHaveLength(1)
  })
})

/** What may happen in a village, one after the other. */
type Happening =
  | { kind: 'ask'; thread: number; who: string; text: string }
  | { kind: 'answer'; thread: number; mention: string | null }
  | { kind: 'hide' | 'show' | 'edit' | 'remove'; pick: number }
  | { kind: 'mark'; pick: number; needsReply: boolean }

const happenings: fc.Arbitrary<{ happening: Happening; minutes: number }[]> = fc.array(
  fc.record({
    minutes: fc.integer({ min: 0, max: 40 }),
    happening: fc.oneof(
      {
        weight: 4,
        arbitrary: fc.record({
          kind: fc.constant('ask' as const),
          thread: fc.nat({ max: 2 }),
          who: fc.constantFrom('Ann', 'Bob'),
          text: fc.constantFrom(question, 'Merci', '👍'),
        }),
      },
      {
        weight: 3,
        arbitrary: fc.record({
          kind: fc.constant('answer' as const),
          thread: fc.nat({ max: 2 }),
          mention: fc.constantFrom(null, null, 'person-Ann'),
        }),
      },
      fc.record({
        kind: fc.constantFrom('hide' as const, 'show' as const, 'edit' as const, 'remove' as const),
        pick: fc.nat(),
      }),
      fc.record({ kind: fc.constant('mark' as const), pick: fc.nat(), needsReply: fc.boolean() }),
    ),
  }),
  { maxLength: 25 },
)

async function live(v: Village, all: { happening: Happening; minutes: number }[]): Promise<void> {
  const said: { thread: string; message: ReturnType<typeof from> }[] = []
  const visibility = (name: string) => (name === 'thread-1' ? 'private' : 'public')
  const tell = async (name: string, message: ReturnType<typeof from>) => {
    await v.receive(thread(name, [message], { visibility: visibility(name) }))
  }
  for (const { happening, minutes } of all) {
    v.clock.advance(minutes * MINUTE + 1)
    const now = v.clock.now()
    if (happening.kind === 'ask' || happening.kind === 'answer') {
      const name = `thread-${happening.thread}`
      const message =
        happening.kind === 'ask'
          ? from(happening.who, now, happening.text)
          : byCommune(now, 'Oui', { mentions: happening.mention ? [happening.mention] : [] })
      said.push({ thread: name, message })
      await tell(name, message)
      continue
    }
    const found = said[happening.pick % Math.max(1, said.length)]
    if (found === undefined) continue
    const { message } = found
    if (happening.kind === 'mark') {
      if (message.direction === 'outbound') continue
      const row = await v.context.db
        .selectFrom('message')
        .select('id')
        .where('remoteId', '=', message.remoteId)
        .executeTakeFirstOrThrow()
      const { needsReply } = happening
      await markMessage(v.context, v.officer, row.id, { needsReply, reason: 'spam' })
      continue
    }
    if (happening.kind === 'hide') message.hidden = true
    if (happening.kind === 'show') message.hidden = false
    if (happening.kind === 'edit') message.text += ' ?'
    if (happening.kind === 'remove') message.removedAt ??= now
    await tell(found.thread, message)
  }
}

describe('episodes, as a projection', () => {
  it('are the same after a rebuild as they grew', async () => {
    await fc.assert(
      fc.asyncProperty(happenings, async all => {
        const v = await village({ now: '2026-06-02T09:30' })
        await live(v, all)
        const grown = await rows(v)
        await rebuildEpisodes(v.context, v.communeId)
        expect(await rows(v)).toEqual(grown)
        const before = await storedEpisodes(v)
        await v.context.db.deleteFrom('episode').execute()
        await rebuildEpisodes(v.context, v.communeId)
        expect(await storedEpisodes(v)).toEqual(before)
      }),
      { numRuns: 100 },
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
      { numRuns: 60 },
    )
  })
})
