import type { Db } from '../database/database.ts'
import { changeInside, lockedEvent } from '../events/change-event.ts'
import { correctEvent } from '../events/plan-event.ts'
import type { EventChangePlan } from '../events/shapes-event-change.ts'
import { localTimeOf } from '../language/instant.ts'
import type { Actor } from '../people/rules/role.ts'
import { Refusal } from '../platform/refusal.ts'
import { otherwise, proposalOf, saysOf } from './proposal-shape.ts'
import { journal, type ProposalDeps, proposalIn, proposalStep } from './proposals.ts'
import type { AnnouncedField } from './rules-proposal.ts'
import { beginsAfter, changeFor, merge, type SourceSays } from './rules-source.ts'
import { committeeSentences as say } from './sentences.ts'
import type { ProposalShape } from './shapes.ts'
import { moveProposal, type ProposalRow } from './store-proposals.ts'

/**
 * Lets an event follow what its committee's calendar says anew of it, where nobody has changed that
 * by hand: as a person would change it, with notices where it is announced, and by approval where that
 * stands. What a person must decide about is noted, and nothing is forced.
 */
export async function followSource(deps: ProposalDeps, by: Actor, id: number): Promise<void> {
  let isChanged = false
  try {
    isChanged = await deps.db
      .transaction()
      .execute(async db => await follow({ ...deps, db }, by, id))
  } catch (error) {
    if (!(error instanceof Refusal || error instanceof NeedsSomebody)) throw error
    // All that it says is shown then, and taken by one press.
    await deps.db.transaction().execute(async db => {
      const proposal = await proposalIn(db, by.communeId, id)
      await moveProposal(db, proposal, { hasNews: 1 })
    })
  }
  if (isChanged) deps.changes.tell(by.communeId, 'proposals', 'deliveries')
}

/** A text that somebody wrote by hand names the old day: it is not sent on to the new one unread. */
class NeedsSomebody extends Error {}

async function follow(deps: ProposalDeps & { db: Db }, by: Actor, id: number): Promise<boolean> {
  const { db } = deps
  const proposal = await proposalIn(db, by.communeId, id)
  const { source, known } = saysOf(proposal)
  if (proposal.eventId === null || source === null || proposal.state !== 'accepted') return false
  const event = await lockedEvent(db, by.communeId, proposal.eventId)
  const { follows, asks, asksStatus } = merge(known, source, event)
  // Over here: nobody is to decide about it any more.
  const isOver = !beginsAfter(event, localTimeOf(deps.clock.now(), event.zone))
  const hasNews = !isOver && (asks.length > 0 || asksStatus)
  const isFollowed = !isOver && !asksStatus && follows.length > 0
  if (isFollowed) {
    await writeFields(deps, by, event.id, source, follows, plan => {
      if (plan.deliveries.some(({ namesOldDay }) => namesOldDay)) throw new NeedsSomebody()
    })
    const who = { at: deps.clock.now(), by: by.actor, via: 'subscription' } as const
    await proposalStep(db, id, { ...who, what: 'followed' })
  }
  // What is left to a person keeps what was known before, so that it goes on showing.
  const settled = isOver || asksStatus ? {} : knownAfter(source, asks)
  await moveProposal(db, proposal, { ...settled, hasNews: hasNews ? 1 : 0 })
  return isFollowed || hasNews !== (proposal.hasNews === 1)
}

/** What is settled of what a calendar says: all but what a person is to decide about. */
function knownAfter(
  { status, ...announced }: SourceSays,
  asks: readonly AnnouncedField[],
): Partial<ProposalRow> {
  const settled = Object.entries(announced).filter(([field]) => !asks.some(one => one === field))
  return { ...Object.fromEntries(settled), knownStatus: status }
}

/**
 * « Reprendre »: the event becomes what its committee's calendar says, also where it was changed by
 * hand; what is called off there is called off here. What nobody has accepted is withdrawn.
 * @throws Refusal (`not-found`; `conflict` where there is nothing of the kind; as `changeEvent`)
 */
export async function takeNews(deps: ProposalDeps, by: Actor, id: number): Promise<ProposalShape> {
  return await settle(deps, by, id, 'taken', async (db, proposal, source) => {
    if (proposal.eventId === null) return
    const inside = { ...deps, db }
    await writeStatus(inside, by, proposal.eventId, source)
    if (source.status !== 'planned') return
    const event = await lockedEvent(db, by.communeId, proposal.eventId)
    const fields = otherwise(proposal, event)
    await writeFields(inside, by, proposal.eventId, source, fields)
  })
}

/** « Laisser »: it stays as it is here, until the calendar says something else. @throws Refusal (`not-found`, `conflict`) */
export async function leaveNews(deps: ProposalDeps, by: Actor, id: number): Promise<ProposalShape> {
  return await settle(deps, by, id, 'left', async () => undefined)
}

async function settle(
  deps: ProposalDeps,
  by: Actor,
  id: number,
  what: 'taken' | 'left',
  act: (db: Db, proposal: ProposalRow, source: SourceSays) => Promise<void>,
): Promise<ProposalShape> {
  await deps.db.transaction().execute(async db => {
    const proposal = await proposalIn(db, by.communeId, id)
    const { source } = saysOf(proposal)
    if (source === null || proposal.hasNews === 0) throw new Refusal('conflict', say.noNews)
    await act(db, proposal, source)
    const isOpen = proposal.state !== 'accepted'
    const isWithdrawn = isOpen && what === 'taken'
    const settled = { ...knownAfter(source, []), hasNews: 0 }
    await moveProposal(db, proposal, { ...settled, ...(isWithdrawn && { state: 'withdrawn' }) })
    const who = { at: deps.clock.now(), by: by.actor, via: 'tambour' } as const
    await proposalStep(db, id, { ...who, what: isWithdrawn ? 'withdrawn' : what })
    await journal(db, by, who.at, `proposal.${what}`, proposal)
  })
  deps.changes.tell(by.communeId, 'proposals', 'deliveries')
  return await proposalOf(deps, by.communeId, id)
}

/** What is called off there is called off here, and what takes place after all does. */
async function writeStatus(
  deps: ProposalDeps & { db: Db },
  by: Actor,
  eventId: number,
  source: SourceSays,
): Promise<void> {
  const event = await lockedEvent(deps.db, by.communeId, eventId)
  if (source.status === 'planned' && event.status !== 'cancelled') return
  const change = changeFor(source, event)
  if (change !== null) await changeInside(deps.db, deps, by, event, change)
}

/**
 * Writes some of what a calendar says into an event: another day as it is put off, so that the person who
 * read of the old one is told, and the rest as it is corrected.
 * @param look at what another day does, and throws where a person must see it first
 */
async function writeFields(
  deps: ProposalDeps & { db: Db },
  by: Actor,
  eventId: number,
  source: SourceSays,
  fields: readonly AnnouncedField[],
  look: (plan: EventChangePlan) => void = () => undefined,
): Promise<void> {
  const { db } = deps
  const before = await lockedEvent(db, by.communeId, eventId)
  const isMoved = before.status === 'postponed' || fields.some(isDate)
  const change = isMoved ? changeFor(source, before) : null
  if (change !== null) look(await changeInside(db, deps, by, before, change))
  const others = fields.filter(field => !isDate(field))
  if (others.length === 0) return
  const { title, startLocal, endLocal, place, text, hashtags, link, media } =
    change === null ? before : await lockedEvent(db, by.communeId, eventId)
  const kept = { title, startLocal, endLocal, place, text, hashtags, link, media }
  const taken = Object.fromEntries(others.map(field => [field, source[field]]))
  await correctEvent(deps, by, eventId, { ...kept, ...taken })
}

const isDate = (field: AnnouncedField) => field === 'startLocal' || field === 'endLocal'
