import { describe, expect, it } from 'vitest'
import { changeEvent, previewEventChange } from '../../server/events/change-event.ts'
import { getEvent } from '../../server/events/events.ts'
import { createEvent, editEvent } from '../../server/events/plan-event.ts'
import type { EventChangeAsked } from '../../server/events/shapes-event-change.ts'
import { addMember } from '../support/alerts.ts'
import { anApprover, needApproval } from '../support/builders/approval.ts'
import { anEventChange, anEventToPlan } from '../support/builders/events.ts'
import { correctingWorld } from '../support/correcting.ts'
import { type DatabaseKind, itOnBoth } from '../support/database/databases.ts'
import { addChannel, deliveryOf, MINUTE, run, runUntil } from '../support/publishing.ts'

const feast = anEventToPlan()
const out = Date.parse('2026-06-06T08:00:00Z')
const plain = (text: string | undefined) => text?.replace(/[\u00a0\u202f]/g, ' ') ?? ''
const to = (startLocal: string | null): EventChangeAsked => ({
  kind: 'postpone',
  startLocal,
  endLocal: null,
  detail: '',
})
const cancel: EventChangeAsked = { kind: 'cancel', detail: 'Le vent est trop fort.' }

/** Announced and out, on a network that lets what is out be changed. */
async function announced(kind: DatabaseKind = 'sqlite', { keepsPages = true, texts = false } = {}) {
  const world = await correctingWorld(kind, keepsPages ? { keepsPages: true } : {})
  const channel = await addChannel(world, 'site')
  const { context, by } = world
  const { id } = await createEvent(context, by, {
    ...feast,
    channels: [channel],
    times: ['2026-06-05T18:00'],
    texts: texts ? { [channel]: 'Venez tous samedi 20 juin !' } : {},
  })
  await runUntil(world, out)
  const shown = () => world.network.postsOf('site').map(({ text }) => plain(text))
  const event = () => getEvent(context, by.communeId, id)
  const preview = (change: EventChangeAsked) => previewEventChange(context, by, id, change)
  return Object.assign(world, {
    channel,
    id,
    shown,
    event,
    preview,
    async change(change: EventChangeAsked) {
      const { sequence } = await preview(change)
      return await changeEvent(context, by, id, anEventChange(change, sequence))
    },
    settle: () => runUntil(world, world.clock.now() + 5 * MINUTE),
  })
}

describe('an event that changes', () => {
  it('is corrected where it is announced, and told beforehand: a page needs no notice', async () => {
    const world = await announced()
    const [before] = world.shown()
    expect(before).toContain('Samedi 20 juin 2026')
    const plan = await world.preview(to('2026-06-27T21:00'))
    expect(plan.corrected).toMatchObject([{ channelName: 'Page site', neighbour: null }])
    expect(plan.notices).toEqual([])
    await world.settle()
    expect(world.shown()).toEqual([before])
    await world.change(to('2026-06-27T21:00'))
    await world.settle()
    expect(world.shown()).toEqual([before?.replace('Samedi 20 juin', 'Samedi 27 juin')])
    const [delivery] = (await world.event()).deliveries
    expect(delivery).toMatchObject({ state: 'verified' })
    expect(plain(delivery?.text)).toBe(world.shown()[0])
  })

  itOnBoth(
    'says on top that it is cancelled, and says it no more when it takes place after all',
    async kind => {
      const world = await announced(kind)
      const [before] = world.shown()
      await world.change(cancel)
      await world.settle()
      expect(world.shown()).toHaveLength(1)
      expect(world.shown()[0]).toBe(
        `ANNULÉ : Feux de la Saint-Jean\n\nPrévu le samedi 20 juin 2026 à 21 h, cet événement n’aura pas lieu.\n\nLe vent est trop fort.\n\n${before}`,
      )
      await world.change({ kind: 'reinstate', detail: '' })
      await world.settle()
      expect(world.shown()).toEqual([before])
      expect(await deliveryOf(world, (await world.event()).deliveries[0]?.id ?? 0)).toMatchObject({
        correction: null,
        wanted: null,
        state: 'verified',
      })
    },
  )

  it('cancelled by mistake and taken back within half a minute, changes nothing that anybody reads', async () => {
    const world = await announced()
    const before = world.shown()
    await world.change(cancel)
    await run(world)
    await world.change({ kind: 'reinstate', detail: '' })
    await run(world)
    expect(world.shown()).toEqual(before)
    expect(world.asked).toEqual([])
    await world.settle()
    expect(world.shown()).toEqual(before)
  })

  it('keeps words written by hand under the sentence of the notice', async () => {
    const world = await announced('sqlite', { texts: true })
    await world.change(to('2026-06-27T21:00'))
    await world.settle()
    expect(world.shown()).toEqual([
      'REPORTÉ : Feux de la Saint-Jean\n\nInitialement prévu le samedi 20 juin 2026 à 21 h, cet événement aura lieu le samedi 27 juin 2026 à 21 h.\nPlace de la Mairie\n\nVenez tous samedi 20 juin !',
    ])
    await world.change(to('2026-06-20T21:00'))
    await world.settle()
    expect(world.shown()).toEqual(['Venez tous samedi 20 juin !'])
  })

  it('is corrected and told by a notice where readers do not come back', async () => {
    const world = await announced('sqlite', { keepsPages: false })
    const plan = await world.preview(cancel)
    expect(plan.corrected).toHaveLength(1)
    expect(plan.notices).toHaveLength(1)
    await world.change(cancel)
    await world.settle()
    expect(world.shown()).toHaveLength(2)
    for (const text of world.shown()) expect(text).toMatch(/^ANNULÉ/)
  })

  it('whose place is put right, is put right where it is announced', async () => {
    const world = await announced()
    const { context, by, id } = world
    const { channels: _, times: __, texts: ___, plan: ____, ...fields } = feast
    await editEvent(context, by, id, { ...fields, place: 'Salle des fêtes' })
    await world.settle()
    expect(world.shown()[0]).toContain('Salle des fêtes')
    expect(world.shown()).toHaveLength(1)
  })

  it('by somebody whose words others approve, is told by a notice alone', async () => {
    const world = await announced()
    const { context, communeId, by } = world
    const userId = await addMember(context, communeId, 'Bruno', 'officer')
    const approver = { userId: null, name: 'Claude Martin', email: 'maire@exemple.fr' }
    await needApproval(context, by, { roles: [], approvers: [anApprover(approver)] })
    const bruno = { communeId, userId, actor: 'Bruno' }
    const change = to('2026-06-27T21:00')
    const [before] = world.shown()
    const { sequence, corrected } = await previewEventChange(context, bruno, world.id, change)
    expect(corrected).toEqual([])
    await changeEvent(context, bruno, world.id, anEventChange(change, sequence))
    await world.settle()
    // Notices need nobody's approval: late they would tell nobody not to come.
    expect(world.shown()).toEqual([before, expect.stringMatching(/^REPORTÉ/)])
  })
})
