import { describe, expect, it } from 'vitest'
import { alertsFor, raiseAlerts } from '../../server/alerts/alerts.ts'
import { changeTargets, getTargets } from '../../server/hours/change-targets.ts'
import type { Target } from '../../server/hours/rules-target.ts'
import { listConversations } from '../../server/inbox/conversations.ts'
import { ingest } from '../../server/inbox/receiving/ingest.ts'
import { readJournal } from '../../server/people/store/journal.ts'
import { finishRebuild, rebuildState } from '../../server/reply-times/rebuild.ts'
import { replyCsv } from '../../server/reply-times/reply-csv.ts'
import { replyFigures, replyReport } from '../../server/reply-times/reply-report.ts'
import { today } from '../../server/today/today.ts'
import { alertHouse, raisedAlerts } from '../support/alerts.ts'
import { type DatabaseKind, itOnBoth } from '../support/database/databases.ts'
import { byCommune, from, thread } from '../support/network/fake-network.ts'
import { channelOf, MINUTE, newChannel, newCommune, village } from '../support/network/received.ts'
import { paris } from '../support/reply-times/reply-timelines.ts'

const question = 'La salle est-elle libre samedi ?'
const asked = (who: string, at: string, answered?: string) =>
  thread(`t-${who}-${at}`, [
    from(who, paris(at), question, { remoteId: `${who}-${at}` }),
    ...(answered === undefined ? [] : [byCommune(paris(answered), 'Oui')]),
  ])
const days = (workingDays: number): Target => ({ workingDays })
const june = { from: '2026-06-01', to: '2026-06-30' }

describe('targets', () => {
  /** A page with the commune's 15 minutes, and a mailbox beside it. */
  async function house(now = '2026-06-05T18:00', kind: DatabaseKind = 'sqlite') {
    const v = await village({ database: kind, now })
    const mailbox = await newChannel(v.context, v.communeId, 'Mairie', paris('2026-05-01T00:00'))
    const mail = async (...threads: ReturnType<typeof thread>[]) => {
      await ingest(v.context, await channelOf(v.context, mailbox), threads)
    }
    const change = async (channel: number | null, versions: [string, Target | null][]) => {
      const edit = { channel, versions: versions.map(([date, target]) => ({ from: date, target })) }
      const changed = await changeTargets(v.context, v.communeId, edit, 'Anne')
      await finishRebuild(v.context, v.communeId)
      return changed
    }
    const report = () => replyReport(v.context, v.communeId, june)
    return { ...v, mailbox, mail, change, report }
  }

  it('of a channel judge its own messages, and no others', async () => {
    const h = await house()
    await h.receive(asked('Ann', '2026-06-02T10:00', '2026-06-02T11:00'))
    await h.mail(
      asked('Bob', '2026-06-02T10:00', '2026-06-04T16:59'),
      asked('Cleo', '2026-06-02T10:00', '2026-06-05T09:01'),
    )
    await h.change(h.mailbox, [['2026-06-01', days(2)]])
    const report = await h.report()
    expect(report.episodes.map(({ author, onTime }) => [author, onTime])).toEqual([
      ['Ann', false],
      ['Bob', true],
      ['Cleo', false],
    ])
    expect(report).toMatchObject({
      targets: [{ minutes: 15 }, days(2)],
      summary: { onTime: 1, counted: 3 },
      channels: [
        { name: 'Page de la mairie', targets: [{ minutes: 15 }], summary: { onTime: 0 } },
        { name: 'Mairie', targets: [days(2)], summary: { onTime: 1, counted: 2 } },
      ],
    })
    // From packed figures alone as from whole rows.
    const { episodes: _, ...figures } = report
    expect(await replyFigures(h.context, h.communeId, june)).toEqual(figures)
    const one = await replyFigures(h.context, h.communeId, { ...june, channel: h.mailbox })
    expect(one).toMatchObject({ targets: [days(2)], summary: { onTime: 1, counted: 2 } })
    const pieces = await replyCsv(h.context, h.communeId, june)
    const csv = (await Array.fromAsync(pieces)).join('')
    expect(csv.match(/2\u00a0jours ouvrés,(oui|non)/g)).toHaveLength(2)
  })

  it('change nothing before their date', async () => {
    const h = await house()
    await h.mail(
      asked('Bob', '2026-06-02T10:00', '2026-06-02T11:00'),
      asked('Cleo', '2026-06-03T10:00', '2026-06-03T11:00'),
    )
    await h.change(h.mailbox, [['2026-06-03', { minutes: 60 }]])
    const onTime = async () => (await h.report()).episodes.map(each => each.onTime)
    expect(await onTime()).toEqual([false, true])
    await h.change(null, [['2026-06-02', { minutes: 90 }]])
    expect(await onTime()).toEqual([true, true])
    // As the commune again, from the 3rd on; then undone.
    await h.change(h.mailbox, [])
    await h.change(null, [['2026-06-02', { minutes: 20 }]])
    expect(await onTime()).toEqual([false, false])
    await h.change(null, [])
    expect(await getTargets(h.context, h.communeId)).toMatchObject({
      first: { minutes: 15 },
      commune: [],
      channels: [{ versions: [] }, { versions: [] }],
    })
  })

  itOnBoth('are none of a neighbour’s channel, which is only published on', async kind => {
    const h = await house(undefined, kind)
    const theirs = await newChannel(h.context, h.communeId, 'Commune de Valcourt', 0)
    const neighbour = { neighbour: 'Valcourt' }
    await h.context.db.updateTable('channel').set(neighbour).where('id', '=', theirs).execute()
    const { channels } = await getTargets(h.context, h.communeId)
    expect(channels.map(({ channel }) => channel)).not.toContain(theirs)
  })

  it('ask for what they change to be reckoned anew, and for nothing where they change nothing', async () => {
    const h = await house()
    const edit = { channel: h.mailbox, versions: [{ from: '2026-06-03', target: days(2) }] }
    await changeTargets(h.context, h.communeId, edit, 'Anne')
    expect(await rebuildState(h.context, h.communeId)).toMatchObject({
      rebuild: { fromDate: '2026-06-03' },
    })
    await finishRebuild(h.context, h.communeId)
    await changeTargets(h.context, h.communeId, edit, 'Anne')
    expect(await rebuildState(h.context, h.communeId)).toEqual({ rebuild: null })
    const subject = `commune:${h.communeId}`
    const journal = await readJournal(h.context.db, { communeId: h.communeId, subject })
    expect(journal.filter(({ action }) => action === 'targets.changed')).toHaveLength(1)
  })

  it('say how long each who waits still has, the one due first at the top', async () => {
    const h = await house('2026-06-03T10:00')
    await h.change(h.mailbox, [['2026-06-01', days(1)]])
    await h.mail(asked('Bob', '2026-06-02T10:00'), asked('Cleo', '2026-06-03T09:30'))
    await h.receive(asked('Ann', '2026-06-03T09:50'))
    const { waiting, week, weekTargets } = await today(h.context, h.communeId)
    expect(waiting.map(({ author, state, dueAt }) => [author, state, dueAt])).toEqual([
      ['Ann', 'waiting', '2026-06-03T08:05:00.000Z'],
      ['Bob', 'waiting', '2026-06-03T15:00:00.000Z'],
      ['Cleo', 'waiting', '2026-06-04T15:00:00.000Z'],
    ])
    expect(waiting.map(({ targetMs }) => (targetMs ?? 0) / MINUTE)).toEqual([15, 660, 690])
    const list = await listConversations(h.context, h.communeId, { filter: 'waiting' })
    expect(list.conversations.map(({ authors, dueAt }) => [authors[0], dueAt])).toEqual(
      waiting.map(({ author, dueAt }) => [author, dueAt]),
    )
    // One line alone where the target is in days.
    expect(waiting[1]?.aimAt).toBe(waiting[1]?.dueAt)
    expect(week).toMatchObject({ waiting: 3, counted: 0 })
    expect(weekTargets).toEqual([{ minutes: 15 }, days(1)])
  })

  it('of another commune’s channel are refused, as are two of one date, and none', async () => {
    const h = await house()
    const other = await newCommune(h.context, 'Ailleurs')
    const theirs = await newChannel(h.context, other, 'Page', 0)
    const version = { from: '2026-06-03', target: days(2) }
    await expect(h.change(theirs, [['2026-06-03', days(2)]])).rejects.toMatchObject({
      kind: 'not-found',
    })
    const twice = { channel: null, versions: [version, version] }
    await expect(changeTargets(h.context, h.communeId, twice, 'Anne')).rejects.toThrow(
      'Deux objectifs commencent le 2026-06-03',
    )
    await expect(h.change(null, [['2026-06-03', null]])).rejects.toThrow('a toujours un objectif')
    await expect(h.change(null, [['2026-06-03', { minutes: 5 }]])).rejects.toThrow('premier seuil')
  })
})

describe('alerts by targets', () => {
  it('come at the same part of a channel’s own target, and say how long that is', async () => {
    const h = await alertHouse()
    const ten = paris('2026-06-02T10:00')
    const versions = [{ from: '2026-06-01', target: { minutes: 60 } }]
    await changeTargets(h.context, h.communeId, { channel: h.channelId, versions }, 'Anne')
    await h.receive(asked('Ann', '2026-06-02T10:00'))
    h.clock.set(ten + 32 * MINUTE - 1)
    expect(await raiseAlerts(h.context)).toBe(ten + 32 * MINUTE)
    h.clock.set(ten + 32 * MINUTE)
    expect(await raiseAlerts(h.context)).toBe(ten + 48 * MINUTE)
    expect(await raisedAlerts(h.context)).toEqual(['1: Ann-2026-06-02T10:00 8'])
    const asker = { communeId: h.communeId, userId: h.bruno }
    const { notices } = await alertsFor(h.context, asker, 0)
    expect(notices[0]?.lines.map(({ minutes }) => minutes)).toEqual([32])
  })
})
