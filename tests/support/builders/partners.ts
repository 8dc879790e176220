import type { z } from 'zod'
import type { Db } from '../../../server/database/database.ts'
import { type NewRow, newLinkKey, type Row } from '../../../server/database/schema.ts'
import type { ShareAct } from '../../../server/shares/rules/share.ts'
import { type ShareNew, shareNew } from '../../../server/shares/shapes.ts'

/** A neighbour that is written to by mail, unless told. */
export async function aPartner(
  db: Db,
  communeId: number,
  {
    contacts = [],
    ...part
  }: Partial<NewRow<'partner'>> & { contacts?: readonly { name: string; email: string }[] } = {},
): Promise<Row<'partner'>> {
  const partner = await db
    .insertInto('partner')
    .values({
      ...{ communeId, name: 'L’Épine', inseeCode: null, mode: 'mail', channelId: null },
      ...{ pieces: null, quietUntil: null, createdAt: 0, endedAt: null },
      ...part,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  const rows = contacts.map(one => ({
    ...{ partnerId: partner.id, createdAt: 0, unsubscribedAt: null, key: newLinkKey() },
    ...one,
  }))
  if (rows.length > 0) await db.insertInto('partnerContact').values(rows).execute()
  return partner
}

/** Partners to whom things are offered at once. */
export async function aPartnerGroup(
  db: Db,
  communeId: number,
  name: string,
  partners: readonly number[],
): Promise<number> {
  const { id } = await db
    .insertInto('partnerGroup')
    .values({ communeId, name })
    .returning('id')
    .executeTakeFirstOrThrow()
  const members = partners.map(partnerId => ({ groupId: id, partnerId }))
  await db.insertInto('partnerGroupMember').values(members).execute()
  return id
}

/** What somebody asks to offer: the announcement alone unless told. */
export const anOffer = (asked: z.input<typeof shareNew>): ShareNew => shareNew.parse(asked)

type ShareStep = { at: number; what: ShareAct; by: string; detail?: object }

/** An event that was offered to a partner, with what happened to the offer. */
export async function aShare(
  db: Db,
  { communeId, id: partnerId }: Pick<Row<'partner'>, 'communeId' | 'id'>,
  eventId: number,
  { steps = [], ...part }: Partial<NewRow<'share'>> & { steps?: readonly ShareStep[] } = {},
): Promise<Row<'share'>> {
  const proposedBy = 'Julie Renard'
  const proposedAt = part.proposedAt ?? 0
  const share = await db
    .insertInto('share')
    .values({
      ...{ communeId, eventId, partnerId, withPlan: 0, state: 'proposed', key: newLinkKey() },
      ...{ tellsFrom: 0, proposedAt, proposedBy, remindAt: null, answeredAt: null },
      ...{ answeredBy: null, comment: null, publishedAt: null, url: null, urlSeenAt: null },
      endedAt: null,
      ...part,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  const first: ShareStep = { at: proposedAt, what: 'proposed', by: proposedBy }
  const rows = [first, ...steps].map(({ detail, ...step }) => ({
    ...{ shareId: share.id, detail: detail === undefined ? null : JSON.stringify(detail) },
    via: step.what === 'proposed' ? ('tambour' as const) : ('link' as const),
    ...step,
  }))
  await db.insertInto('shareStep').values(rows).execute()
  return share
}
