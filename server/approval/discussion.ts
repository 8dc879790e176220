import type { Db } from '../database/database.ts'
import type { Row } from '../database/schema.ts'
import type { Deps } from '../deps.ts'
import { localDateOf } from '../language/instant.ts'
import { communeOf } from '../people/commune.ts'
import type { Actor } from '../people/rules/role.ts'
import { writeJournal } from '../people/store/journal.ts'
import { notFound, Refusal } from '../platform/refusal.ts'
import { journalSubject } from './approval.ts'
import { type Approval, approvalOf } from './approval-rules.ts'
import { type DecideDeps, lockRequest, nameOf } from './decide.ts'
import { authorOf, writeMails } from './recipients.ts'
import {
  type Asked,
  approverAt,
  approves,
  isSameWriter,
  isTakenBackBy,
  undoMs,
  type Writer,
  whoIsAsked,
} from './rules.ts'
import { approvalSentences } from './sentences.ts'
import { commentsAbout, deleteComment, insertComment } from './store/requests.ts'

/**
 * Writes a question about a request, or its answer: that decides nothing, and the signature of a
 * decision does not cover it. A minute later it goes by mail to the person who asked for approval and to
 * everybody who wrote before; where none of those who decide has, to them too. The same words twice in
 * a row are one comment.
 * @throws Refusal (`not-found`; `bad-request`: it is empty; `conflict`: it is decided)
 */
export async function comment(
  deps: DecideDeps,
  communeId: number,
  requestId: number,
  by: Writer,
  words: string,
): Promise<void> {
  const text = words.trim()
  if (text === '') throw new Refusal('bad-request', approvalSentences.nothingWritten, 'text')
  await deps.db.transaction().execute(async db => {
    const now = deps.clock.now()
    const { request, subject } = await lockRequest(db, communeId, requestId)
    if (request.state !== 'open' && request.state !== 'changes') {
      throw new Refusal('conflict', approvalSentences.discussionOver)
    }
    const before = await commentsAbout(db, subject)
    const last = before.at(-1)
    if (last?.text === text && isSameWriter(last, by)) return
    const approval = await approvalOf(db, communeId)
    const { rules, people } = approval
    const decides =
      approves(rules, people, by.userId) ||
      (by.email !== null && approverAt(rules, people, by.email) !== null)
    const id = await insertComment(db, {
      ...{ communeId, requestId, text, writtenAt: now },
      ...{ userId: by.userId, name: by.name, email: by.email, decides: decides ? 1 : 0 },
    })
    const to = await readersOf(db, request, approval, before, { ...by, decides }, now)
    await writeMails(deps, db, request, { kind: 'comment', about: id }, to, now + undoMs)
    await writeJournal(db, {
      communeId,
      at: now,
      actor: nameOf({ ...by, via: by.email === null ? 'tambour' : 'link' }),
      action: 'approval.commented',
      subject: journalSubject(subject),
      detail: { request: requestId },
    })
  })
  deps.changes.tell(communeId, 'deliveries')
}

/**
 * Takes back what one wrote a moment ago, of which nobody was told.
 * @throws Refusal (`not-found`, `conflict` when it is late)
 */
export async function removeComment(
  deps: Pick<Deps, 'db' | 'clock' | 'changes'>,
  by: Actor,
  requestId: number,
  commentId: number,
): Promise<void> {
  const { communeId } = by
  await deps.db.transaction().execute(async db => {
    const now = deps.clock.now()
    const { subject } = await lockRequest(db, communeId, requestId)
    const found = (await commentsAbout(db, subject)).find(({ id }) => id === commentId)
    if (found === undefined || found.userId === null || found.userId !== by.userId) {
      throw notFound(approvalSentences.comment)
    }
    if (!isTakenBackBy(found, by, now)) {
      throw new Refusal('conflict', approvalSentences.tooLateForComment)
    }
    await deleteComment(db, commentId)
    await writeJournal(db, {
      communeId,
      at: now,
      actor: by.actor,
      action: 'approval.comment-removed',
      subject: journalSubject(subject),
      detail: { request: requestId },
    })
  })
  deps.changes.tell(communeId, 'deliveries')
}

/** Whom a comment concerns, but who wrote it. */
async function readersOf(
  db: Db,
  request: Row<'approvalRequest'>,
  { rules, people }: Approval,
  before: readonly Row<'approvalComment'>[],
  by: Writer & { decides: boolean },
  now: number,
): Promise<Asked[]> {
  const wrote = before.flatMap(({ userId, name, email }): Asked[] => {
    if (email !== null) return [{ userId: null, name, email }]
    const person = people.find(({ id }) => id === userId)
    return person === undefined ? [] : [{ userId, name: person.name, email: person.email }]
  })
  const isAsked = by.decides || before.some(({ decides }) => decides === 1)
  const { zone } = await communeOf({ db }, request.communeId)
  const asked = isAsked ? [] : whoIsAsked(rules, people, localDateOf(now, zone)).first
  const all = [...(await authorOf(db, request)), ...wrote, ...asked]
  const each = new Map(all.map(reader => [reader.email.toLowerCase(), reader]))
  const email = people.find(({ id }) => id === by.userId)?.email ?? by.email
  return [...each.values()].filter(reader => !isSameWriter(reader, { ...by, email }))
}
