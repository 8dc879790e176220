import type { Db } from '../database/database.ts'
import type { Deps } from '../deps.ts'
import type { Actor } from '../people/rules/role.ts'
import { lockCommune } from '../people/store/communes.ts'
import { writeJournal } from '../people/store/journal.ts'
import { listPeople } from '../people/store/members.ts'
import { notFound, Refusal } from '../platform/refusal.ts'
import type { DeliveryState } from '../publishing/rules/delivery.ts'
import { fingerprintOf } from './content.ts'
import {
  type ApprovalRules,
  approves,
  mayDecide,
  type Named,
  type NamedApprover,
  type Person,
} from './rules.ts'
import { approvalSentences } from './sentences.ts'
import type { ApprovalRulesEdit, ApprovalRulesShape } from './shapes.ts'
import { approvalRulesOf, replaceApprovalRules } from './store/approval-rules.ts'
import { markApproved, saidOf, subjectsNotOut } from './store/content.ts'

/** Planned before anybody had to approve: these go on as they were. */
const planned: readonly DeliveryState[] = [
  'scheduled',
  'due',
  'sending',
  'failed',
  'unconfirmed',
  'missed',
]

export type Approval = { rules: ApprovalRules; people: Person[] }

export async function approvalOf(db: Db, communeId: number): Promise<Approval> {
  return {
    rules: await approvalRulesOf(db, communeId),
    people: await listPeople(db, communeId),
  }
}

/** Whether the person who acts may approve; a program never does. */
export function mayApprove(
  { rules, people }: Approval,
  { userId }: Pick<Actor, 'userId'>,
): boolean {
  return approves(rules, people, userId)
}

/** Who approves here, and who could. */
export async function getApprovalRules(
  { db, mailer }: Pick<Deps, 'db' | 'mailer'>,
  communeId: number,
): Promise<ApprovalRulesShape> {
  const { rules, people } = await approvalOf(db, communeId)
  return {
    enabled: rules.enabled,
    roles: [...rules.roles],
    approvers: rules.approvers.map(approver => ({ ...approver })),
    substituteHours: rules.substituteHours,
    people: people.filter(mayDecide).map(({ id, name, role }) => ({ id, name, role })),
    canMail: mailer !== null,
  }
}

/**
 * Writes who approves. What is scheduled already is let go as it is; what waits already goes on
 * waiting, whatever is changed here.
 * @throws Refusal (`bad-request` when nobody could approve; `not-found` for a stranger)
 */
export async function changeApprovalRules(
  deps: Pick<Deps, 'db' | 'clock' | 'changes' | 'mailer'>,
  by: Actor,
  wanted: ApprovalRulesEdit,
): Promise<ApprovalRulesShape> {
  const { communeId } = by
  const now = deps.clock.now()
  await deps.db.transaction().execute(async db => {
    await lockCommune(db, communeId)
    const { rules: before, people } = await approvalOf(db, communeId)
    const rules: ApprovalRules = {
      ...wanted,
      approvers: wanted.approvers.map(approver => approverOf(approver, people)),
    }
    refuseNobody(rules, people)
    if (rules.enabled && !before.enabled) await letGo(db, communeId)
    await replaceApprovalRules(db, communeId, rules, now)
    await writeJournal(db, {
      communeId,
      at: now,
      actor: by.actor,
      action: 'approval-rules.changed',
      subject: `commune:${communeId}`,
      detail: {
        enabled: rules.enabled,
        roles: rules.roles,
        names: rules.approvers.map(({ name }) => name),
      },
    })
  })
  deps.changes.tell(communeId, 'commune', 'deliveries')
  return await getApprovalRules(deps, communeId)
}

async function letGo(db: Db, communeId: number): Promise<void> {
  for (const subject of await subjectsNotOut(db, communeId, planned)) {
    for (const delivery of await saidOf(db, communeId, subject, planned)) {
      await markApproved(db, delivery.id, fingerprintOf(delivery))
    }
  }
}

function refuseNobody(rules: ApprovalRules, people: readonly Person[]): void {
  if (!rules.enabled || rules.approvers.length > 0) return
  if (people.some(({ role }) => rules.roles.some(one => one === role))) return
  throw new Refusal('bad-request', approvalSentences.nobodyCouldApprove)
}

function approverOf(
  { substitute, absentFrom, absentTo, ...who }: NamedApprover,
  people: readonly Person[],
): NamedApprover {
  const self = namedOf(who, people)
  const other = substitute === null ? null : namedOf(substitute, people)
  if (absentFrom !== null && absentTo !== null && absentTo < absentFrom) {
    throw new Refusal('bad-request', approvalSentences.absenceEndsFirst(self.name))
  }
  if (other !== null && (other.userId ?? other.email) === (self.userId ?? self.email)) {
    throw new Refusal('bad-request', approvalSentences.ownSubstitute(self.name))
  }
  return { ...self, substitute: other, absentFrom, absentTo }
}

/** Somebody of the commune goes by their account; an address of an account is that account. */
function namedOf({ userId, name, email }: Named, people: readonly Person[]): Named {
  const person = people.find(({ id, email: known }) =>
    userId === null ? known === email?.toLowerCase() : id === userId,
  )
  if (person !== undefined && !mayDecide(person)) {
    throw new Refusal('bad-request', approvalSentences.roleDoesNotApprove(person.name))
  }
  if (person !== undefined) return { userId: person.id, name: person.name, email: null }
  if (userId !== null || email === null) throw notFound(approvalSentences.person)
  return { userId: null, name, email: email.toLowerCase() }
}

/** @throws Refusal (`forbidden`) unless the person who acts may approve */
export async function refuseStrangers({ db }: Pick<Deps, 'db'>, by: Actor): Promise<void> {
  if (mayApprove(await approvalOf(db, by.communeId), by)) return
  throw new Refusal('forbidden', approvalSentences.notAnApprover)
}
