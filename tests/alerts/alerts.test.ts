import { describe, expect, it } from 'vitest'
import { alertsFor, raiseAlerts } from '../../server/alerts/alerts.ts'
import { changeAlertSettings, getAlertSettings } from '../../server/alerts/settings.ts'
import { overrideNeedsReply } from '../../server/inbox/override/needs-reply.ts'
import { ingest } from '../../server/inbox/receiving/ingest.ts'
import { readJournal } from '../../server/people/store/journal.ts'
import type { Topic } from '../../server/platform/shapes.ts'
import {
  type AlertHouse,
  addMember,
  alertHouse,
  mailStates,
  raisedAlerts,
  raisedNotices,
} from '../support/alerts.ts'
import { anOverride } from '../support/builders/inbox.ts'
import { type DatabaseKind, itOnBoth } from '../support/database/databases.ts'
import { byCommune, from, thread } from '../support/network/fake-network.ts'
import { channelOf, MINUTE, newChannel, newCommune } from '../support/network/received.ts'
import { paris } from '../support/reply-times/reply-timelines.ts'

const HOUR = 60 * MINUTE
const ten = paris('2026-06-02T10:00')
const question = 'La salle est-elle libre samedi ?'
const asked = (who: string, at = ten) =>
  thread(`t-${who}`, [from(who, at, question, { remoteId: who })])

describe('alerts', () => {
  const house = (now?: string, kind: DatabaseKind = 'sqlite'): Promise<AlertHouse> =>
    alertHouse(kind, now)
  /** A round at that time in Paris. */
  async function roundAt({ context, clock }: AlertHouse, now: string | number) {
    clock.set(typeof now === 'string' ? paris(now) : now)
    return await raiseAlerts(context)
  }

  it('are raised at each line, once, to the millisecond', async () => {
    const h = await house()
    await h.receive(asked('Ann'))
    expect(await roundAt(h, ten + 8 * MINUTE - 1)).toBe(ten + 8 * MINUTE)
    expect(await raisedAlerts(h.context)).toEqual([])
    expect(await roundAt(h, ten + 8 * MINUTE)).toBe(ten + 12 * MINUTE)
    await roundAt(h, ten + 8 * MINUTE)
    await roundAt(h, ten + 10 * MINUTE)
    expect(await raisedAlerts(h.context)).toEqual(['1: Ann 8'])
    expect(await roundAt(h, ten + 12 * MINUTE)).toBeNull()
    await roundAt(h, ten + 3 * HOUR)
    expect(await raisedAlerts(h.context)).toEqual(['1: Ann 8', '2: Ann 12'])
  })

  itOnBoth('tell of ten who wait in one notice, each with their longest wait', async kind => {
    const h = await house(undefined, kind)
    await h.putOnDuty(h.bruno)
    const names = Array.from({ length: 10 }, (_, index) => `c${index}`)
    await h.receive(...names.map((name, index) => asked(name, ten + index * 1000)))
    await roundAt(h, ten + 2 * HOUR - MINUTE)
    expect(await raisedAlerts(h.context)).toHaveLength(20)
    const { notices, last } = await alertsFor(
      h.context,
      { communeId: h.communeId, userId: h.bruno },
      0,
    )
    expect(notices).toMatchObject([{ id: last, toAll: false }])
    expect(notices[0]?.lines.map(line => [line.minutes, line.waiting])).toEqual(
      names.map(() => [12, true]),
    )
    expect(await mailStates(h.context)).toEqual({ bruno: 'queued' })
  })

  it('go on after a restart and an outage of two hours as if nothing had been', async () => {
    const h = await house()
    await h.receive(asked('Ann'), asked('Bob', ten + 5 * MINUTE))
    await roundAt(h, ten + 9 * MINUTE)
    const after = await h.another()
    h.clock.set(paris('2026-06-02T11:59'))
    await raiseAlerts(after)
    await raiseAlerts(h.context)
    expect(await raisedAlerts(h.context)).toEqual([
      '1: Ann 8',
      '2: Ann 12',
      '2: Bob 8',
      '2: Bob 12',
    ])
  })

  it('are neither lost nor repeated when the clock jumps, forward and back', async () => {
    const h = await house()
    await h.receive(asked('Ann'), asked('Bob', ten + 4 * MINUTE))
    await roundAt(h, ten + 9 * MINUTE)
    await roundAt(h, ten - 3 * HOUR)
    await roundAt(h, ten + 9 * MINUTE)
    expect(await raisedAlerts(h.context)).toEqual(['1: Ann 8'])
    // Two hours ahead, and set right again.
    await roundAt(h, ten + 9 * MINUTE + 2 * HOUR - 10 * MINUTE)
    await roundAt(h, ten + 10 * MINUTE)
    await roundAt(h, ten + 30 * MINUTE)
    expect(await raisedAlerts(h.context)).toEqual([
      '1: Ann 8',
      '2: Ann 12',
      '2: Bob 8',
      '2: Bob 12',
    ])
  })

  it('wait for the morning when the server comes back at night', async () => {
    const h = await house()
    const afternoon = paris('2026-06-02T16:30')
    await h.receive(asked('Ann', afternoon))
    await h.putOnDuty(h.bruno)
    expect(await roundAt(h, '2026-06-02T23:00')).toBe(paris('2026-06-03T09:00'))
    expect(await raisedNotices(h.context)).toEqual([])
    await roundAt(h, '2026-06-03T09:00')
    expect(await raisedNotices(h.context)).toEqual([
      { at: paris('2026-06-03T09:00'), informed: ['Bruno'], toAll: false },
    ])
  })

  it('reach at night anyone who is on call, and nobody else', async () => {
    const h = await house('2026-06-02T20:00')
    await h.putOnDuty(h.anne)
    await h.putOnDuty(h.bruno, { callFrom: '18:00', callTo: '23:00' })
    await h.receive(asked('Ann', paris('2026-06-02T20:00')))
    expect(await roundAt(h, '2026-06-02T20:07')).toBe(paris('2026-06-02T20:08'))
    await roundAt(h, '2026-06-02T20:08')
    expect(await raisedNotices(h.context)).toMatchObject([{ informed: ['Bruno'], toAll: false }])
    await roundAt(h, '2026-06-02T20:12')
    await roundAt(h, '2026-06-03T09:30')
    expect(await raisedAlerts(h.context)).toEqual(['1: Ann 8', '2: Ann 12'])
    // On call or not, it is out of hours, and costs no time of the reply.
    const [episode] = await h.context.db.selectFrom('episode').selectAll().execute()
    expect(episode).toMatchObject({ openedOutside: 1, dueAt: paris('2026-06-03T09:15') })
  })

  it('go to everybody who may answer when nobody is on duty, and say so', async () => {
    const h = await house()
    await h.putOnDuty(h.bruno, { to: '2026-06-01' })
    await h.receive(asked('Ann'))
    await roundAt(h, ten + 8 * MINUTE)
    expect(await raisedNotices(h.context)).toMatchObject([
      { informed: ['Anne', 'Bruno'], toAll: true },
    ])
    const seenBy = async (userId: string | null) =>
      (await alertsFor(h.context, { communeId: h.communeId, userId }, 0)).notices.length
    expect(
      await Promise.all([seenBy(h.anne), seenBy(h.bruno), seenBy(h.carole), seenBy(null)]),
    ).toEqual([1, 1, 0, 0])
  })

  itOnBoth('count nobody on duty who may not answer any more', async kind => {
    const h = await house(undefined, kind)
    await h.putOnDuty(h.bruno, { callFrom: '18:00', callTo: '23:00' })
    await h.context.db
      .updateTable('member')
      .set({ role: 'councillor' })
      .where('userId', '=', h.bruno)
      .execute()
    await h.receive(asked('Ann', paris('2026-06-02T20:00')))
    expect(await roundAt(h, '2026-06-02T21:00')).toBe(paris('2026-06-03T09:08'))
    await roundAt(h, '2026-06-03T09:08')
    expect(await raisedNotices(h.context)).toMatchObject([{ informed: ['Anne'], toAll: true }])
  })

  it('are not raised by history, nor by what opened before its channel was connected', async () => {
    const h = await house()
    const later = await newChannel(h.context, h.communeId, 'Bibliothèque', ten + MINUTE)
    const channel = await channelOf(h.context, later)
    await ingest(h.context, channel, [asked('Old'), asked('New', ten + 2 * MINUTE)])
    await roundAt(h, ten + 30 * MINUTE)
    expect(await raisedAlerts(h.context)).toEqual(['1: New 8', '1: New 12'])
  })

  it('are not raised for who was answered, or needs no answer, meanwhile', async () => {
    const h = await house()
    await h.receive(
      thread('t-Ann', [from('Ann', ten, question), byCommune(ten + 7 * MINUTE, 'Oui')]),
      thread('t-Cid', [from('Cid', ten, 'merci')]),
      asked('Bob'),
    )
    const [bob] = await h.context.db
      .selectFrom('message')
      .select('id')
      .where('remoteId', '=', 'Bob')
      .execute()
    const by = { communeId: h.communeId, userId: h.anne, actor: 'Anne' }
    h.clock.set(ten + 7 * MINUTE)
    await overrideNeedsReply(h.context, by, bob?.id ?? 0, anOverride())
    expect(await roundAt(h, ten + 30 * MINUTE)).toBeNull()
    expect(await raisedNotices(h.context)).toEqual([])
    // It was no spam after all, and has waited since its own time: now somebody is told, once.
    await overrideNeedsReply(
      h.context,
      by,
      bob?.id ?? 0,
      anOverride({ needsReply: true, reason: 'undone' }),
    )
    await roundAt(h, ten + 31 * MINUTE)
    await overrideNeedsReply(h.context, by, bob?.id ?? 0, anOverride())
    await overrideNeedsReply(
      h.context,
      by,
      bob?.id ?? 0,
      anOverride({ needsReply: true, reason: 'undone' }),
    )
    await roundAt(h, ten + 32 * MINUTE)
    expect(await raisedNotices(h.context)).toHaveLength(1)
  })

  itOnBoth('are raised once by two processes at the same moment', async kind => {
    const h = await house(undefined, kind)
    // Two connections to one SQLite file in one process would wait for each other for ever.
    const others = kind === 'postgres' ? [await h.another(), await h.another()] : []
    await h.putOnDuty(h.bruno)
    await h.receive(asked('Ann'), asked('Bob'))
    h.clock.set(ten + 8 * MINUTE)
    const contexts = [h.context, ...others]
    await Promise.all([...contexts, ...contexts].map(context => raiseAlerts(context)))
    expect(await raisedAlerts(h.context)).toEqual(['1: Ann 8', '1: Bob 8'])
    expect(await raisedNotices(h.context)).toHaveLength(1)
    expect(await mailStates(h.context)).toEqual({ bruno: 'queued' })
  })

  it('keep to their commune, and are told to its open screens after they are written', async () => {
    const h = await house()
    const elsewhere = await newCommune(h.context, 'Ailleurs')
    const luc = await addMember(h.context, elsewhere, 'Luc', 'officer')
    await h.receive(asked('Ann'))
    const told: [number | null, Topic[]][] = []
    h.context.changes.listen(({ communeId, topics }) => told.push([communeId, topics]))
    await roundAt(h, ten + 8 * MINUTE)
    expect(told).toEqual([[h.communeId, ['alerts']]])
    const seen = await alertsFor(h.context, { communeId: elsewhere, userId: luc }, 0)
    expect(seen).toEqual({ notices: [], last: 0 })
  })

  it('are shown as they are now to anyone who missed them, and none to anyone who comes first', async () => {
    const h = await house()
    await h.receive(asked('Ann'), asked('Bob', ten + MINUTE))
    await roundAt(h, ten + 8 * MINUTE)
    await roundAt(h, ten + 9 * MINUTE)
    const anne = { communeId: h.communeId, userId: h.anne }
    expect(await alertsFor(h.context, anne, undefined)).toEqual({ notices: [], last: 2 })
    await h.receive(thread('t-Ann', [byCommune(ten + 9 * MINUTE, 'Oui')]))
    const { notices } = await alertsFor(h.context, anne, 0)
    expect(notices.map(({ lines }) => lines)).toMatchObject([
      [
        {
          channelName: 'Page de la mairie',
          subject: 'Fête du village',
          minutes: 8,
          waiting: false,
        },
      ],
      [{ openedAt: '2026-06-02T08:01:00.000Z', waiting: true }],
    ])
    expect((await alertsFor(h.context, anne, 1)).notices).toHaveLength(1)
  })

  describe('settings', () => {
    const by = ({ communeId, anne }: AlertHouse) => ({ communeId, userId: anne, actor: 'Anne' })

    it('move the lines for the waits that pass them from then on', async () => {
      const h = await house()
      await h.receive(asked('Ann'))
      await roundAt(h, ten + 40 * MINUTE)
      await changeAlertSettings(h.context, by(h), { minutes: [5, 30, 60] })
      await h.receive(asked('Bob', ten + 40 * MINUTE))
      await roundAt(h, ten + 46 * MINUTE)
      expect((await raisedAlerts(h.context)).filter(line => line.endsWith(' 5'))).toEqual([
        '3: Bob 5',
      ])
      await roundAt(h, ten + 60 * MINUTE)
      expect((await raisedNotices(h.context)).map(({ informed }) => informed)).toEqual([
        ['Anne', 'Bruno'],
        // To nobody: Ann had waited for longer than 30 minutes already.
        [],
        ['Anne', 'Bruno'],
        ['Anne', 'Bruno'],
      ])
      expect((await raisedAlerts(h.context)).at(-1)).toBe('4: Ann 60')
    })

    itOnBoth('raise nothing without a line', async kind => {
      const h = await house(undefined, kind)
      await changeAlertSettings(h.context, by(h), { minutes: [] })
      await h.receive(asked('Ann'))
      expect(await roundAt(h, ten + HOUR)).toBeNull()
      expect(await raisedNotices(h.context)).toEqual([])
    })

    it('are each person’s for the mail, and the journal says who changed what', async () => {
      const h = await house()
      await h.receive(asked('Ann'))
      await changeAlertSettings(h.context, by(h), { minutes: [10], mail: false })
      expect(await getAlertSettings(h.context, by(h))).toEqual({
        minutes: [10],
        mail: false,
        canMail: true,
        quotes: false,
      })
      await changeAlertSettings(h.context, by(h), { minutes: [10], mail: false })
      await roundAt(h, ten + 10 * MINUTE)
      expect(await mailStates(h.context)).toEqual({ bruno: 'queued' })
      const journal = await readJournal(h.context.db, { communeId: h.communeId })
      expect(journal.map(({ actor, action, detail }) => [actor, action, detail]).reverse()).toEqual(
        [
          ['Anne', 'alerts.changed', '{"before":[8,12],"after":[10]}'],
          ['Anne', 'alerts.mail', '{"mail":false}'],
        ],
      )
      const key = { communeId: h.communeId, userId: null, actor: 'Tableur' }
      await expect(changeAlertSettings(h.context, key, { mail: true })).rejects.toMatchObject({
        kind: 'bad-request',
      })
      expect(await getAlertSettings(h.context, key)).toMatchObject({ mail: null })
    })

    it('make no mail where no mail server is set', async () => {
      const h = await house()
      h.context.mailer = null
      await h.receive(asked('Ann'))
      await roundAt(h, ten + 8 * MINUTE)
      expect(await mailStates(h.context)).toEqual({})
      expect(await getAlertSettings(h.context, by(h))).toMatchObject({ canMail: false })
    })
  })
})
