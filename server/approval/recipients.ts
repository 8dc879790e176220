import type { Db } from '../database/database.ts'
import type { Row } from '../database/schema.ts'
import type { Deps } from '../deps.ts'
import { localDateOf } from '../language/instant.ts'
import { addressReader, queueMails } from '../mail/outbox.ts'
import { communeOf } from '../people/commune.ts'
import { approvalOf } from './approval-rules.ts'
import { type ApprovalRound, type Asked, approvalMailKind, roundName, whoIsAsked } from './rules.ts'

/** Who approves here, first and later. */
export async function everybodyAsked(db: Db, communeId: number, now: number): Promise<Asked[]> {
  const { rules, people } = await approvalOf(db, communeId)
  const { zone } = await communeOf({ db }, communeId)
  const { first, later } = whoIsAsked(rules, people, localDateOf(now, zone))
  return [...first, ...later]
}

/** Who asked, while they have an account here. */
export async function authorOf(
  db: Db,
  { communeId, askedById }: Pick<Row<'approvalRequest'>, 'communeId' | 'askedById'>,
): Promise<Asked[]> {
  const { people } = await approvalOf(db, communeId)
  return people
    .filter(({ id }) => id === askedById)
    .map(({ id: userId, name, email }) => ({ userId, name, email }))
}

/** Writes mails that are to leave, one a round and address. */
export async function writeMails(
  deps: Pick<Deps, 'publicUrl'>,
  db: Db,
  { id, communeId }: Pick<Row<'approvalRequest'>, 'id' | 'communeId'>,
  round: ApprovalRound,
  to: readonly Asked[],
  nextAt: number,
): Promise<void> {
  await queueMails(
    deps,
    db,
    { kind: approvalMailKind },
    { communeId, subject: String(id), round: roundName(round), nextAt },
    to.map(({ email, userId }) => addressReader(email, userId)),
  )
}
