import type { SourceEvent, SourceRead } from '../calendar/rules/source.ts'
import type { Db } from '../database/database.ts'
import type { Deps } from '../deps.ts'
import { localTimeOf } from '../language/instant.ts'
import { communeOf } from '../people/commune.ts'
import { writeJournal } from '../people/store/journal.ts'
import { followSource } from './news.ts'
import { saysOf } from './proposal-shape.ts'
import { type ProposalDeps, proposalStep } from './proposals.ts'
import { type Announced, announcedFields, stateAfter } from './rules-proposal.ts'
import {
  announcedBy,
  beginsAfter,
  type Found,
  isCalledOff,
  proposable,
  type SourceSays,
  type SourceStatus,
} from './rules-source.ts'
import { type CommitteeRow, lockCommittee } from './store-committees.ts'
import { fromSource, insertProposal, moveProposal, type ProposalRow } from './store-proposals.ts'
import type { SubscriptionRow } from './store-subscriptions.ts'

/** What was read at a source. */
export type Reading = Omit<SourceRead, 'links'>

/**
 * Takes in what a committee's calendar says, inside a transaction: what is new is proposed, what
 * nobody decided about changes with it or is withdrawn, and what was declined comes again for another
 * day alone. Of what was accepted it is noted, for `followAccepted`.
 */
export async function applyCalendar(
  deps: Pick<Deps, 'clock'> & { db: Db },
  { communeId }: Pick<SubscriptionRow, 'communeId'>,
  committee: CommitteeRow,
  reading: Reading,
): Promise<void> {
  const { db, clock } = deps
  await lockCommittee(db, committee.id)
  const at = clock.now()
  const { name, zone } = await communeOf(deps, communeId)
  const now = localTimeOf(at, zone)
  const said = saidBy(reading, name)
  const known = await fromSource(db, committee.id)
  const who = { at, by: committee.name, via: 'subscription' } as const
  for (const proposal of known) {
    const source = sourceNow(proposal, said, reading, now)
    if (source === null) continue
    const { id, state } = proposal
    const act = actOn(proposal, source, now)
    const after = act === null ? state : stateAfter(state, act)
    const isOpen = after === 'received' || after === 'asked'
    const text = JSON.stringify(source)
    if (act === null && text === proposal.source) continue
    const { status, ...announced } = source
    await moveProposal(db, proposal, {
      source: text,
      ...(isOpen && { ...announced, knownStatus: 'planned', hasNews: status === 'gone' ? 1 : 0 }),
      ...(after === 'withdrawn' && { hasNews: 0 }),
      ...(act === 'returned' && { decidedAt: null, decidedBy: null, comment: null }),
      ...(after !== null && { state: after }),
    })
    if (act !== null) await proposalStep(db, id, { ...who, what: act })
  }
  const keys = new Set(known.map(({ key }) => key))
  let count = 0
  for (const event of proposable(reading.events, now).proposed) {
    const announced = said.planned.get(event.uid)
    if (announced === undefined || keys.has(event.uid)) continue
    const id = await insertProposal(db, {
      communeId,
      committeeId: committee.id,
      memberId: null,
      key: event.uid,
      ...announced,
      pictureId: null,
      alt: null,
      knownStatus: 'planned',
      receivedAt: at,
      source: JSON.stringify({ ...announced, status: 'planned' }),
    })
    if (id === undefined) continue
    count += 1
    await proposalStep(db, id, { ...who, what: 'received' })
  }
  if (count === 0) return
  await writeJournal(db, {
    communeId,
    at,
    actor: committee.name,
    action: 'subscription.read',
    subject: `committee:${committee.id}`,
    detail: { count },
  })
}

/** What is accepted and takes another word from its calendar, or asks somebody whether it does. */
export async function followAccepted(
  deps: ProposalDeps,
  { communeId }: Pick<SubscriptionRow, 'communeId'>,
  committee: CommitteeRow,
): Promise<void> {
  for (const proposal of await fromSource(deps.db, committee.id)) {
    if (proposal.state !== 'accepted' || !saysNew(proposal)) continue
    await followSource(deps, { communeId, userId: null, actor: committee.name }, proposal.id)
  }
}

/** Whether there is anything to compare with the event: most of the time nothing has changed. */
function saysNew(proposal: ProposalRow): boolean {
  const { source, known } = saysOf(proposal)
  if (source === null) return false
  const isOther = announcedFields.some(field => source[field] !== known[field])
  return isOther || source.status !== known.status || proposal.hasNews === 1
}

/** What a screen says of a reading. */
export function foundIn({ events, undated }: Reading, now: string): Found {
  const { proposed, left } = proposable(events, now)
  return { upcoming: proposed.length, left, undated }
}

type Said = {
  planned: ReadonlyMap<string, Announced>
  cancelled: ReadonlySet<string>
  postponed: ReadonlySet<string>
}

function saidBy({ events, calledOff }: Reading, commune: string): Said {
  const off = (wanted: SourceStatus) =>
    new Set(calledOff.filter(({ status }) => status === wanted).map(({ uid }) => uid))
  const named = (event: SourceEvent) => {
    const announced = announcedBy(event, commune)
    // Nothing is left of signs that nobody sees.
    return announced.title === '' ? [] : [[event.uid, announced] as const]
  }
  return {
    planned: new Map(events.flatMap(named)),
    cancelled: off('cancelled'),
    postponed: off('postponed'),
  }
}

/** What the calendar says of a proposal now; null: nothing that could be of use. */
function sourceNow(
  proposal: ProposalRow,
  { planned, cancelled, postponed }: Said,
  { format }: Reading,
  now: string,
): SourceSays | null {
  const { key } = proposal
  const announced = planned.get(key)
  if (announced !== undefined) return { ...announced, status: 'planned' }
  const before: SourceSays | null = proposal.source === null ? null : JSON.parse(proposal.source)
  if (before === null || !beginsAfter(before, now)) return null
  if (isCalledOff(key, cancelled)) return { ...before, status: 'cancelled' }
  if (isCalledOff(key, postponed)) return { ...before, status: 'postponed' }
  // A feed forgets its older articles, whether or not they are still to come.
  return format === 'articles' ? null : { ...before, status: 'gone' }
}

/** What becomes of a proposal that is not an event. */
function actOn(proposal: ProposalRow, source: SourceSays, now: string) {
  const { state, startLocal } = proposal
  const isOff = source.status === 'cancelled' || source.status === 'postponed'
  const isNewDay = source.startLocal.slice(0, 10) !== startLocal.slice(0, 10)
  switch (state) {
    case 'received':
    case 'asked':
      if (isOff) return 'withdrawn'
      return announcedFields.some(field => source[field] !== proposal[field])
        ? 'source-changed'
        : null
    case 'withdrawn':
      return source.status === 'planned' && beginsAfter(source, now) ? 'returned' : null
    case 'declined':
      return source.status === 'planned' && isNewDay && beginsAfter(source, now) ? 'returned' : null
    case 'accepted':
      return null
  }
}
