import { onePage } from '../database/dialect.ts'
import type { Deps } from '../deps.ts'
import { toIso, toIsoOrNull } from '../language/instant.ts'
import { sentenceOrNull } from '../language/sentence.ts'
import type { MailRow } from '../mail/kind.ts'
import { mailsAboutEach } from '../mail/rows.ts'
import { readersOf } from '../partners/readers.ts'
import { contactsOf } from '../partners/rows.ts'
import { notFound } from '../platform/refusal.ts'
import { type NotReached, notReached } from './rules/reached.ts'
import { shareMail } from './rules/share.ts'
import { shareSentences } from './sentences.ts'
import type { ShareShape, SharesPage } from './shapes.ts'
import {
  type ShareFilter,
  type ShareWithContext,
  type StepRow,
  sharesOf,
  stepsOf,
} from './store-shares.ts'

/** As many of the newest as a screen shows at once. */
const pageLength = 200

/**
 * A page of what was offered, the newest first. Of one event all is on one page: it has as many as the
 * commune has partners.
 */
export async function pageOfShares(
  deps: Pick<Deps, 'db'>,
  communeId: number,
  filter: Omit<ShareFilter, 'limit'>,
): Promise<SharesPage> {
  if (filter.eventId !== undefined) {
    return { shares: await listShares(deps, communeId, filter), next: null }
  }
  const found = await listShares(deps, communeId, { ...filter, limit: pageLength + 1 })
  const { shown, next } = onePage(found, pageLength, ({ id }) => id)
  return { shares: shown, next }
}

/** What was offered of an event, to a partner, or at all; the newest first. */
export async function listShares(
  { db }: Pick<Deps, 'db'>,
  communeId: number,
  filter: ShareFilter,
): Promise<ShareShape[]> {
  const rows = await sharesOf(db, communeId, filter)
  const steps = Map.groupBy(
    await stepsOf(
      db,
      rows.map(({ id }) => id),
    ),
    ({ shareId }) => shareId,
  )
  const readers = Map.groupBy(
    readersOf(
      await contactsOf(
        db,
        rows.map(({ partnerId }) => partnerId),
      ),
    ),
    ({ partnerId }) => partnerId,
  )
  const waiting = rows.filter(({ state, mode }) => state === 'proposed' && mode !== 'installation')
  const mails = Map.groupBy(
    await mailsAboutEach(
      db,
      shareMail,
      waiting.map(({ id }) => String(id)),
    ),
    ({ subject }) => subject,
  )
  return rows.map(row => {
    const isByMail = row.mode !== 'installation'
    const known = isByMail ? (readers.get(row.partnerId) ?? []) : []
    const unreached = notReached(row.state, known, mails.get(String(row.id)) ?? [])
    return shareShapeOf(row, steps.get(row.id) ?? [], unreached)
  })
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

function shareShapeOf(
  row: ShareWithContext,
  steps: readonly StepRow[],
  unreached: readonly NotReached<MailRow>[],
): ShareShape {
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
    notReached: unreached.map(({ name, why, mail }) => ({
      name,
      why,
      reason: sentenceOrNull(mail?.reason ?? null),
    })),
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
