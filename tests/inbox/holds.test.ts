import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { raiseAlerts } from '../../server/alerts/alerts.ts'
import { addDevice } from '../../server/alerts/devices.ts'
import { alertMails } from '../../server/alerts/mail.ts'
import { alertPushes } from '../../server/alerts/push.ts'
import { getConversation, listConversations } from '../../server/inbox/conversations.ts'
import { holdConversation, releaseConversation } from '../../server/inbox/hold.ts'
import { writeNote } from '../../server/inbox/notes.ts'
import { mergeConversations, splitConversation } from '../../server/inbox/override/merges.ts'
import { sendMails } from '../../server/mail/outbox.ts'
import { today } from '../../server/today/today.ts'
import { alertHouse } from '../support/alerts.ts'
import { type DatabaseKind, itOnBoth } from '../support/database/databases.ts'
import { byCommune, from, thread } from '../support/network/fake-network.ts'
import { playedPushService } from '../support/network/push-service.ts'
import { figures, MINUTE, village } from '../support/network/received.ts'
import { paris } from '../support/reply-times/reply-timelines.ts'

const ten = paris('2026-06-02T10:00')
const monday = '2026-06-08'

/** Ann and Bob wait, on Tuesday 2 June 2026; the mairie opens at nine. */
async function house(kind: DatabaseKind = 'sqlite') {
  const v = await village({ database: kind, now: '2026-06-02T10:05' })
  const { context, communeId, officer } = v
  await v.receive(
    thread('t1', [from('Ann', ten, 'La salle est-elle libre ?')]),
    thread('t2', [from('Bob', ten + MINUTE, 'Et la piscine ?')]),
  )
  const rows = await context.db.selectFrom('conversation').select(['id', 'remoteId']).execute()
  const idOf = (remoteId: string) => rows.find(row => row.remoteId === remoteId)?.id ?? 0
  const hold = (one: string, words = 'la voirie', day = monday) =>
    holdConversation(context, officer, idOf(one), { words, day })
  const release = (one: string) => releaseConversation(context, officer, idOf(one))
  const listed = async (filter: 'waiting' | 'held') =>
    (await listConversations(context, communeId, { filter })).conversations.map(
      ({ authors, hold }) => [authors[0], hold?.words ?? null, hold?.isBack ?? null],
    )
  /** Who is to be answered now, who is held, and how many wait. */
  const board = async () => {
    const { waiting, held, waitingCount } = await today(context, communeId)
    const back = waiting.map(({ author, isBack }) => (isBack ? `${author} back` : author))
    return [back, held.map(({ authors }) => authors[0]), waitingCount]
  }
  return { ...v, idOf, hold, release, listed, board }
}

describe('a conversation that waits for somebody else', () => {
  it('leaves those to answer now, counts, and is back on its day at the top', async () => {
    const h = await house()
    const before = await figures(h)
    expect(await h.board()).toEqual([['Ann', 'Bob'], [], 2])
    const held = await h.hold('t2')
    expect(held.hold).toEqual({ words: 'la voirie', until: monday, isBack: false })
    expect(await h.board()).toEqual([['Ann'], ['Bob'], 2])
    expect(await h.listed('waiting')).toEqual([['Ann', null, null]])
    expect(await h.listed('held')).toEqual([['Bob', 'la voirie', false]])
    h.clock.set(paris('2026-06-08T08:59'))
    expect(await h.board()).toEqual([['Ann'], ['Bob'], 2])
    h.clock.set(paris('2026-06-08T09:00'))
    expect(await h.board()).toEqual([['Bob back', 'Ann'], [], 2])
    expect(await h.listed('waiting')).toEqual([
      ['Bob', 'la voirie', true],
      ['Ann', null, null],
    ])
    expect(await figures(h)).toEqual(before)
    await h.receive(thread('t2', [byCommune(h.clock.now() + MINUTE, 'Oui, réparée')]))
    h.clock.advance(2 * MINUTE)
    expect(await h.board()).toEqual([['Ann'], [], 1])
  })

  itOnBoth(
    'comes back once the resident writes again, and is held again by a person',
    async kind => {
      const h = await house(kind)
      await h.hold('t1')
      h.clock.advance(MINUTE)
      await h.receive(thread('t1', [byCommune(h.clock.now(), 'Nous demandons.')]))
      expect((await h.board())[1]).toEqual(['Ann'])
      h.clock.advance(MINUTE)
      await h.receive(thread('t1', [from('Ann', h.clock.now(), 'Alors, la salle ?')]))
      expect(await h.board()).toEqual([['Bob', 'Ann'], [], 2])
      h.clock.advance(MINUTE)
      await h.hold('t1', 'le maire', '2026-06-03')
      expect((await h.board())[1]).toEqual(['Ann'])
      await h.release('t1')
      await h.release('t1')
      expect((await h.board())[1]).toEqual([])
      const journal = await h.context.db.selectFrom('journal').selectAll().orderBy('id').execute()
      expect(
        journal.flatMap(({ action, detail }) => (action.includes('.h') ? [[action, detail]] : [])),
      ).toEqual([
        ['conversation.held', JSON.stringify({ reason: 'la voirie', day: monday })],
        ['conversation.held', JSON.stringify({ reason: 'le maire', day: '2026-06-03' })],
        ['conversation.hold-ended', null],
      ])
    },
  )

  it('that was answered meanwhile is shown on its day, until somebody is done with it', async () => {
    const h = await house()
    await h.hold('t1')
    await h.receive(thread('t1', [byCommune(h.clock.now(), 'Nous demandons.')]))
    h.clock.set(paris('2026-06-08T09:00'))
    expect(await h.board()).toEqual([['Bob'], ['Ann'], 1])
    expect(await h.listed('held')).toEqual([['Ann', 'la voirie', true]])
    await h.release('t1')
    expect(await h.board()).toEqual([['Bob'], [], 1])
  })

  it('waits to a day to come, at its opening or the next one', async () => {
    const h = await house()
    for (const day of ['2026-06-01', '2026-06-02', '2027-06-04']) {
      await expect(h.hold('t1', 'la voirie', day), day).rejects.toMatchObject({
        kind: 'bad-request',
        field: 'day',
      })
    }
    // Sunday: the mairie opens on Monday.
    await h.hold('t1', 'la voirie', '2026-06-07')
    h.clock.set(paris('2026-06-07T12:00'))
    expect((await h.board())[1]).toEqual(['Ann'])
    h.clock.set(paris('2026-06-08T09:00'))
    expect((await h.board())[1]).toEqual([])
  })

  it('holds all that is joined, and each keeps its own once parted', async () => {
    const h = await house()
    await h.hold('t1')
    await mergeConversations(h.context, h.officer, h.idOf('t1'), h.idOf('t2'))
    const wordsOf = async (one: string) =>
      (await getConversation(h.context, h.communeId, h.idOf(one))).hold?.words
    expect([await wordsOf('t1'), await wordsOf('t2')]).toEqual(['la voirie', 'la voirie'])
    expect((await h.board())[0]).toEqual([])
    h.clock.advance(MINUTE)
    await h.hold('t2', 'la préfecture')
    expect([await wordsOf('t1'), await wordsOf('t2')]).toEqual(['la préfecture', 'la préfecture'])
    await splitConversation(h.context, h.officer, h.idOf('t1'), h.idOf('t2'))
    await h.release('t1')
    expect([await wordsOf('t1'), await wordsOf('t2')]).toEqual([undefined, 'la préfecture'])
  })
})

it('no note and no hold changes a figure, whatever else happens', async () => {
  type Step = { one: 't1' | 't2'; what: 'ask' | 'answer' | 'note' | 'hold' | 'release' }
  const step: fc.Arbitrary<Step> = fc.record({
    one: fc.constantFrom('t1', 't2'),
    what: fc.constantFrom('ask', 'answer', 'note', 'hold', 'release'),
  })
  async function played(steps: readonly Step[], without: boolean) {
    const h = await house()
    const acts: Record<Step['what'], (one: Step['one'], key: string) => Promise<unknown>> = {
      ask: one => h.receive(thread(one, [from('Ann', h.clock.now(), 'Et demain, est-ce libre ?')])),
      answer: one => h.receive(thread(one, [byCommune(h.clock.now(), 'Oui.')])),
      note: (one, key) =>
        writeNote(h.context, h.officer, h.idOf(one), { text: 'Vu', mentions: [], key }),
      hold: one => h.hold(one),
      release: one => h.release(one),
    }
    for (const [index, { one, what }] of steps.entries()) {
      h.clock.advance(7 * MINUTE)
      if (without && what !== 'ask' && what !== 'answer') continue
      await acts[what](one, `note-numéro-${index}`)
    }
    const { waitingCount, week } = await today(h.context, h.communeId)
    return [await figures(h), waitingCount, week]
  }
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 10 }), async steps => {
      expect(await played(steps, false)).toEqual(await played(steps, true))
    }),
    { numRuns: 8 },
  )
})

describe('whoever is on duty', () => {
  it('is not rung for what is held, has its notification taken away, and is told when it is back', async () => {
    const h = await alertHouse()
    await h.putOnDuty(h.bruno)
    const service = await playedPushService()
    const { subscription, received } = service.subscribe()
    const by = { communeId: h.communeId, userId: h.bruno, actor: 'Bruno' }
    await addDevice(h.context, by, { kind: 'push', subscription }, 'Chrome')
    await h.receive(
      thread('t1', [from('Ann', ten, 'La salle est-elle libre ?')]),
      thread('t2', [from('Bob', ten, 'Et la piscine ?')]),
    )
    const round = async (at: number) => {
      h.clock.set(at)
      const next = await raiseAlerts(h.context)
      await sendMails(h.context, alertPushes)
      await sendMails(h.context, alertMails)
      return next
    }
    const hold = (id: number, day: string) =>
      holdConversation(h.context, by, id, { words: 'la voirie', day })
    await hold(1, '2026-06-03')
    await round(ten + 8 * MINUTE)
    expect(received.map(({ payload }) => payload)).toMatchObject([
      { kind: 'waiting', conversation: 2, badge: 2 },
    ])
    // Of the other one there is nothing to do now, either.
    h.clock.advance(MINUTE)
    await hold(2, monday)
    expect(await round(ten + 10 * MINUTE)).toBe(paris('2026-06-03T09:00'))
    expect(received.at(-1)?.payload).toMatchObject({
      kind: 'settled',
      text: 'En attente de la voirie',
      badge: 2,
    })
    await round(paris('2026-06-03T09:00'))
    expect(received.at(-1)?.payload).toMatchObject({ kind: 'waiting', conversation: 1 })
  })

  itOnBoth('is rung once more for what is back, though every line was told before', async kind => {
    const h = await alertHouse(kind)
    await h.putOnDuty(h.bruno)
    const service = await playedPushService()
    const { subscription, received } = service.subscribe()
    const by = { communeId: h.communeId, userId: h.bruno, actor: 'Bruno' }
    await addDevice(h.context, by, { kind: 'push', subscription }, 'Chrome')
    await h.receive(thread('t1', [from('Ann', ten, 'La salle est-elle libre ?')]))
    const rings = async (at: number) => {
      h.clock.set(at)
      await Promise.all([raiseAlerts(h.context), raiseAlerts(h.context)])
      const before = [received.length, h.mailer.mails.length] as const
      await sendMails(h.context, alertPushes)
      await sendMails(h.context, alertMails)
      const pushed = received.slice(before[0]).map(({ payload }) => payload.kind)
      return [pushed, h.mailer.mails.length - before[1]]
    }
    expect(await rings(ten + 8 * MINUTE)).toEqual([['waiting'], 1])
    expect(await rings(ten + 12 * MINUTE)).toEqual([['waiting'], 1])
    h.clock.advance(MINUTE)
    await holdConversation(h.context, by, 1, { words: 'la voirie', day: monday })
    await rings(ten + 15 * MINUTE)
    expect(await rings(paris('2026-06-05T10:00'))).toEqual([[], 0])
    expect(await rings(paris('2026-06-08T08:59'))).toEqual([[], 0])
    expect(await rings(paris('2026-06-08T09:00'))).toEqual([['waiting'], 1])
    expect(await rings(paris('2026-06-08T09:30'))).toEqual([[], 0])
    // Put off once more, it comes back once more.
    await holdConversation(h.context, by, 1, { words: 'le maire', day: '2026-06-09' })
    await rings(paris('2026-06-08T10:00'))
    expect(await rings(paris('2026-06-09T09:00'))).toEqual([['waiting'], 1])
    await h.receive(
      thread('t1', [from('Ann', ten, 'La salle ?'), byCommune(h.clock.now(), 'Oui.')]),
    )
    const [pushed] = await rings(paris('2026-06-09T10:00'))
    expect(pushed).not.toContain('waiting')
  })
})
