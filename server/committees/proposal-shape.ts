import type { Db } from '../database/database.ts'
import type { Row } from '../database/schema.ts'
import type { Deps } from '../deps.ts'
import { eventsBetween, findEvent } from '../events/rows.ts'
import { instantOfLocal, toIso } from '../language/instant.ts'
import { communeOf } from '../people/commune.ts'
import { notFound } from '../platform/refusal.ts'
import type { AnnouncedField } from './rules-proposal.ts'
import { changedFields } from './rules-proposal.ts'
import { merge, type SourceSays } from './rules-source.ts'
import { committeeSentences as say } from './sentences.ts'
import type { ProposalShape } from './shapes.ts'
import type { ProposalRow } from './store-proposals.ts'
import {
  type ProposalFilter,
  type ProposalStepRow,
  type ProposalWithContext,
  proposalStepsOf,
  proposalsOf,
} from './store-proposals.ts'

const day = 24 * 60 * 60_000
/** How long what was decided is still listed, ms. */
const lately = 30 * day
const mostListed = 500

/** What committees propose: what waits first, then what was decided in the last thirty days. */
export async function listProposals(
  deps: Pick<Deps, 'db' | 'clock' | 'mailer'>,
  communeId: number,
): Promise<ProposalShape[]> {
  const since = deps.clock.now() - lately
  const shapes = await shapesOf(deps, communeId, { since, most: mostListed })
  const isWaiting = ({ state, source }: ProposalShape) =>
    state === 'received' || state === 'asked' || source !== null
  return [
    // The first who proposed is read first.
    ...shapes.filter(isWaiting).reverse(),
    ...shapes.filter(one => !isWaiting(one)),
  ]
}

/** @throws Refusal (`not-found`), also for another commune's */
export async function proposalOf(
  deps: Pick<Deps, 'db' | 'mailer'>,
  communeId: number,
  id: number,
): Promise<ProposalShape> {
  const [shape] = await shapesOf(deps, communeId, { id })
  if (shape === undefined) throw notFound(say.proposal)
  return shape
}

async function shapesOf(
  { db, mailer }: Pick<Deps, 'db' | 'mailer'>,
  communeId: number,
  filter: ProposalFilter,
): Promise<ProposalShape[]> {
  const rows = await proposalsOf(db, communeId, filter)
  const ids = rows.map(({ id }) => id)
  const steps = Map.groupBy(await proposalStepsOf(db, ids), ({ proposalId }) => proposalId)
  const beside = await eventsBeside(db, communeId, rows)
  const shapes: ProposalShape[] = []
  for (const row of rows) {
    const event = row.eventId === null ? undefined : await findEvent(db, communeId, row.eventId)
    const date = row.startLocal.slice(0, 10)
    const sameDay = beside.filter(
      one => one.id !== row.eventId && one.startLocal.slice(0, 10) === date,
    )
    const shape = proposalShapeOf(row, steps.get(row.id) ?? [], event, sameDay)
    shapes.push({ ...shape, reachedBy: reachedBy(row, mailer !== null) })
  }
  return shapes
}

/** What the commune has on the days of which committees propose something. */
async function eventsBeside(
  db: Db,
  communeId: number,
  rows: readonly ProposalWithContext[],
): Promise<Row<'event'>[]> {
  const waiting = rows.filter(({ state }) => state === 'received' || state === 'asked')
  const dates = waiting.map(({ startLocal }) => startLocal.slice(0, 10)).sort()
  const [first, last] = [dates[0], dates.at(-1)]
  if (first === undefined || last === undefined) return []
  const { zone } = await communeOf({ db }, communeId)
  const from = instantOfLocal(`${first}T00:00`, zone)
  const events = await eventsBetween(
    db,
    communeId,
    from,
    instantOfLocal(`${last}T00:00`, zone) + day,
  )
  return events.filter(({ status }) => status !== 'cancelled')
}

function reachedBy(
  { memberId, memberEmail, source, revokedAt, endedAt }: ProposalWithContext,
  canMail: boolean,
): ProposalShape['reachedBy'] {
  if (endedAt !== null || revokedAt !== null) return null
  if (memberId === null) return source === null ? null : 'calendar'
  return canMail && memberEmail !== null ? 'mail' : 'page'
}

function proposalShapeOf(
  row: ProposalWithContext,
  steps: readonly ProposalStepRow[],
  event: Row<'event'> | undefined,
  sameDay: readonly Row<'event'>[],
): Omit<ProposalShape, 'reachedBy'> {
  const isOpen = row.state === 'received' || row.state === 'asked'
  const url = `/api/pictures/${row.pictureId}`
  return {
    id: row.id,
    committee: row.committeeId,
    committeeName: row.committeeName,
    memberName: row.memberName,
    title: row.title,
    startLocal: row.startLocal,
    endLocal: row.endLocal,
    place: row.place,
    text: row.text,
    link: row.link,
    picture: row.pictureId === null ? null : { url, small: `${url}/small`, alt: row.alt ?? '' },
    state: row.state,
    receivedAt: toIso(row.receivedAt),
    event: event?.id ?? null,
    changed: event === undefined ? [] : changedFields(row, event),
    source: newsOf(row, event),
    sameDay: isOpen
      ? sameDay.map(({ id, title, startLocal }) => ({ event: id, title, startLocal }))
      : [],
    steps: steps.map(({ at, what, by, via, detail }) => ({
      at: toIso(at),
      what,
      by,
      via,
      comment: commentOf(detail),
    })),
  }
}

/** What a committee's calendar says otherwise, and somebody is to decide about. */
function newsOf(
  row: ProposalWithContext,
  event: Row<'event'> | undefined,
): ProposalShape['source'] {
  const { source } = saysOf(row)
  if (row.hasNews === 0 || source === null) return null
  return { ...source, otherwise: event === undefined ? [] : otherwise(row, event) }
}

/** What was asked, answered or given as a reason. */
export function commentOf(detail: string | null): string | null {
  const said: { comment?: string } = detail === null ? {} : JSON.parse(detail)
  return said.comment ?? null
}

/** What a committee's calendar says of a proposal, and what of it the mairie knows. */
export function saysOf(proposal: ProposalRow): { source: SourceSays | null; known: SourceSays } {
  const { title, startLocal, endLocal, place, text, link, knownStatus } = proposal
  return {
    source: proposal.source === null ? null : JSON.parse(proposal.source),
    known: { title, startLocal, endLocal, place, text, link, status: knownStatus ?? 'planned' },
  }
}

/** What the calendar says otherwise than the event is, and nobody has decided about. */
export function otherwise(proposal: ProposalRow, event: Row<'event'>): AnnouncedField[] {
  const { source, known } = saysOf(proposal)
  if (source === null) return []
  const { follows, asks } = merge(known, source, event)
  return [...follows, ...asks]
}
