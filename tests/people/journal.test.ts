import { describe, expect, it } from 'vitest'
import { createEvent } from '../../server/events/plan-event.ts'
import { removeSeries } from '../../server/events/series.ts'
import { listJournal } from '../../server/people/journal.ts'
import { journalActions } from '../../server/people/rules/journal.ts'
import { writeJournal } from '../../server/people/store/journal.ts'
import { cancelDelivery } from '../../server/publishing/deliveries.ts'
import { anEventToPlan } from '../support/builders/events.ts'
import { itOnBoth } from '../support/database/databases.ts'
import { addChannel, publishingWorld } from '../support/publishing.ts'

describe('the journal as it is read', () => {
  itOnBoth('leads to what each act was about, by its name, as long as it is there', async kind => {
    const world = await publishingWorld(kind)
    const { context, by, communeId } = world
    const channel = await addChannel(world, 'village')
    const made = await createEvent(
      context,
      by,
      anEventToPlan({ channels: [channel], times: ['2026-06-19T09:00'] }),
    )
    const event = { kind: 'event', id: made.id, name: 'Feux de la Saint-Jean' }
    const [delivery] = made.deliveries
    await cancelDelivery(context, by, delivery?.id ?? 0)
    const at = context.clock.now()
    for (const [action, subject] of [
      ['channel.resumed', `channel:${channel}`],
      ['channel.resumed', 'channel:999'],
      ['digest.sent', 'digest:2026-W23'],
      ['opening-hours.changed', `commune:${communeId}`],
      ['api-key.created', 'api-key:1'],
    ] as const) {
      await writeJournal(context.db, { communeId, at, actor: 'Anne', action, subject })
    }
    const who = { communeId, role: 'administrator' } as const
    const { lines } = await listJournal(context, who, {})
    expect(lines.map(({ action, place }) => [action, place])).toEqual([
      ['api-key.created', { kind: 'keys', id: null, name: null }],
      ['opening-hours.changed', { kind: 'hours', id: null, name: null }],
      ['digest.sent', { kind: 'digest', id: null, name: null }],
      ['channel.resumed', null],
      ['channel.resumed', { kind: 'channel', id: channel, name: 'Page village' }],
      ['delivery.cancel', event],
      ['post.planned', event],
      ['event.created', event],
    ])
    await removeSeries(context, by, made.id, 'this')
    const after = await listJournal(context, who, { kind: 'publication' })
    expect(after.lines.map(({ action, place }) => [action, place])).toEqual([
      ['event.deleted', null],
      ['delivery.cancel', null],
      ['post.planned', null],
      ['event.created', null],
    ])
  })

  it('reads every act that can be written, by its kind', async () => {
    const { context, communeId } = await publishingWorld()
    for (const action of journalActions()) {
      const line = { communeId, at: 0, actor: 'Anne', action, subject: 'thing:1' }
      await writeJournal(context.db, line)
    }
    const who = { communeId, role: 'administrator' } as const
    const { lines } = await listJournal(context, who, { kind: 'override' })
    expect(lines.map(({ action }) => action)).toEqual(journalActions('override').toReversed())
  })
})
