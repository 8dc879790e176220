import type { Row } from '../database/schema.ts'
import type { Deps } from '../deps.ts'
import { localDateOf } from '../language/instant.ts'
import { compileZone } from '../language/zone.ts'
import type { MailRow } from '../mail/kind.ts'
import { withinMailHours } from '../mail/rules.ts'
import { communeOf } from '../people/commune.ts'
import { languageOf } from '../people/memberships.ts'
import { deliveryStates } from '../publishing/rules/delivery.ts'
import { approvalOf } from './approval-rules.ts'
import { contentHashOf, firstDueAt, unapprovedOf } from './content.ts'
import { linkEndsAt } from './link.ts'
import { itemsOf } from './list.ts'
import type { ApprovalFacts } from './mail-content.ts'
import {
  type ApprovalRound,
  approverAt,
  askingHours,
  isSameWriter,
  readRound,
  undoMs,
  whoIsAsked,
} from './rules.ts'
import { type SaidDelivery, saidOf } from './store/content.ts'
import { commentsAbout, findRequest, subjectOf } from './store/requests.ts'
import { aboutOf } from './subject-text.ts'

/** What a mail says. */
export type ApprovalNews = {
  facts: ApprovalFacts
  contentHash: string
  /** Null: the reader decides nothing, nor is asked anything. */
  link: { endsAt: number } | null
  /** People sleep, ms UTC. */
  notBefore: number
}

/** What a mail says now; null when it is no longer true, or no longer its reader's affair. */
export async function approvalNews(
  deps: Pick<Deps, 'db' | 'publicUrl'>,
  mail: MailRow,
  now: number,
): Promise<ApprovalNews | null> {
  const { db, publicUrl } = deps
  const round = readRound(mail.round)
  const request = await findRequest(db, mail.communeId, Number(mail.subject))
  if (request === undefined) return null
  const subject = subjectOf(request)
  const about = await aboutOf(db, mail.communeId, subject)
  if (about === null) return null
  const { rules, people } = await approvalOf(db, mail.communeId)
  const approver = approverAt(rules, people, mail.email)
  const isAuthor = mail.userId !== null && mail.userId === request.askedById
  const unapproved = await unapprovedOf(db, mail.communeId, subject)
  const due = firstDueAt(unapproved, now)
  const said = await commentsAbout(db, subject)
  const comments = round.kind === 'comment' ? saidTo(mail, said) : []
  const settledAt = (comments.at(-1)?.writtenAt ?? 0) + undoMs
  const isSettled = now >= settledAt
  if (!holds(round, request, unapproved, due, comments, isSettled)) return null
  const takesPart =
    approver !== null ||
    isAuthor ||
    (round.kind === 'comment' && people.some(({ id }) => id === mail.userId))
  if (round.kind === 'decided' ? !isAuthor : !takesPart) return null
  const { name: commune, zone } = await communeOf(deps, mail.communeId)
  const isAsked = round.kind === 'comment' && request.state === 'changes'
  const answers = approver !== null && (request.state === 'open' || isAsked)
  const endsAt = linkEndsAt(now, due)
  const content = await contentOf(deps, request, unapproved)
  const { first } = whoIsAsked(rules, people, localDateOf(now, zone))
  const morning = withinMailHours(now, askingHours, compileZone(zone))
  const isPressing =
    round.kind === 'again' ||
    round.kind.startsWith('remind') ||
    (due ?? Number.POSITIVE_INFINITY) <= morning
  return {
    contentHash: contentHashOf(unapproved),
    link: answers ? { endsAt } : null,
    notBefore: Math.max(isPressing ? now : morning, isSettled ? now : settledAt),
    facts: {
      language: await languageOf(deps, mail.userId),
      kind: round.kind,
      commune,
      zone,
      about,
      askedBy: request.askedBy,
      askedAt: request.askedAt,
      due,
      waitsFor: first.map(({ name }) => name),
      isToChange: request.state === 'changes',
      missed: round.about,
      decision:
        request.decidedBy === null
          ? null
          : { state: request.state, by: request.decidedBy, comment: request.comment },
      comments: comments.map(({ name, text, decides }) => ({
        by: name,
        text,
        decides: decides === 1,
      })),
      isDiscussed: said.length > comments.length || comments.length > 1,
      items: itemsOf(content, ({ alt }) => alt),
      link: null,
      seeAt:
        mail.userId === null
          ? null
          : subject.eventId === null
            ? publicUrl
            : `${publicUrl}/evenements/${subject.eventId}`,
    },
  }
}

/** What others said since its reader wrote. */
function saidTo(
  { userId, email }: Pick<MailRow, 'userId' | 'email'>,
  said: readonly Row<'approvalComment'>[],
): Row<'approvalComment'>[] {
  const reader = { userId, email }
  return said.slice(said.findLastIndex(one => isSameWriter(one, reader)) + 1)
}

/** What the mail is about: what waits, or what was decided on. */
async function contentOf(
  { db }: Pick<Deps, 'db'>,
  request: Row<'approvalRequest'>,
  unapproved: SaidDelivery[],
): Promise<SaidDelivery[]> {
  if (request.state !== 'urgent' && request.state !== 'refused') return unapproved
  const ids: number[] = JSON.parse(request.deliveries ?? '[]')
  const said = await saidOf(db, request.communeId, subjectOf(request), deliveryStates)
  return said
    .filter(({ id }) => ids.includes(id))
    .map(delivery => ({ ...delivery, state: 'scheduled' }))
}

function holds(
  { kind, about }: ApprovalRound,
  { state, decidedAt }: Pick<Row<'approvalRequest'>, 'state' | 'decidedAt'>,
  content: readonly SaidDelivery[],
  due: number | null,
  comments: readonly Row<'approvalComment'>[],
  isSettled: boolean,
): boolean {
  const waits = content.length > 0
  switch (kind) {
    case 'ask':
    case 'substitute':
    case 'again':
      return state === 'open' && waits
    case 'remind-24':
    case 'remind-2':
      return (state === 'open' || state === 'changes') && due === about
    case 'missed':
      return (
        (state === 'open' || state === 'changes') &&
        content.some(delivery => delivery.state === 'missed' && delivery.dueAt === about)
      )
    case 'decided':
      return (state === 'refused' || state === 'changes') && decidedAt === about
    case 'urgent':
      return state === 'urgent'
    case 'comment':
      // A newer one tells this one too, unless it is taken back.
      return isSettled ? comments.at(-1)?.id === about : comments.some(({ id }) => id === about)
  }
}
