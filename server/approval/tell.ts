import { createHash } from 'node:crypto'
import type { Db } from '../database/database.ts'
import type { Row } from '../database/schema.ts'
import type { Deps } from '../deps.ts'
import { localDateOf } from '../language/instant.ts'
import { communeOf } from '../people/commune.ts'
import { approvalOf } from './approval-rules.ts'
import { type ApprovalMailKind, type Asked, whoIsAsked } from './rules/approval.ts'
import { insertApprovalMails } from './store/mails.ts'

/** Whoever approves here, first and later. */
export async function everybodyAsked(db: Db, communeId: number, now: number): Promise<Asked[]> {
  const { rules, people } = await approvalOf(db, communeId)
  const { zone } = await communeOf({ db }, communeId)
  const { first, later } = whoIsAsked(rules, people, localDateOf(now, zone))
  return [...first, ...later]
}

/** Whoever asked, while they have an account here. */
export async function authorOf(
  db: Db,
  { communeId, askedById }: Pick<Row<'approvalRequest'>, 'communeId' | 'askedById'>,
): Promise<Asked[]> {
  const { people } = await approvalOf(db, communeId)
  return people
    .filter(({ id }) => id === askedById)
    .map(({ id: userId, name, email }) => ({ userId, name, email }))
}

/** Writes mails that are to leave, each once for what it is about. */
export async function writeMails(
  { publicUrl }: Pick<Deps, 'publicUrl'>,
  db: Db,
  { id: requestId, communeId }: Pick<Row<'approvalRequest'>, 'id' | 'communeId'>,
  kind: ApprovalMailKind,
  about: number,
  to: readonly Asked[],
  nextAt: number,
): Promise<void> {
  await insertApprovalMails(
    db,
    to.map(({ userId, name, email }) => ({
      communeId,
      requestId,
      kind,
      about,
      email,
      name,
      userId,
      tokenHash: null,
      contentHash: null,
      endsAt: null,
      messageId: `<approval.${requestId}.${kind}.${about}.${shortHash(email)}@${new URL(publicUrl).hostname}>`,
      state: 'sending' as const,
      nextAt,
      sentAt: null,
      reason: null,
    })),
  )
}

/** The person does not show in it. */
function shortHash(email: string): string {
  return createHash('sha256').update(email).digest('hex').slice(0, 16)
}
