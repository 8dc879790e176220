import { describe, expect, it } from 'vitest'
import type { NewRow } from '../../server/database/schema.ts'
import { changeCommune } from '../../server/hours/change-commune.ts'
import { changeOpeningHours, firstChange } from '../../server/hours/change-opening-hours.ts'
import { changeTargets } from '../../server/hours/change-targets.ts'
import { calendarOf, getOpeningHours } from '../../server/hours/measure.ts'
import { readJournal } from '../../server/people/store/journal.ts'
import { finishRebuild, rebuildEpisodes, rebuildState } from '../../server/reply-times/rebuild.ts'
import { setup } from '../../server/set-up/set-up.ts'
import { aCommuneEdit, aSetup } from '../support/builders/people.ts'
import { testClock } from '../support/clock.ts'
import { testContext } from '../support/context.ts'
import { type DatabaseKind, itOnBoth } from '../support/database/databases.ts'

const monday = Date.parse('2026-06-01T08:00:00Z')
const minute = 60_000

describe('opening hours', () => {
  /** A commune in which one citizen wrote on 1 June and one on 1 July, both at 10:00, unanswered. */
  async function house(kind: DatabaseKind = 'sqlite') {
    const context = await testContext({ clock: testClock(monday), database: kind })
    const { db } = context
    const { commune } = await setup(context, aSetup())
    const communeId = commune.id
    const insert = async <Table extends 'channel' | 'contact' | 'conversation' | 'message'>(
      table: Table,
      row: NewRow<Table>,
    ) => {
      const insertion = db.insertInto(table).values(row)
      return (await insertion.returning('id').executeTakeFirstOrThrow()).id
    }
    const channelId = await insert('channel', {
      communeId,
      connector: 'facebook',
      name: 'Page',
      neighbour: null,
      receives: 1,
      publishes: 1,
      config: '{}',
      secrets: '',
      state: 'active',
      stateReason: null,
      url: null,
      checkedAt: null,
      checks: null,
      tokenEndsAt: null,
      createdAt: monday,
    })
    for (const [remoteId, day] of [
      ['june', '2026-06-01'],
      ['july', '2026-07-01'],
    ] as const) {
      const sentAt = Date.parse(`${day}T08:00:00Z`)
      const contactId = await insert('contact', { communeId, channelId, remoteId, name: null })
      const conversationId = await insert('conversation', {
        communeId,
        channelId,
        remoteId,
        visibility: 'private',
        subject: null,
        url: null,
        lastMessageAt: sentAt,
      })
      await insert('message', {
        channelId,
        conversationId,
        remoteId,
        parentRemoteId: null,
        direction: 'inbound',
        kind: 'message',
        contactId,
        userId: null,
        text: 'La mairie est ouverte samedi ?',
        attachments: null,
        mentions: null,
        url: null,
        sentAt,
        receivedAt: sentAt,
        removedAt: null,
      })
    }
    await rebuildEpisodes(context, communeId)
    const dueTimes = async () => {
      const rows = await db
        .selectFrom('episode')
        .select(['openedOn', 'aimAt', 'dueAt'])
        .orderBy('openedAt')
        .execute()
      return rows.map(({ openedOn, aimAt, dueAt }) => [openedOn, utc(aimAt), utc(dueAt)])
    }
    return { context, communeId, dueTimes }
  }

  function utc(at: number | null): string | null {
    return at === null ? null : new Date(at).toISOString().slice(5, 16)
  }

  it('say when each episode is late, and a change moves it from its date on', async () => {
    const { context, communeId, dueTimes } = await house()
    const june = ['2026-06-01', '06-01T08:10', '06-01T08:15']
    expect(await dueTimes()).toEqual([june, ['2026-07-01', '07-01T08:10', '07-01T08:15']])
    const [usual] = await getOpeningHours(context, communeId)
    const afternoons = {
      from: '2026-07-01',
      zone: 'Europe/Paris',
      week: { wed: [['14:00', '17:00']] },
      holidays: null,
      closed: [],
      open: {},
    }
    await changeOpeningHours(context, communeId, [usual, afternoons], 'Anne')
    const rebuild = { fromDate: '2026-07-01', done: 0, total: null }
    expect(await rebuildState(context, communeId)).toMatchObject({ rebuild })
    await finishRebuild(context, communeId)
    expect(await rebuildState(context, communeId)).toEqual({ rebuild: null })
    expect(await dueTimes()).toEqual([june, ['2026-07-01', '07-01T12:10', '07-01T12:15']])
  })

  itOnBoth('with other targets say another time', async kind => {
    const { context, communeId, dueTimes } = await house(kind)
    const told: unknown[] = []
    context.changes.listen(change => told.push(change))
    const versions = [{ from: '2026-05-01', target: { minutes: 150 } }]
    await changeTargets(context, communeId, { channel: null, versions }, 'Anne')
    await changeCommune(context, communeId, aCommuneEdit({ aimMinutes: 20 }), 'Anne')
    await finishRebuild(context, communeId)
    // 150 minutes from 10:00: two hours until noon, and half an hour after lunch.
    expect((await dueTimes())[0]).toEqual(['2026-06-01', '06-01T08:20', '06-01T12:30'])
    expect(told).toContainEqual({ communeId, topics: ['commune', 'messages', 'rebuild'] })
  })

  it('that say what they said already, or a new name alone, rebuild nothing', async () => {
    const { context, communeId } = await house()
    const calendar = await getOpeningHours(context, communeId)
    expect(await changeOpeningHours(context, communeId, calendar, 'Anne')).toEqual(calendar)
    const edit = aCommuneEdit({ name: 'Saint-Rémy' })
    await changeCommune(context, communeId, edit, 'Anne')
    expect(await rebuildState(context, communeId)).toEqual({ rebuild: null })
    const journal = await readJournal(context.db, { communeId, subject: `commune:${communeId}` })
    expect(journal.map(({ action }) => action)).not.toContain('opening-hours.changed')
  })

  it('are compiled once for the same rows, and anew after a change', async () => {
    const { context, communeId } = await house()
    const calendar = await calendarOf(context, communeId)
    expect(await calendarOf(context, communeId)).toBe(calendar)
    expect(calendar.officeMs(monday, monday + 30 * minute)).toBe(30 * minute)
    await changeOpeningHours(context, communeId, [], 'Anne')
    const changed = await calendarOf(context, communeId)
    expect(changed.isSet).toBe(false)
    expect(changed.officeMs(monday, monday + 30 * minute)).toBe(0)
  })
})

describe('firstChange', () => {
  const a = { fromDate: '2026-01-01', definition: 'a' }
  const b = { fromDate: '2026-03-01', definition: 'b' }
  const c = { fromDate: '2026-06-01', definition: 'c' }

  it.each([
    ['nothing at all', [a, b], [a, b], null],
    ['a version added last', [a], [a, b], '2026-03-01'],
    ['one added between', [a, c], [a, b, c], '2026-03-01'],
    ['one taken away', [a, b, c], [a, c], '2026-03-01'],
    ['one that says something else', [a, b, c], [a, { ...b, definition: 'x' }, c], '2026-03-01'],
    ['one moved earlier', [a, c], [a, { ...c, fromDate: '2026-02-01' }], '2026-02-01'],
    ['the first, which holds before its date too', [a, b], [{ ...a, definition: 'x' }, b], null],
    ['an earlier first one', [b], [a, b], null],
    ['all of them', [a], [], null],
  ])('of %s', (_what, before, after, expected) => {
    expect(firstChange(before, after)).toBe(expected)
  })
})
