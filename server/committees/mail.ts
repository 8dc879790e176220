import { changeSentence } from '../agenda/rules-agenda.ts'
import type { Row } from '../database/schema.ts'
import type { Deps } from '../deps.ts'
import { changesOfEvent, findEvent } from '../events/rows.ts'
import { wholeDaysOf } from '../events/rules/all-day.ts'
import { noticeHoldMs } from '../events/rules/event-change.ts'
import { frenchDate, frenchLocalTime } from '../language/french.ts'
import type { MailKind, MailRow } from '../mail/kind.ts'
import { addressReader, queueMails } from '../mail/outbox.ts'
import { communeOf } from '../people/commune.ts'
import { memberLink, proposalMail } from './link.ts'
import { type ProposalNews, proposalContent } from './mail-content.ts'
import { proposalStep } from './proposals.ts'
import { beginningOf } from './rules-proposal.ts'
import { findMember, type MemberWithCommittee, memberOf } from './store-committees.ts'
import { findProposal, moveProposal, type ProposalRow, proposalsToTell } from './store-proposals.ts'

/** To members of committees: their link, a question, what was decided, and what changed later. */
export const proposalMails: MailKind = {
  kind: proposalMail.kind,
  wokenBy: ['proposals', 'deliveries'],
  changes: 'proposals',
  async queue(deps) {
    await queueChanges(deps)
    return null
  },
  async check(deps, mail, now) {
    return (await aboutOf(deps, mail)) === null ? null : now
  },
  async write(deps, mails) {
    const [mail] = mails
    const about = mail === undefined ? null : await aboutOf(deps, mail)
    if (about === null) return null
    const { member, news, title, when } = about
    const { name: commune } = await communeOf(deps, member.communeId)
    const content = await proposalContent({
      news,
      commune,
      committee: member.committeeName,
      title,
      when,
      link: memberLink(deps, member),
    })
    return { mails, content }
  },
}

type About = {
  member: MemberWithCommittee
  news: ProposalNews
  title: string | null
  when: string | null
}

/** Null: it is no longer so, or nobody's to read. */
async function aboutOf({ db }: Pick<Deps, 'db'>, mail: MailRow): Promise<About | null> {
  const [, ofLink] = /^link-(\d+)$/.exec(mail.subject) ?? []
  if (ofLink !== undefined) {
    const member = await findMember(db, Number(ofLink))
    if (!mayRead(member, mail)) return null
    return { member, news: { kind: 'link' }, title: null, when: null }
  }
  const proposal = await findProposal(db, Number(mail.subject))
  const member = proposal && (await memberOf(db, proposal))
  if (proposal === undefined || !mayRead(member, mail)) return null
  const [kind, mark] = mail.round.split('.')
  if (kind === 'changed') return await changeOf(db, mail, proposal, member)
  const { state, comment, title, startLocal } = proposal
  // A decision that was taken back, or taken anew since, is told by another mail or none.
  if (state !== kind || proposal.decidedAt !== Number(mark)) return null
  const news: ProposalNews | null =
    state === 'accepted'
      ? { kind: state }
      : comment !== null && (state === 'asked' || state === 'declined')
        ? { kind: state, comment }
        : null
  return news && { member, news, title, when: beginningOf({ startLocal, endLocal: null }) }
}

function mayRead(
  member: MemberWithCommittee | undefined,
  mail: MailRow,
): member is MemberWithCommittee {
  if (member === undefined || member.email !== mail.email) return false
  return member.revokedAt === null && member.endedAt === null
}

/** How an event is otherwise than its committee knows it: it does not take place, does so another day, or does after all. */
type Otherwise = 'off' | 'moved' | 'back'

/** What of the event is corrected without that, the committee's page shows. */
async function changeOf(
  db: Deps['db'],
  mail: MailRow,
  proposal: ProposalRow,
  member: MemberWithCommittee,
): Promise<About | null> {
  const { communeId, eventId } = proposal
  const event = eventId === null ? undefined : await findEvent(db, communeId, eventId)
  const [, sequence, how] = mail.round.split('.')
  // A later change is told by a mail of its own.
  if (event === undefined || event.sequence !== Number(sequence)) return null
  const { title } = event
  const change =
    how === 'off'
      ? changeSentence(event)
      : how === 'moved'
        ? await movedTo(db, event)
        : { word: 'Maintenu', sentence: 'Finalement, cet événement a bien lieu.' }
  return change && { member, news: { kind: 'changed', ...change }, title, when: beginningOf(event) }
}

/** Both dates, so that a reader who wrote the first one down knows which is meant. */
async function movedTo(
  db: Deps['db'],
  event: Row<'event'>,
): Promise<{ word: string; sentence: string }> {
  const { id, startLocal, previousStartLocal } = event
  const changes = await changesOfEvent(db, id)
  const was = changes.findLast(change => change.startLocalBefore !== startLocal)
  const on = (times: Pick<Row<'event'>, 'startLocal' | 'endLocal'>) =>
    `le ${(wholeDaysOf(times) ? frenchDate : frenchLocalTime)(times.startLocal, { weekday: true })}`
  const before =
    was === undefined
      ? 'Cet'
      : `Initialement prévu ${on({ startLocal: was.startLocalBefore, endLocal: was.endLocalBefore })}, cet`
  return {
    word: previousStartLocal === null ? 'Nouvelle date' : 'Reporté',
    sentence: `${before} événement a lieu ${on(event)}.`,
  }
}

function otherwise({
  status,
  startsAt,
  tellsStatus,
  tellsStartsAt,
}: Awaited<ReturnType<typeof proposalsToTell>>[number]): Otherwise | null {
  if (status !== 'planned') return status === tellsStatus ? null : 'off'
  if (startsAt !== tellsStartsAt) return 'moved'
  return tellsStatus === 'planned' ? null : 'back'
}

async function queueChanges(deps: Deps): Promise<void> {
  const { db, clock } = deps
  const now = clock.now()
  for (const proposal of await proposalsToTell(db)) {
    const { sequence, status, startsAt, communeId, id, changedAt } = proposal
    const nextAt = Math.max(now, changedAt + noticeHoldMs)
    const how = otherwise(proposal)
    await db.transaction().execute(async transaction => {
      const known = { tellsFrom: sequence, tellsStatus: status, tellsStartsAt: startsAt }
      if (!(await moveProposal(transaction, proposal, known))) return
      const who = { at: now, by: 'Tambour', via: 'tambour-itself' } as const
      await proposalStep(transaction, id, { ...who, what: 'changed' })
      const member = await memberOf(transaction, proposal)
      if (how === null || member?.email == null) return
      const round = `changed.${sequence}.${how}`
      const about = { communeId, subject: String(id), round, nextAt }
      await queueMails(deps, transaction, proposalMail, about, [addressReader(member.email)])
    })
    deps.changes.tell(communeId, 'proposals')
  }
}
