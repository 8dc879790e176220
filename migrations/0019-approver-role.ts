import { type Kysely, sql } from 'kysely'

/**
 * Who decides on publications has a role of their own. A councillor could be asked before: whoever
 * could, by their role or by their name, is an approver from now on, and goes on deciding.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`update "member" set "role" = 'approver' where "role" = 'councillor' and (
    exists (select 1 from "approvalRules" where "approvalRules"."communeId" = "member"."communeId"
      and "approvalRules"."roles" like '%"councillor"%')
    or exists (select 1 from "approver" where "approver"."communeId" = "member"."communeId"
      and ("approver"."userId" = "member"."userId" or "approver"."substituteId" = "member"."userId"))
  )`.execute(db)
  await sql`update "approvalRules"
    set "roles" = replace("roles", '"councillor"', '"approver"')`.execute(db)
}
