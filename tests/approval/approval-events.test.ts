import { describe, expect, it } from 'vitest'
import { decide as decideOn } from '../../server/approval/decide.ts'
import type { Decision } from '../../server/approval/rules.ts'
import { moveDeliveries } from '../../server/calendar/move-planned.ts'
import { changeEvent, previewEventChange } from '../../server/events/change-event.ts'
import { editEvent } from '../../server/events/plan-event.ts'
import type { EventEdit } from '../../server/events/shapes-event.ts'
import type { EventChangeAsked } from '../../server/events/shapes-event-change.ts'
import {
  type ApprovalWorld,
  announce,
  approvalOfEvent,
  approvalWorld,
  statesOf,
  theRequest,
} from '../support/approval.ts'
import { anEventChange, anEventEdit } from '../support/builders/events.ts'
import { type DatabaseKind, itOnBoth } from '../support/database/databases.ts'
import { deliveryOf, HOUR, run } from '../support/publishing.ts'

const first = Date.parse('2026-06-05T16:00:00Z')
const DAY = 24 * HOUR

const edit = (world: ApprovalWorld, id: number, patch: Partial<EventEdit>, by = world.bruno) =>
  editEvent(world.context, by, id, anEventEdit(patch))

const to = (startLocal: string | null): EventChangeAsked => ({
  kind: 'postpone',
  startLocal,
  endLocal: null,
  detail: '',
})
const cancel: EventChangeAsked = { kind: 'cancel', detail: '' }
const reinstate: EventChangeAsked = { kind: 'reinstate', detail: '' }

async function change(
  { context, bruno }: ApprovalWorld,
  id: number,
  asked: EventChangeAsked,
  by = bruno,
): Promise<void> {
  const { sequence } = await previewEventChange(context, by, id, asked)
  await changeEvent(context, by, id, anEventChange(asked, sequence))
}

describe('what waits for approval and follows its event', () => {
  const aWorld = (kind: DatabaseKind = 'sqlite') => approvalWorld(kind)

  it.each<[string, (world: ApprovalWorld, id: number) => Promise<unknown>, number]>([
    ['corrected', (world, id) => edit(world, id, { startLocal: '2026-06-22T21:00' }), 2 * DAY],
    ['put off', (world, id) => change(world, id, to('2026-06-22T21:00')), 2 * DAY],
    [
      'put off without a date, then dated',
      async (world, id) => {
        await change(world, id, to(null))
        await change(world, id, to('2026-06-22T21:00'))
      },
      2 * DAY,
    ],
    [
      'cancelled and reinstated',
      async (world, id) => {
        await change(world, id, cancel)
        await change(world, id, reinstate)
      },
      0,
    ],
  ])('is missed at its new time: %s', async (_what, act, later) => {
    const world = await aWorld()
    const event = await announce(world)
    await act(world, event.id)
    const [id = 0] = event.deliveries
    expect(await deliveryOf(world, id)).toMatchObject({
      state: 'awaiting-approval',
      dueAt: first + later,
      nextAt: first + later,
    })
    world.clock.set(first + later)
    await run(world)
    expect(await statesOf(world, event.deliveries)).toEqual(['missed', 'awaiting-approval'])
  })

  it('is refused without its event, which is where it was and says when it is', async () => {
    const world = await aWorld()
    const { context, communeId, carole } = world
    const event = await announce(world)
    const decide = async (decision: Decision) => {
      const { id, hash } = await theRequest(world)
      const by = { name: 'Carole', email: null, userId: carole.userId, via: 'tambour' } as const
      await decideOn(context, communeId, id, by, { decision, comment: 'Non.', hash })
    }
    await decide('approve')
    await change(world, event.id, to('2026-06-22T21:00'))
    expect(await approvalOfEvent(world, event.id)).toBe('approved')
    expect(await theRequest(world)).toMatchObject({ withEvent: false })
    await decide('refuse')
    expect(await approvalOfEvent(world, event.id)).toBe('approved')
  })

  itOnBoth('gets its time back when it is moved by hand', async kind => {
    const world = await aWorld(kind)
    const event = await announce(world)
    const [id = 0] = event.deliveries
    await world.context.db
      .updateTable('delivery')
      .set({ nextAt: null })
      .where('id', '=', id)
      .execute()
    await moveDeliveries(world.context, world.bruno, id, { local: '2026-06-07T18:00', with: [] })
    const { dueAt, nextAt } = await deliveryOf(world, id)
    expect([dueAt, nextAt]).toEqual([first + 2 * DAY, first + 2 * DAY])
  })
})
