import type { Deps } from '../deps.ts'
import { toIso, toIsoOrNull } from '../language/instant.ts'
import { notFound } from '../platform/refusal.ts'
import { shareSentences } from './sentences.ts'
import type { ShareShape } from './shapes.ts'
import {
  type ShareFilter,
  type ShareWithContext,
  type StepRow,
  sharesOf,
  stepsOf,
} from './store/shares.ts'

/** What was offered of an event, to a partner, or at all; the newest first. */
export async function listShares(
  { db }: Pick<Deps, 'db'>,
  communeId: number,
  filter: ShareFilter,
): Promise<ShareShape[]> {
  const rows = await sharesOf(db, communeId, { limit: 500, ...filter })
  const steps = Map.groupBy(
    await stepsOf(
      db,
      rows.map(({ id }) => id),
    ),
    ({ shareId }) => shareId,
  )
  return rows.map(row => shareShapeOf(row, steps.get(row.id) ?? []))
}

/** @throws Refusal (`not-found`), also for another commune's */
export async function shareShape(
  deps: Pick<Deps, 'db'>,
  communeId: number,
  id: number,
): Promise<ShareShape> {
  const [share] = await listShares(deps, communeId, { id })
  if (share === undefined) throw notFound(shareSentences.share)
  return share
}

function shareShapeOf(row: ShareWithContext, steps: readonly StepRow[]): ShareShape {
  return {
    id: row.id,
    event: row.eventId,
    title: row.eventTitle,
    startLocal: row.startLocal,
    partner: row.partnerId,
    partnerName: row.partnerName,
    withPlan: row.withPlan === 1,
    state: row.state,
    proposedAt: toIso(row.proposedAt),
    proposedBy: row.proposedBy,
    answeredAt: toIsoOrNull(row.answeredAt),
    answeredBy: row.answeredBy,
    comment: row.comment,
    publishedAt: toIsoOrNull(row.publishedAt),
    url: row.url,
    urlSeenAt: toIsoOrNull(row.urlSeenAt),
    steps: steps.map(({ at, what, by, via, detail }) => ({
      at: toIso(at),
      what,
      by,
      via,
      detail: detail === null ? null : detailOf(JSON.parse(detail)),
    })),
  }
}

function detailOf({
  piece,
  comment,
  url,
}: {
  piece?: string
  comment?: string
  url?: string
}): string | null {
  return url ?? comment ?? piece ?? null
}
