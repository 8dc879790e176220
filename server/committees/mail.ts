import { changeSentence } from '../agenda/rules/agenda.ts'
import type { Deps } from '../deps.ts'
import { findEvent } from '../events/rows.ts'
import { frenchLocalTime } from '../language/french.ts'
import { capital } from '../language/typeset.ts'
import type { MailKind, MailRow } from '../mail/kind.ts'
import { addressReader, mailsAbout, queueMails } from '../mail/outbox.ts'
import { communeOf } from '../people/commune.ts'
import { proposalMail } from './committees.ts'
import { memberLink } from './link.ts'
import { type ProposalNews, proposalContent } from './mail-content.ts'
import { proposalStep } from './proposals.ts'
import { findMember, type MemberWithCommittee } from './store/committees.ts'
import { findProposal, moveProposal, type ProposalRow, proposalsToTell } from './store/proposals.ts'

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
    const { member, news, title, startLocal } = about
    const { name: commune } = await communeOf(deps, member.communeId)
    const content = await proposalContent({
      news,
      commune,
      committee: member.committeeName,
      title,
      when: startLocal === null ? null : capital(frenchLocalTime(startLocal, { weekday: true })),
      link: memberLink(deps, member),
    })
    return { mails, content }
  },
}

type About = {
  member: MemberWithCommittee
  news: ProposalNews
  title: string | null
  startLocal: string | null
}

/** Null: it is no longer so, or nobody's to read. */
async function aboutOf({ db }: Pick<Deps, 'db'>, mail: MailRow): Promise<About | null> {
  const [, ofLink] = /^link-(\d+)$/.exec(mail.subject) ?? []
  if (ofLink !== undefined) {
    const member = await findMember(db, Number(ofLink))
    if (!mayRead(member, mail)) return null
    return { member, news: { kind: 'link' }, title: null, startLocal: null }
  }
  const proposal = await findProposal(db, Number(mail.subject))
  const member = proposal && (await findMember(db, proposal.memberId))
  if (proposal === undefined || !mayRead(member, mail)) return null
  const [kind, mark] = mail.round.split('.')
  if (kind === 'changed') return await changeOf(db, mail, proposal, member, Number(mark))
  const { state, comment, title, startLocal } = proposal
  // A decision that was taken back, or taken anew since, is told by another mail or none.
  if (state !== kind || proposal.decidedAt !== Number(mark)) return null
  const news: ProposalNews | null =
    state === 'accepted'
      ? { kind: state }
      : comment !== null && (state === 'asked' || state === 'declined')
        ? { kind: state, comment }
        : null
  return news === null ? null : { member, news, title, startLocal }
}

function mayRead(
  member: MemberWithCommittee | undefined,
  mail: MailRow,
): member is MemberWithCommittee {
  if (member === undefined || member.email !== mail.email) return false
  return member.revokedAt === null && member.endedAt === null
}

/** An event that is cancelled or put off; or that takes place after all, where the other was told. */
async function changeOf(
  db: Deps['db'],
  mail: MailRow,
  proposal: ProposalRow,
  member: MemberWithCommittee,
  sequence: number,
): Promise<About | null> {
  const { communeId, eventId } = proposal
  const event = eventId === null ? undefined : await findEvent(db, communeId, eventId)
  // A later change is told by a mail of its own.
  if (event === undefined || event.sequence !== sequence) return null
  const change = changeSentence(event)
  const { title, startLocal } = event
  if (change !== null) return { member, news: { kind: 'changed', ...change }, title, startLocal }
  const told = (await mailsAbout(db, proposalMail, mail.subject)).some(
    ({ round, state }) => round.startsWith('changed.') && state === 'sent',
  )
  const news = {
    kind: 'changed',
    word: 'Maintenu',
    sentence: 'Finalement, cet événement a bien lieu.',
  } as const
  return told ? { member, news, title, startLocal } : null
}

async function queueChanges(deps: Deps): Promise<void> {
  const { db, clock } = deps
  const now = clock.now()
  for (const proposal of await proposalsToTell(db)) {
    const { sequence, communeId, id } = proposal
    await db.transaction().execute(async transaction => {
      if (!(await moveProposal(transaction, proposal, { tellsFrom: sequence }))) return
      const who = { at: now, by: 'Tambour', via: 'tambour-itself' } as const
      await proposalStep(transaction, id, { ...who, what: 'changed' })
      const member = await findMember(transaction, proposal.memberId)
      if (member?.email == null) return
      const about = { communeId, subject: String(id), round: `changed.${sequence}`, nextAt: now }
      await queueMails(deps, transaction, proposalMail, about, [addressReader(member.email)])
    })
    deps.changes.tell(communeId, 'proposals')
  }
}
