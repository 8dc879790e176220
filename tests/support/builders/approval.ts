import type { z } from 'zod'
import { reviewApproval } from '../../../server/approval/approval.ts'
import { changeApprovalRules } from '../../../server/approval/approval-rules.ts'
import { type DecideDeps, decide } from '../../../server/approval/decide.ts'
import { listApprovals } from '../../../server/approval/list.ts'
import type { Decision } from '../../../server/approval/rules.ts'
import { type ApprovalShape, approvalRulesEdit } from '../../../server/approval/shapes.ts'
import type { Context } from '../../../server/context.ts'
import type { Actor } from '../../../server/people/rules/role.ts'

type Approver = NonNullable<z.input<typeof approvalRulesEdit>['approvers']>[number]

/** Somebody who approves by name: the mayor, who has no account, unless told. */
export const anApprover = (asked: Partial<Approver> = {}): Approver => ({
  ...{ userId: null, name: 'Claude Martin', email: 'maire@exemple.fr' },
  ...{ substitute: null, absentFrom: null, absentTo: null },
  ...asked,
})

const mayor = anApprover({
  substitute: { userId: null, name: 'Dominique Petit', email: 'adjointe@exemple.fr' },
})

/** The rules of approval as an administrator sends them: they are off, unless told. */
export const anApprovalRulesEdit = (asked: Partial<z.input<typeof approvalRulesEdit>> = {}) =>
  approvalRulesEdit.parse({
    ...{ enabled: false, roles: [], approvers: [], substituteHours: 24 },
    ...asked,
  })

/** From now on publications need approval: by the mayor, and by those who administer or approve. */
export async function needApproval(
  deps: Pick<Context, 'db' | 'clock' | 'changes' | 'mailer'>,
  by: Actor,
  part: Partial<z.input<typeof approvalRulesEdit>> = {},
): Promise<void> {
  const roles = ['approver', 'administrator'] as const
  const rules = { enabled: true, roles: [...roles], approvers: [mayor], ...part }
  await changeApprovalRules(deps, by, approvalRulesEdit.parse(rules))
}

/** Somebody asks for approval of what is planned for an event and nobody has approved. */
export async function askApproval(
  { db, clock }: Pick<Context, 'db' | 'clock'>,
  by: Actor,
  eventId: number,
): Promise<void> {
  await db.transaction().execute(at => reviewApproval({ db: at, clock }, by, { eventId }))
}

/** What waits about an event. */
export async function whatWaits(deps: DecideDeps, eventId: number): Promise<ApprovalShape> {
  const { approvals } = await listApprovals(deps, { communeId: 1, userId: null }, eventId)
  const open = approvals.find(({ state }) => state === 'open')
  if (open === undefined) throw new Error('nothing waits')
  return open
}

/** The mayor decides on what waits about an event, by the link of a mail. */
export async function mayorDecides(
  deps: DecideDeps,
  eventId: number,
  decision: Decision,
  comment = '',
): Promise<void> {
  const { id, hash } = await whatWaits(deps, eventId)
  const { name, email } = mayor
  const by = { name, email, userId: null, via: 'link' } as const
  await decide(deps, 1, id, by, { decision, comment, hash })
}
