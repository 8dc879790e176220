import type { Db } from '../../database/database.ts'
import type { Row } from '../../database/schema.ts'
import type { ApprovalRules, ApproverRole, Named, NamedApprover } from '../rules.ts'
import { approverRoles, substituteHours } from '../rules.ts'

/** A commune's rules; without any, nothing needs approval. */
export async function approvalRulesOf(db: Db, communeId: number): Promise<ApprovalRules> {
  const rules = await db
    .selectFrom('approvalRules')
    .selectAll()
    .where('communeId', '=', communeId)
    .executeTakeFirst()
  if (rules === undefined) {
    return { enabled: false, roles: [], approvers: [], substituteHours: substituteHours.usual }
  }
  const approvers = await db
    .selectFrom('approver')
    .selectAll()
    .where('communeId', '=', communeId)
    .orderBy('position')
    .execute()
  return {
    enabled: rules.enabled === 1,
    roles: rolesOf(rules.roles),
    approvers: approvers.map(approverOf),
    substituteHours: rules.substituteHours,
  }
}

/** Writes the whole of a commune's rules, inside a transaction. */
export async function replaceApprovalRules(
  db: Db,
  communeId: number,
  rules: ApprovalRules,
  now: number,
): Promise<void> {
  const values = {
    enabled: rules.enabled ? 1 : 0,
    roles: JSON.stringify(rules.roles),
    substituteHours: rules.substituteHours,
    updatedAt: now,
  } as const
  await db
    .insertInto('approvalRules')
    .values({ communeId, ...values })
    .onConflict(conflict => conflict.column('communeId').doUpdateSet(values))
    .execute()
  await db.deleteFrom('approver').where('communeId', '=', communeId).execute()
  if (rules.approvers.length === 0) return
  await db
    .insertInto('approver')
    .values(
      rules.approvers.map(
        ({ userId, name, email, substitute, absentFrom, absentTo }, position) => ({
          communeId,
          position,
          userId,
          name,
          email,
          substituteId: substitute?.userId ?? null,
          substituteName: substitute?.name ?? null,
          substituteEmail: substitute?.email ?? null,
          absentFrom,
          absentTo,
        }),
      ),
    )
    .execute()
}

function rolesOf(text: string): ApproverRole[] {
  const kept: unknown = JSON.parse(text)
  return approverRoles.filter(role => Array.isArray(kept) && kept.includes(role))
}

function approverOf(row: Row<'approver'>): NamedApprover {
  const { userId, name, email, absentFrom, absentTo } = row
  return { userId, name, email, absentFrom, absentTo, substitute: substituteOf(row) }
}

/** Null also for somebody whose account is gone: the row is left without an address. */
function substituteOf(row: Row<'approver'>): Named | null {
  const { substituteId: userId, substituteEmail: email, substituteName } = row
  if (userId === null && email === null) return null
  return { userId, email, name: substituteName ?? '' }
}
