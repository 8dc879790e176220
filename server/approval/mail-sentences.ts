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
import { type ApprovalRound, approverAt, askingHours, readRound, whoIsAsked } from './rules.ts'
import { type SaidDelivery, saidOf } from './store/content.ts'
import { findRequest, subjectOf } from './store/requests.ts'
import { aboutOf } from './subject-text.ts'

/** What a mail says. */
export type ApprovalNews = {
  facts: ApprovalFacts
  contentHash: string
  /** Null: the reader decides nothing. */
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
  if (!holds(round, request, unapproved, due)) return null
  if (round.kind === 'decided' ? !isAuthor : approver === null && !isAuthor) return null
  const { name: commune, zone } = await communeOf(deps, mail.communeId)
  const decides = approver !== null && request.state === 'open'
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
    link: decides ? { endsAt } : null,
    notBefore: isPressing ? now : morning,
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
  }
}
