import type { Db } from '../database/database.ts'
import type { Row } from '../database/schema.ts'
import type { Deps } from '../deps.ts'
import { placeEvent, withdrawEvent } from '../events/plan-event.ts'
import type { PlanDeps } from '../events/plan-post.ts'
import { findEvent } from '../events/rows.ts'
import { addressReader, queueMails } from '../mail/outbox.ts'
import type { JournalAction } from '../people/rules/journal.ts'
import type { Actor } from '../people/rules/role.ts'
import { writeJournal } from '../people/store/journal.ts'
import { describePicture } from '../pictures/media.ts'
import { notFound, Refusal } from '../platform/refusal.ts'
import { proposalMail } from './link.ts'
import { proposalOf, saysOf } from './proposal-shape.ts'
import { graceMs, type ProposalAct, stateAfter } from './rules-proposal.ts'
import { committeeSentences as say } from './sentences.ts'
import type { Acceptance, ProposalShape } from './shapes.ts'
import { memberOf } from './store-committees.ts'
import {
  addProposalStep,
  lockProposal,
  moveProposal,
  type ProposalStepRow,
  type ProposalWithContext,
  proposalsOf,
} from './store-proposals.ts'

export type ProposalDeps = PlanDeps & Pick<Deps, 'secrets' | 'publicUrl' | 'mailer'>

/**
 * Makes a proposal an event with its plan: both in one transaction, so that pressed twice, at once
 * and by two, it is one event.
 * @throws Refusal (`not-found`, `conflict`; as `createEvent`)
 */
export async function acceptProposal(
  deps: ProposalDeps,
  by: Actor,
  id: number,
  { plan, ...wanted }: Acceptance,
): Promise<ProposalShape> {
  const isNew = await deps.db.transaction().execute(async db => {
    const proposal = await proposalIn(db, by.communeId, id)
    if (proposal.state === 'accepted') return false
    const who = { at: deps.clock.now(), by: by.actor }
    await decide(db, proposal, 'accepted', who, null)
    const media =
      proposal.pictureId === null || proposal.alt === null
        ? []
        : [await describePicture({ ...deps, db }, by, picture(proposal.pictureId, proposal.alt))]
    const made = await placeEvent({ ...deps, db }, by, {
      ...wanted,
      // It stands on the agenda alone.
      channels: plan === null ? [] : wanted.channels,
      media: media.map(one => one.id),
      plan: plan === null ? null : { id: plan, steps: null },
      hashtags: '',
      times: [],
      texts: {},
      slug: null,
    })
    const event = await findEvent(db, by.communeId, made.id)
    const accepted = { id, state: 'accepted' } as const
    await moveProposal(db, accepted, {
      eventId: made.id,
      tellsFrom: event?.sequence ?? 0,
      tellsStatus: event?.status ?? null,
      tellsStartsAt: event?.startsAt ?? null,
    })
    await tell(deps, db, { ...proposal, ...who }, 'accepted')
    await journal(db, by, who.at, 'proposal.accepted', proposal)
    return true
  })
  if (isNew) deps.changes.tell(by.communeId, 'proposals', 'deliveries')
  return await proposalOf(deps, by.communeId, id)
}

const picture = (id: number, alt: string) => ({ id, alt })

/** Asks the committee something. @throws Refusal (`not-found`, `conflict`) */
export async function askAbout(
  deps: ProposalDeps,
  by: Actor,
  id: number,
  question: string,
): Promise<ProposalShape> {
  return await sayTo(deps, by, id, 'asked', question)
}

/** @throws Refusal (`not-found`, `conflict`) */
export async function declineProposal(
  deps: ProposalDeps,
  by: Actor,
  id: number,
  reason: string,
): Promise<ProposalShape> {
  return await sayTo(deps, by, id, 'declined', reason)
}

async function sayTo(
  deps: ProposalDeps,
  by: Actor,
  id: number,
  what: 'asked' | 'declined',
  comment: string,
): Promise<ProposalShape> {
  await deps.db.transaction().execute(async db => {
    const proposal = await proposalIn(db, by.communeId, id)
    if (what === 'asked' && proposal.memberId === null) {
      throw new Refusal('conflict', say.nobodyToAsk)
    }
    const who = { at: deps.clock.now(), by: by.actor }
    await decide(db, proposal, what, who, comment)
    await tell(deps, db, { ...proposal, ...who }, what)
    await journal(db, by, who.at, `proposal.${what}`, proposal)
  })
  deps.changes.tell(by.communeId, 'proposals')
  return await proposalOf(deps, by.communeId, id)
}

/**
 * Takes the last decision back: the proposal waits again. Of an accepted one the event goes with all
 * that was planned, as long as nobody else knows of it.
 * @throws Refusal (`not-found`, `conflict`)
 */
export async function undoDecision(
  deps: ProposalDeps,
  by: Actor,
  id: number,
): Promise<ProposalShape> {
  await deps.db.transaction().execute(async db => {
    const proposal = await proposalIn(db, by.communeId, id)
    const { eventId } = proposal
    const who = { at: deps.clock.now(), by: by.actor }
    await decide(db, proposal, 'undone', who, null)
    if (eventId !== null) {
      await moveProposal(db, { id, state: 'received' }, { eventId: null })
      const isGone = await withdrawEvent({ ...deps, db }, by, eventId)
      if (!isGone) throw new Refusal('conflict', say.alreadyOut)
    }
    await journal(db, by, who.at, 'proposal.undone', proposal)
  })
  deps.changes.tell(by.communeId, 'proposals', 'deliveries')
  return await proposalOf(deps, by.communeId, id)
}

type Who = { at: number; by: string }

/** @throws Refusal (`conflict`) when it cannot be, or somebody else was quicker */
async function decide(
  db: Db,
  proposal: ProposalWithContext,
  what: ProposalAct,
  { at, by }: Who,
  comment: string | null,
): Promise<void> {
  const state = stateAfter(proposal.state, what)
  const decided =
    what === 'undone' ? { decidedAt: null, decidedBy: null } : { decidedAt: at, decidedBy: by }
  // Anybody who accepts what has gone from the committee's calendar has read that it has.
  const known = proposal.source === null ? {} : { knownStatus: saysOf(proposal).source?.status }
  const patch = { ...decided, ...known, state, comment, hasNews: 0 }
  const isMoved = state !== null && (await moveProposal(db, proposal, { ...patch, state }))
  if (!isMoved) throw new Refusal('conflict', say.movedOn)
  await proposalStep(db, proposal.id, { at, what, by, via: 'tambour' }, comment)
}

/** Notes what happened to a proposal. */
export async function proposalStep(
  db: Db,
  proposalId: number,
  what: Pick<ProposalStepRow, 'at' | 'what' | 'by' | 'via'>,
  comment: string | null = null,
): Promise<void> {
  const detail = comment === null ? null : JSON.stringify({ comment })
  await addProposalStep(db, { proposalId, ...what, detail })
}

/** The committee is told once what was decided, a minute later: until then it can be undone. */
async function tell(
  deps: Pick<Deps, 'publicUrl'>,
  db: Db,
  { id, communeId, memberId, at }: Pick<Row<'proposal'>, 'id' | 'communeId' | 'memberId'> & Who,
  what: 'asked' | 'accepted' | 'declined',
): Promise<void> {
  const member = await memberOf(db, { memberId })
  if (member?.email == null) return
  const about = { communeId, subject: String(id), round: `${what}.${at}`, nextAt: at + graceMs }
  await queueMails(deps, db, proposalMail, about, [addressReader(member.email)])
}

/** As nobody else can change it before the transaction's end. */
export async function proposalIn(
  db: Db,
  communeId: number,
  id: number,
): Promise<ProposalWithContext> {
  await lockProposal(db, communeId, id)
  const [proposal] = await proposalsOf(db, communeId, { id })
  if (proposal === undefined) throw notFound(say.proposal)
  return proposal
}

export async function journal(
  db: Db,
  by: Actor,
  at: number,
  action: JournalAction,
  { id, title, committeeName }: ProposalWithContext,
): Promise<void> {
  await writeJournal(db, {
    communeId: by.communeId,
    at,
    actor: by.actor,
    action,
    subject: `proposal:${id}`,
    detail: { name: title, committee: committeeName },
  })
}
