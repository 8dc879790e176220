import type { z } from 'zod'
import { listApprovals } from '../../server/approval/list.ts'
import type { ApprovalRulesEdit, ApprovalShape } from '../../server/approval/shapes.ts'
import type { Context } from '../../server/context.ts'
import { createEvent } from '../../server/events/plan-event.ts'
import type { eventNew } from '../../server/events/shapes-event.ts'
import type { Actor } from '../../server/people/rules/role.ts'
import type { Settings } from '../../server/settings.ts'
import { addMember } from './alerts.ts'
import { anApprover, needApproval } from './builders/approval.ts'
import { anEventToPlan } from './builders/events.ts'
import type { DatabaseKind } from './database/databases.ts'
import { type FakeMailer, fakeMailer } from './fake-mailer.ts'
import { addChannel, deliveryOf, publishingWorld, type World } from './publishing.ts'

/**
 * A commune with a channel where publications need approval: Anne administers, Bruno plans, Carole
 * reads and approves by name; the mayor has no account, and the deputy stands in for the mayor.
 */
export type ApprovalWorld = World & {
  mailer: FakeMailer
  channel: number
  anne: Actor
  bruno: Actor
  carole: Actor
}

export const mayor = { userId: null, name: 'Claude Martin', email: 'maire@exemple.fr' }
export const deputy = { userId: null, name: 'Dominique Petit', email: 'adjointe@exemple.fr' }

export async function approvalWorld(
  kind: DatabaseKind = 'sqlite',
  rules: Partial<ApprovalRulesEdit> = {},
  settings: Partial<Settings> = {},
): Promise<ApprovalWorld> {
  const world = await publishingWorld(kind, {
    settings: { publicUrl: 'https://tambour.exemple.fr', ...settings },
  })
  const { context, communeId } = world
  const mailer = fakeMailer()
  context.mailer = mailer
  const channel = await addChannel(world, 'village')
  const actor = async (name: string, role: 'administrator' | 'officer' | 'approver') => ({
    communeId,
    userId: await addMember(context, communeId, name, role),
    actor: name,
  })
  const anne = await actor('Anne', 'administrator')
  const bruno = await actor('Bruno', 'officer')
  const carole = await actor('Carole', 'approver')
  await needApproval(context, anne, {
    roles: [],
    approvers: [
      anApprover({ ...mayor, substitute: deputy }),
      anApprover({ userId: carole.userId, name: 'Carole', email: null }),
    ],
    ...rules,
  })
  return { ...world, mailer, channel, anne, bruno, carole }
}

export const feast = anEventToPlan({ times: ['2026-06-05T18:00', '2026-06-13T18:00'] })

/** An event that Bruno announces on the channel, on 5 and 13 June at 18:00. */
export async function announce(
  { context, bruno, channel }: ApprovalWorld,
  patch: Partial<z.input<typeof eventNew>> = {},
  by: Actor = bruno,
) {
  const wanted = anEventToPlan({ ...feast, channels: [channel], ...patch })
  const event = await createEvent(context, by, wanted)
  return { id: event.id, deliveries: event.deliveries.map(({ id }) => id) }
}

/** What waits, as Carole sees it. */
export async function waiting({ context, carole }: ApprovalWorld): Promise<ApprovalShape[]> {
  return (await listApprovals(context, carole)).approvals
}

export async function theRequest(world: ApprovalWorld): Promise<ApprovalShape> {
  const [request, ...more] = await waiting(world)
  if (request === undefined || more.length > 0) throw new Error(`${more.length} more requests`)
  return request
}

export async function statesOf(world: World, ids: readonly number[]): Promise<string[]> {
  return await Promise.all(ids.map(async id => (await deliveryOf(world, id)).state))
}

export async function approvalOfEvent({ context }: { context: Context }, id: number) {
  const { approval } = await context.db
    .selectFrom('event')
    .select('approval')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return approval
}
