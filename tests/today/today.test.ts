import { describe, expect, it } from 'vitest'
import { updateChannel } from '../../server/channels/store/channels.ts'
import { verbatim } from '../../server/language/sentence.ts'
import { dayNames } from '../../server/language/sentences.ts'
import { todayShape } from '../../server/today/shapes.ts'
import { today } from '../../server/today/today.ts'
import { itOnBoth } from '../support/database/databases.ts'
import { byCommune, from, thread } from '../support/network/fake-network.ts'
import { MINUTE, newChannel, newCommune, setHours, village } from '../support/network/received.ts'
import { caseCalendar, paris } from '../support/reply-times/reply-timelines.ts'
import { says } from '../support/says.ts'

const ten = paris('2026-06-02T10:00')
const question = 'La salle est-elle libre samedi ?'

describe('today', () => {
  it('shows who waits, the one due first at the top, with both lines', async () => {
    const v = await village({ now: '2026-06-02T10:20' })
    await v.receive(
      thread('p1', [from('Bob', ten + 12 * MINUTE, question)]),
      thread('p2', [from('Ann', ten, question)]),
      thread('p3', [from('Cid', ten, question), byCommune(ten + 9 * MINUTE, 'Oui')]),
      thread('p4', [from('Dan', ten, 'merci')]),
    )
    const shown = await today(v.context, v.communeId)
    expect(todayShape.parse(shown)).toEqual(shown)
    expect(shown).toMatchObject({
      now: '2026-06-02T08:20:00.000Z',
      openNow: true,
      changesAt: '2026-06-02T10:00:00.000Z',
      deliveries: [],
      deliveryIssues: [],
      channels: [],
    })
    expect(shown.waiting).toMatchObject([
      {
        author: 'Ann',
        state: 'missed',
        officeMs: 20 * MINUTE,
        aimAt: '2026-06-02T08:10:00.000Z',
        dueAt: '2026-06-02T08:15:00.000Z',
        openNow: true,
      },
      { author: 'Bob', state: 'waiting', dueAt: '2026-06-02T08:27:00.000Z' },
    ])
    expect(shown).toMatchObject({ waitingCount: 2, unlikely: 0 })
    expect(shown.week).toMatchObject({ onTime: 1, counted: 2, waiting: 1, missed: 1, excluded: 1 })
    // Answered after 9 minutes; of the two who still wait one has waited for less, one for longer.
    expect(shown.weekElapsedMedianMs).toBe(9 * MINUTE)
  })

  itOnBoth(
    'counts everybody who waits, and shows a hundred of them with one line of their words',
    async database => {
      const v = await village({ database, now: '2026-06-02T10:20' })
      await v.receive(
        ...Array.from({ length: 102 }, (_, place) =>
          thread(`p${place}`, [from(`R${place}`, ten + place * 1000, question.padEnd(900, ' ?'))]),
        ),
      )
      const shown = await today(v.context, v.communeId)
      expect(shown.waitingCount).toBe(102)
      expect(shown.waiting.map(({ author }) => author)).toEqual(
        Array.from({ length: 100 }, (_, place) => `R${place}`),
      )
      expect(shown.waiting[0]?.text).toHaveLength(300)
    },
  )

  it('says what a wait is about where its kind of channel has subjects', async () => {
    const v = await village({ now: '2026-06-02T10:05' })
    await v.receive(thread('mail', [from('Ann', ten, question)], { visibility: 'private' }))
    const topics = async () =>
      (await today(v.context, v.communeId)).waiting.map(({ topic }) => topic)
    expect(await topics()).toEqual([null])
    v.fake.manifest.hasSubjects = true
    expect(await topics()).toEqual(['Fête du village'])
  })

  it('shows those who wrote first above those who are due with them, whichever came in first', async () => {
    const v = await village({ now: '2026-06-02T08:50' })
    const evening = paris('2026-06-01T20:00')
    await v.receive(thread('p1', [from('Bob', evening + 60 * MINUTE, question)]))
    await v.receive(thread('p2', [from('Ann', evening, question)]))
    const { waiting } = await today(v.context, v.communeId)
    expect(new Set(waiting.map(({ dueAt }) => dueAt)).size).toBe(1)
    expect(waiting.map(({ author }) => author)).toEqual(['Ann', 'Bob'])
  })

  it('says of whom the answer is given elsewhere, or can no longer be given', async () => {
    const v = await village({ now: '2026-06-02T10:20' })
    const closed = { open: false, reason: verbatim('Cela se répond là-bas.') } as const
    const open = { open: true, until: null, limit: { textLength: 100, counts: 'utf16' } } as const
    v.fake.replyOptions = ({ authorRemoteId, lastInboundAt }) => ({
      public: lastInboundAt < ten ? null : authorRemoteId === 'tool' ? closed : open,
      private: null,
    })
    await v.receive(
      thread('p1', [from('Ann', ten, question)]),
      thread('p2', [from('Cid', ten - MINUTE, question)]),
      thread('p3', [from('Outil', ten, question, { author: { remoteId: 'tool', name: 'Outil' } })]),
    )
    const told = async () =>
      (await today(v.context, v.communeId)).waiting
        .map(({ author, answerable }) => `${author} ${answerable}`)
        .sort()
    expect(await told()).toEqual(['Ann true', 'Cid false', 'Outil false'])
    await updateChannel(v.context.db, { id: v.channelId }, { state: 'paused' })
    expect(await told()).toEqual(['Ann false', 'Cid false', 'Outil false'])
  })

  it('knows when the mairie opens next, over a night, a weekend and a bridge', async () => {
    const v = await village({ now: '2026-06-02T12:00' })
    const changesAt = async (now: string) => {
      v.clock.set(paris(now))
      const shown = await today(v.context, v.communeId)
      return [shown.openNow, shown.changesAt && Date.parse(shown.changesAt)]
    }
    expect(await changesAt('2026-06-02T12:00')).toEqual([false, paris('2026-06-02T14:00')])
    expect(await changesAt('2026-06-06T12:30')).toEqual([false, paris('2026-06-08T09:00')])
    expect(await changesAt('2026-05-13T17:30')).toEqual([false, paris('2026-05-15T09:00')])
    expect(await changesAt('2026-06-02T09:00')).toEqual([true, paris('2026-06-02T12:00')])
    const never = await newCommune(v.context, 'Fermée', [])
    expect(await today(v.context, never)).toMatchObject({ openNow: false, changesAt: null })
  })

  it('does not alarm for history that was late before anybody watched', async () => {
    const v = await village({ now: '2026-06-02T10:20', since: '2026-06-02T10:10' })
    await v.receive(
      thread('p1', [from('Old', paris('2026-05-04T10:00'), question)]),
      thread('p2', [from('Ann', ten, question)]),
      thread('p3', [from('Bob', ten + 15 * MINUTE, question)]),
    )
    const { waiting } = await today(v.context, v.communeId)
    expect(waiting.map(({ author, history }) => [author, history])).toEqual([
      ['Ann', true],
      ['Bob', false],
    ])
  })

  itOnBoth(
    'names the channels that are ill, why, and since when nothing comes by one that residents use',
    async database => {
      const v = await village({ database, now: '2026-06-02T10:20' })
      const pausedAt = v.clock.now()
      const failing = await newChannel(v.context, v.communeId, 'Voisine', 0)
      const gone = await newChannel(v.context, v.communeId, 'Ancienne', 0)
      await updateChannel(v.context.db, { id: gone }, { state: 'disconnected' })
      const neighbour = await newChannel(v.context, v.communeId, 'Page de Boismont', 0)
      const paused = { state: 'paused', stateReason: 'Jeton mort.', pausedAt } as const
      await updateChannel(v.context.db, { id: v.channelId }, paused)
      await updateChannel(v.context.db, { id: neighbour }, paused)
      await v.context.db
        .updateTable('channel')
        .set({ receives: 0 })
        .where('id', '=', neighbour)
        .execute()
      await v.context.db
        .updateTable('channelPoll')
        .set({ failures: 2, error: 'Facebook ne répond pas.' })
        .where('channelId', '=', failing)
        .execute()
      expect((await today(v.context, v.communeId)).channels).toEqual([
        {
          id: v.channelId,
          name: 'Page de la mairie',
          problem: says('Jeton mort.'),
          cutOffAt: '2026-06-02T08:20:00.000Z',
        },
        { id: failing, name: 'Voisine', problem: says('Facebook ne répond pas.'), cutOffAt: null },
        { id: neighbour, name: 'Page de Boismont', problem: says('Jeton mort.'), cutOffAt: null },
      ])
    },
  )

  itOnBoth('says what it means that nobody waits, and how the week before was', async database => {
    const v = await village({ database, now: '2026-06-02T10:20' })
    const quiet = async () => (await today(v.context, v.communeId)).quiet
    expect(await quiet()).toEqual({ kind: 'well', readUntil: null })
    const lastWeek = paris('2026-05-28T10:00')
    await v.receive(
      thread('p1', [from('Ann', lastWeek, question), byCommune(lastWeek + MINUTE, 'Oui')]),
      thread('p2', [from('Bob', lastWeek, question), byCommune(lastWeek + 60 * MINUTE, 'Oui')]),
    )
    const { weekBefore, week } = await today(v.context, v.communeId)
    expect(weekBefore).toEqual({ onTime: 1, counted: 2 })
    expect(week.counted).toBe(0)
    const poll = (succeededAt: number, failures: number) =>
      v.context.db
        .updateTable('channelPoll')
        .set({ succeededAt, failures })
        .where('channelId', '=', v.channelId)
        .execute()
    await poll(ten, 0)
    expect(await quiet()).toEqual({ kind: 'well', readUntil: '2026-06-02T08:00:00.000Z' })
    await poll(ten, 1)
    expect(await quiet()).toEqual({
      kind: 'ill',
      names: ['Page de la mairie'],
      readUntil: '2026-06-02T08:00:00.000Z',
    })
    await poll(ten, 0)
    await setHours(v.context, v.communeId, [{ ...caseCalendar, holidays: 'FR' }])
    v.clock.set(paris('2026-07-14T10:00'))
    expect(await quiet()).toEqual({ kind: 'holiday', name: dayNames.nationalDay })
    // One that is known by its download alone is read by nobody, and is not expected to be.
    for (const state of ['disconnected', 'archive'] as const) {
      await updateChannel(v.context.db, { id: v.channelId }, { state })
      expect(await quiet()).toEqual({ kind: 'unconnected' })
    }
  })

  it('names the channels whose access ends soon, and by when to reconnect', async () => {
    const v = await village({ now: '2026-06-02T10:20' })
    const problems = async (tokenEndsAt: string) => {
      const patch = { tokenEndsAt: paris(tokenEndsAt) }
      await updateChannel(v.context.db, { id: v.channelId }, patch)
      return (await today(v.context, v.communeId)).channels.map(({ problem }) => problem.fr)
    }
    expect(await problems('2026-06-16T10:20:01')).toEqual([])
    expect(await problems('2026-06-16T10:20')).toEqual([
      'L’accès à ce canal prend fin le mardi 16\u00a0juin 2026 à 10\u00a0h\u00a020\u00a0: reconnectez-le avant.',
    ])
    expect(await problems('2026-06-02T10:20')).toEqual([
      'L’accès à ce canal a pris fin le mardi 2\u00a0juin 2026 à 10\u00a0h\u00a020\u00a0: reconnectez-le.',
    ])
  })

  it('keeps communes apart', async () => {
    const v = await village({ now: '2026-06-02T10:20' })
    await v.receive(thread('p1', [from('Ann', ten, question)]))
    const other = await newCommune(v.context, 'Autre')
    expect(await today(v.context, other)).toMatchObject({ waiting: [], week: { counted: 0 } })
  })
})
