import { describe, expect, it } from 'vitest'
import { askAgain } from '../../server/approval/approval.ts'
import { changeApprovalRules, getApprovalRules } from '../../server/approval/approval-rules.ts'
import { type Decider, decide, undoDecision } from '../../server/approval/decide.ts'
import { listApprovals } from '../../server/approval/list.ts'
import type { ApprovalShape } from '../../server/approval/shapes.ts'
import { publishUrgently } from '../../server/approval/urgent.ts'
import { editEvent } from '../../server/events/plan-event.ts'
import { planPost } from '../../server/events/plan-post.ts'
import type { EventEdit } from '../../server/events/shapes-event.ts'
import { nextDueAt } from '../../server/publishing/deliver.ts'
import { retryDelivery } from '../../server/publishing/deliveries.ts'
import { today } from '../../server/today/today.ts'
import {
  type ApprovalWorld,
  announce,
  approvalOfEvent,
  approvalWorld,
  deputy,
  mayor,
  statesOf,
  theRequest,
  waiting,
} from '../support/approval.ts'
import { anApprovalRulesEdit } from '../support/builders/approval.ts'
import { anEventEdit } from '../support/builders/events.ts'
import { aPostToPlan } from '../support/builders/publishing.ts'
import { type DatabaseKind, itOnBoth, onBothDatabases } from '../support/database/databases.ts'
import { deliveryOf, HOUR, journalActions, MINUTE, run, runUntil } from '../support/publishing.ts'

const first = Date.parse('2026-06-05T16:00:00Z')
const byCarole = ({ carole }: ApprovalWorld): Decider => ({
  name: carole.actor,
  email: 'carole.1@exemple.fr',
  userId: carole.userId,
  via: 'tambour',
})
const byMayor: Decider = { name: mayor.name, email: mayor.email, userId: null, via: 'link' }

const say = (
  world: ApprovalWorld,
  request: ApprovalShape,
  decision: 'approve' | 'refuse' | 'changes' = 'approve',
  by: Decider = byCarole(world),
  comment = decision === 'approve' ? '' : 'Il manque le parking.',
) =>
  decide(world.context, world.communeId, request.id, by, { decision, comment, hash: request.hash })

const edit = (world: ApprovalWorld, id: number, patch: Partial<EventEdit>, by = world.bruno) =>
  editEvent(world.context, by, id, anEventEdit(patch))

describe('approval', () => {
  const aWorld = (rules = {}, kind: DatabaseKind = 'sqlite') => approvalWorld(kind, rules)

  it('is not needed unless a commune says so', async () => {
    const world = await aWorld({ enabled: false })
    const event = await announce(world)
    expect(await statesOf(world, event.deliveries)).toEqual(['scheduled', 'scheduled'])
    expect(await approvalOfEvent(world, event.id)).toBe('none')
    expect(await listApprovals(world.context, world.carole)).toEqual({
      enabled: false,
      mayDecide: true,
      approvals: [],
    })
  })

  it('holds back what an officer plans, and asks once for the whole event', async () => {
    const world = await aWorld()
    const event = await announce(world)
    const { deliveries } = await planPost(
      world.context,
      world.bruno,
      aPostToPlan({ channels: [world.channel], times: ['2026-06-06T10:00'] }),
      event.id,
    )
    expect(await statesOf(world, [...event.deliveries, ...deliveries])).toEqual(
      Array(3).fill('awaiting-approval'),
    )
    expect(await approvalOfEvent(world, event.id)).toBe('pending')
    const request = await theRequest(world)
    expect(request).toMatchObject({
      event: event.id,
      title: 'Feux de la Saint-Jean',
      state: 'open',
      askedBy: 'Bruno',
      firstDueAt: '2026-06-05T16:00:00.000Z',
      mayDecide: true,
      waitsFor: ['Claude Martin', 'Carole'],
      decision: null,
    })
    expect(request.items.map(({ times }) => times.map(({ dueLocal }) => dueLocal))).toEqual([
      ['2026-06-05T18:00', '2026-06-13T18:00'],
      ['2026-06-06T10:00'],
    ])
    const { approvals } = await today(world.context, world.communeId)
    expect(approvals).toBe(1)
    const [bruno] = (await listApprovals(world.context, world.bruno)).approvals
    expect(bruno?.mayDecide).toBe(false)
  })

  it('lets go at its time what was approved, signed and dated', async () => {
    const world = await aWorld()
    const event = await announce(world)
    await say(world, await theRequest(world))
    expect(await statesOf(world, event.deliveries)).toEqual(['scheduled', 'scheduled'])
    expect(await approvalOfEvent(world, event.id)).toBe('approved')
    expect(await waiting(world)).toEqual([])
    const told = await listApprovals(world.context, world.bruno, event.id)
    expect(told.approvals).toMatchObject([
      {
        state: 'approved',
        items: [],
        decision: {
          by: 'Carole',
          at: '2026-06-02T08:00:00.000Z',
          via: 'tambour',
          comment: null,
          isIntact: true,
        },
      },
    ])
    await runUntil(world, first + HOUR)
    expect(await statesOf(world, event.deliveries)).toEqual(['verified', 'scheduled'])
    expect(await journalActions(world)).toContain('approval.approve')
  })

  itOnBoth('shows a decision that was changed in the database as broken', async kind => {
    const world = await aWorld(undefined, kind)
    const event = await announce(world)
    await say(world, await theRequest(world), 'approve', byMayor)
    await world.context.db
      .updateTable('approvalRequest')
      .set({ decidedBy: 'Quelqu’un d’autre' })
      .execute()
    const [told] = (await listApprovals(world.context, world.bruno, event.id)).approvals
    expect(told?.decision?.isIntact).toBe(false)
  })

  it('needs no asking by a person who approves', async () => {
    const world = await aWorld({ roles: ['administrator'] })
    const event = await announce(world, {}, world.anne)
    expect(await statesOf(world, event.deliveries)).toEqual(['scheduled', 'scheduled'])
    expect(await approvalOfEvent(world, event.id)).toBe('approved')
    expect(await journalActions(world)).toContain('approval.own')
    await edit(world, event.id, { title: 'Feu et bal' }, world.anne)
    expect(await statesOf(world, event.deliveries)).toEqual(['scheduled', 'scheduled'])
    await edit(world, event.id, { title: 'Feu, bal et buvette' })
    expect(await statesOf(world, event.deliveries)).toEqual(Array(2).fill('awaiting-approval'))
  })

  it('is asked by a program, whatever its role', async () => {
    const world = await aWorld({ roles: ['administrator'] })
    const event = await announce(world, {}, { ...world.anne, userId: null, actor: 'clé' })
    expect(await statesOf(world, event.deliveries)).toEqual(Array(2).fill('awaiting-approval'))
  })

  it('is asked anew for what was changed and is not out, and for that alone', async () => {
    const world = await aWorld()
    const event = await announce(world)
    const byHand = await planPost(
      world.context,
      world.bruno,
      aPostToPlan({ channels: [world.channel], times: ['2026-06-14T10:00'] }),
      event.id,
    )
    await say(world, await theRequest(world))
    await runUntil(world, first + HOUR)
    await edit(world, event.id, { place: 'Le stade' })
    const ids = [...event.deliveries, ...byHand.deliveries]
    expect(await statesOf(world, ids)).toEqual(['verified', 'awaiting-approval', 'scheduled'])
    const request = await theRequest(world)
    expect(request.items.map(({ text }) => text)).toEqual([expect.stringContaining('Le stade')])
    await edit(world, event.id, { place: 'Le stade municipal' })
    expect((await theRequest(world)).id).toBe(request.id)
    await expect(say(world, request)).rejects.toThrow('Le contenu a changé')
    await say(world, await theRequest(world))
    expect(await statesOf(world, ids)).toEqual(['verified', 'scheduled', 'scheduled'])
  })

  it('is not asked for a change that changes no word', async () => {
    const world = await aWorld()
    const event = await announce(world, { texts: { [world.channel]: 'Venez nombreux !' } })
    await say(world, await theRequest(world))
    await edit(world, event.id, { place: 'Le stade' })
    expect(await statesOf(world, event.deliveries)).toEqual(['scheduled', 'scheduled'])
    expect(await approvalOfEvent(world, event.id)).toBe('approved')
  })

  it('lets what was planned before go on when it is switched on', async () => {
    const world = await aWorld({ enabled: false })
    const event = await announce(world)
    const { people, canMail, ...rules } = await getApprovalRules(world.context, world.communeId)
    await changeApprovalRules(
      world.context,
      world.anne,
      anApprovalRulesEdit({ ...rules, enabled: true }),
    )
    await announce(world)
    expect(await statesOf(world, event.deliveries)).toEqual(['scheduled', 'scheduled'])
    await planPost(
      world.context,
      world.bruno,
      aPostToPlan({ channels: [world.channel], times: ['2026-06-14T10:00'] }),
      event.id,
    )
    expect(await statesOf(world, event.deliveries)).toEqual(['scheduled', 'scheduled'])
  })

  itOnBoth('is decided once, by the first of two at the same time', async kind => {
    const world = await aWorld(undefined, kind)
    const event = await announce(world)
    const request = await theRequest(world)
    const ends = await Promise.allSettled([
      say(world, request, 'approve', byMayor),
      say(world, request, 'refuse'),
    ])
    const failed = ends.flatMap(end => (end.status === 'rejected' ? [end.reason] : []))
    expect(failed).toHaveLength(1)
    expect(String(failed[0])).toMatch(/(Validé|Refusé) par (Claude Martin|Carole)/)
    const states = await statesOf(world, event.deliveries)
    expect([
      ['scheduled', 'scheduled'],
      ['cancelled', 'cancelled'],
    ]).toContainEqual(states)
    const decided = (await journalActions(world)).filter(action =>
      ['approval.approve', 'approval.refuse'].includes(action),
    )
    expect(decided).toHaveLength(1)
  })

  it('approves the words that were read, or none, while they are being changed', async () => {
    for (let turn = 0; turn < 5; turn++) {
      const world = await aWorld()
      const event = await announce(world)
      const request = await theRequest(world)
      const changing = () => edit(world, event.id, { place: 'Le stade' })
      const saying = () => say(world, request)
      const both = turn % 2 === 0 ? [saying(), changing()] : [changing(), saying()]
      const [one, other] = await Promise.allSettled(both)
      expect([one?.status, other?.status]).toContain('fulfilled')
      // Approved first, then changed: held back again. Changed first: not approved.
      expect(await statesOf(world, event.deliveries)).toEqual(Array(2).fill('awaiting-approval'))
      expect((await theRequest(world)).items[0]?.text).toContain('Le stade')
    }
  })

  it('is refused with a reason, and then nothing of it goes out', async () => {
    const world = await aWorld()
    const event = await announce(world)
    const request = await theRequest(world)
    await expect(say(world, request, 'refuse', byMayor, ' ')).rejects.toThrow('Dites en un mot')
    await say(world, request, 'refuse', byMayor)
    expect(await statesOf(world, event.deliveries)).toEqual(['cancelled', 'cancelled'])
    expect(await approvalOfEvent(world, event.id)).toBe('refused')
    await expect(say(world, request)).rejects.toThrow(
      /^Refusé par Claude Martin \(maire@exemple\.fr\), le mardi 2\s+juin 2026 à 10\s+h, par le lien reçu par courriel\.$/,
    )
  })

  it('waits for other words when a modification is asked for, and asks with them', async () => {
    const world = await aWorld()
    const event = await announce(world)
    const request = await theRequest(world)
    await say(world, request, 'changes')
    expect(await statesOf(world, event.deliveries)).toEqual(Array(2).fill('awaiting-approval'))
    expect(await theRequest(world)).toMatchObject({
      state: 'changes',
      mayDecide: false,
      decision: { comment: 'Il manque le parking.' },
    })
    await edit(world, event.id, { place: 'Le stade, parking derrière' })
    const next = await theRequest(world)
    expect(next).toMatchObject({ state: 'open', mayDecide: true })
    expect(next.id).not.toBe(request.id)
  })

  it('is asked again where a modification needs none', async () => {
    const world = await aWorld()
    await announce(world)
    const request = await theRequest(world)
    await say(world, request, 'changes')
    await askAgain(world.context, world.bruno, request.id)
    await askAgain(world.context, world.bruno, request.id)
    expect(await theRequest(world)).toMatchObject({ state: 'open' })
  })

  itOnBoth(
    'is taken back within a minute, by the one who gave it, while nothing has left',
    async kind => {
      const world = await aWorld(undefined, kind)
      const event = await announce(world)
      const request = await theRequest(world)
      await say(world, request)
      const undo = (by = world.carole) => undoDecision(world.context, by, request.id)
      await expect(undo(world.anne)).rejects.toThrow('Seule la personne')
      await undo()
      expect(await statesOf(world, event.deliveries)).toEqual(Array(2).fill('awaiting-approval'))
      expect(await theRequest(world)).toMatchObject({ state: 'open', decision: null })
      await say(world, await theRequest(world))
      world.clock.advance(2 * MINUTE)
      await expect(undo()).rejects.toThrow('trop tard')
    },
  )

  describe('of one more post of an event that is approved', () => {
    async function added(kind: DatabaseKind = 'sqlite') {
      const world = await aWorld({}, kind)
      const event = await announce(world)
      await say(world, await theRequest(world))
      const { context, bruno, channel } = world
      const wanted = aPostToPlan({ channels: [channel], times: ['2026-06-06T10:00'] })
      const { deliveries } = await planPost(context, bruno, wanted, event.id)
      const states = () => statesOf(world, [...event.deliveries, ...deliveries])
      return { world, event, states, stays: () => approvalOfEvent(world, event.id) }
    }

    itOnBoth('leaves the event where it is, waiting, refused or to be changed', async kind => {
      for (const decision of ['refuse', 'changes'] as const) {
        const { world, states, stays } = await added(kind)
        const request = await theRequest(world)
        expect(request.withEvent).toBe(false)
        expect(await stays()).toBe('approved')
        await say(world, request, decision)
        expect(await stays()).toBe('approved')
        const last = decision === 'refuse' ? 'cancelled' : 'awaiting-approval'
        expect(await states()).toEqual(['scheduled', 'scheduled', last])
        if (decision === 'changes') await askAgain(world.context, world.bruno, request.id)
        expect(await stays()).toBe('approved')
      }
    })

    it('is taken back without it', async () => {
      const { world, states, stays } = await added()
      const request = await theRequest(world)
      await say(world, request)
      await undoDecision(world.context, world.carole, request.id)
      expect(await states()).toEqual(['scheduled', 'scheduled', 'awaiting-approval'])
      expect(await stays()).toBe('approved')
      await say(world, await theRequest(world), 'refuse')
      expect(await stays()).toBe('approved')
    })

    it('becomes that of the event too, once that is changed', async () => {
      const { world, event, stays } = await added()
      await edit(world, event.id, { place: 'Le stade' })
      expect(await stays()).toBe('pending')
      const request = await theRequest(world)
      expect(request.withEvent).toBe(true)
      await say(world, request, 'refuse')
      expect(await stays()).toBe('refused')
    })

    it('is not given by a person who approves and moves the event', async () => {
      const { world, event, states, stays } = await added()
      await edit(world, event.id, { startLocal: '2026-06-21T21:00' }, world.carole)
      expect(await states()).toEqual(['scheduled', 'scheduled', 'awaiting-approval'])
      expect(await stays()).toBe('approved')
    })

    it('leaves an event of which nobody was asked on the agenda', async () => {
      const world = await aWorld()
      const { id } = await announce(world, { channels: [], times: [] })
      const wanted = aPostToPlan({ channels: [world.channel], times: ['2026-06-06T10:00'] })
      await planPost(world.context, world.bruno, wanted, id)
      expect(await approvalOfEvent(world, id)).toBe('none')
    })
  })

  it('is not taken back once something has left', async () => {
    const world = await aWorld()
    const event = await announce(world)
    const request = await theRequest(world)
    world.clock.set(first - 10_000)
    await say(world, request)
    world.clock.set(first)
    await run(world)
    await expect(undoDecision(world.context, world.carole, request.id)).rejects.toThrow(
      'déjà partie',
    )
    expect(await statesOf(world, event.deliveries)).toEqual(['verified', 'scheduled'])
  })
})

describe('what nobody approved', () => {
  const aWorld = (kind: DatabaseKind = 'sqlite') => approvalWorld(kind)

  it('is missed at its time, by the engine, and holds nothing up', async () => {
    const world = await aWorld()
    const event = await announce(world)
    expect(await nextDueAt(world.context.db)).toBe(first)
    world.clock.set(first - 1)
    expect(await run(world)).toEqual([])
    world.clock.set(first)
    await run(world)
    expect(await statesOf(world, event.deliveries)).toEqual(['missed', 'awaiting-approval'])
    const [id = 0] = event.deliveries
    expect(await deliveryOf(world, id)).toMatchObject({
      reason: expect.stringContaining('Personne n’a validé'),
      nextAt: null,
      attempts: 0,
    })
    expect(world.network.posts).toEqual([])
    expect(await journalActions(world)).toContain('approval.missed')
    expect((await theRequest(world)).items.flatMap(({ times }) => times)).toMatchObject([
      { isMissed: true },
      { isMissed: false },
    ])
  })

  onBothDatabases('each', kind => {
    it.each([
      ['ask', 5 * MINUTE, 'verified'],
      ['ask', HOUR, 'missed'],
      ['miss', HOUR, 'missed'],
      ['publish', HOUR, 'verified'],
    ] as const)('approved late follows its rule: %s after %i ms', async (lateRule, late, state) => {
      const world = await aWorld(kind)
      const { deliveries } = await planPost(
        world.context,
        world.bruno,
        aPostToPlan({ channels: [world.channel], times: ['2026-06-05T18:00'], lateRule }),
      )
      world.clock.set(first)
      await run(world)
      expect(await statesOf(world, deliveries)).toEqual(['missed'])
      world.clock.set(first + late)
      await say(world, await theRequest(world))
      await run(world)
      expect(await statesOf(world, deliveries)).toEqual([state])
      expect(await waiting(world)).toEqual([])
      if (state === 'verified') return
      // Approved, it needs only a person’s wish.
      const [id = 0] = deliveries
      await retryDelivery(world.context, world.bruno, id)
      await run(world)
      expect(await statesOf(world, deliveries)).toEqual(['verified'])
    })
  })

  it('does not leave by « Réessayer », unless by a person who approves', async () => {
    const world = await aWorld()
    const event = await announce(world)
    world.clock.set(first)
    await run(world)
    const [id = 0] = event.deliveries
    await expect(retryDelivery(world.context, world.bruno, id)).rejects.toThrow(
      'Publication urgente',
    )
    await retryDelivery(world.context, world.carole, id)
    await run(world)
    expect(await statesOf(world, event.deliveries)).toEqual(['verified', 'awaiting-approval'])
  })

  it('goes out or is missed, and never both, when it is approved at its time', async () => {
    for (let turn = 0; turn < 5; turn++) {
      const world = await aWorld()
      const event = await announce(world)
      const request = await theRequest(world)
      world.clock.set(first)
      await Promise.allSettled([run(world), say(world, request)])
      await run(world)
      const states = await statesOf(world, event.deliveries)
      expect(['verified', 'missed']).toContain(states[0])
      expect(world.network.posts).toHaveLength(states[0] === 'verified' ? 1 : 0)
    }
  })

  it('leaves as « publication urgente », with its reason, and only what was chosen', async () => {
    const world = await aWorld()
    const event = await announce(world)
    const request = await theRequest(world)
    world.clock.set(first + HOUR)
    await run(world)
    const [late = 0, next = 0] = event.deliveries
    const urgent = (deliveries: number[]) =>
      publishUrgently(world.context, world.bruno, request.id, {
        reason: 'Route coupée ce soir',
        deliveries,
      })
    await urgent([late])
    await run(world)
    expect(await statesOf(world, [late, next])).toEqual(['verified', 'awaiting-approval'])
    await expect(urgent([late])).rejects.toThrow('n’attend plus')
    expect(await theRequest(world)).toMatchObject({ id: request.id, state: 'open' })
    await urgent([next])
    expect(await statesOf(world, [late, next])).toEqual(['verified', 'scheduled'])
    expect(await waiting(world)).toEqual([])
    const { approvals } = await listApprovals(world.context, world.carole, event.id)
    expect(
      approvals.map(({ state, decision }) => [state, decision?.by, decision?.comment]),
    ).toEqual([
      ['urgent', 'Bruno', 'Route coupée ce soir'],
      ['urgent', 'Bruno', 'Route coupée ce soir'],
      ['withdrawn', undefined, undefined],
    ])
    expect(approvals[0]?.decision?.isIntact).toBe(true)
    expect(
      (await journalActions(world)).filter(action => action === 'approval.urgent'),
    ).toHaveLength(2)
  })
})

describe('who approves', () => {
  it('is kept, in order, and an address of an account is that account', async () => {
    const world = await approvalWorld()
    const { people, canMail, ...rules } = await getApprovalRules(world.context, world.communeId)
    expect(people.map(({ name }) => name)).toEqual(['Anne', 'Bruno', 'Carole'])
    expect(rules.approvers).toMatchObject([{ ...mayor, substitute: deputy }, { name: 'Carole' }])
    const changed = await changeApprovalRules(
      world.context,
      world.anne,
      anApprovalRulesEdit({
        ...rules,
        approvers: [
          {
            userId: null,
            name: 'C.',
            email: `Carole.${world.communeId}@exemple.fr`,
            substitute: null,
            absentFrom: null,
            absentTo: null,
          },
        ],
      }),
    )
    expect(changed.approvers).toMatchObject([
      { userId: world.carole.userId, name: 'Carole', email: null },
    ])
  })

  it('is somebody', async () => {
    const world = await approvalWorld()
    const change = (patch: object) =>
      changeApprovalRules(
        world.context,
        world.anne,
        anApprovalRulesEdit({ enabled: true, ...patch }),
      )
    await expect(change({})).rejects.toThrow('Personne ne pourrait valider')
    await expect(
      change({
        approvers: [{ ...mayor, substitute: mayor, absentFrom: null, absentTo: null }],
      }),
    ).rejects.toThrow('se suppléer')
    await expect(
      change({
        approvers: [
          { ...mayor, substitute: null, absentFrom: '2026-06-10', absentTo: '2026-06-01' },
        ],
      }),
    ).rejects.toThrow('finit avant de commencer')
    await expect(
      change({
        approvers: [
          {
            ...mayor,
            userId: 'personne',
            email: null,
            substitute: null,
            absentFrom: null,
            absentTo: null,
          },
        ],
      }),
    ).rejects.toThrow('Cette personne')
    await change({ roles: ['approver'] })
  })
})
