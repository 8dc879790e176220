import type { z } from 'zod'
import type { SourceSays } from '../../../server/committees/rules-source.ts'
import {
  type CommitteeNew,
  committeeNew,
  type MemberNew,
  memberNew,
} from '../../../server/committees/shapes.ts'
import type { Db } from '../../../server/database/database.ts'
import { type NewRow, newLinkKey, type Row } from '../../../server/database/schema.ts'

/** A committee as somebody names it. */
export const aCommitteeToSave = (asked: Partial<z.input<typeof committeeNew>> = {}): CommitteeNew =>
  committeeNew.parse({ name: 'Comité des fêtes', ...asked })

/** Somebody who is to get a link of their own, and no mail unless told. */
export const aMemberToAdd = (asked: z.input<typeof memberNew>): MemberNew => memberNew.parse(asked)

/** A committee that may propose events. */
export async function aCommittee(
  db: Db,
  communeId: number,
  part: Partial<NewRow<'committee'>> = {},
): Promise<Row<'committee'>> {
  return await db
    .insertInto('committee')
    .values({ communeId, name: 'Comité des fêtes', createdAt: 0, endedAt: null, ...part })
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** Somebody who proposes for a committee by a link of their own. */
export async function aMember(
  db: Db,
  { id: committeeId, communeId }: Pick<Row<'committee'>, 'id' | 'communeId'>,
  {
    networks,
    ...part
  }: Partial<Omit<NewRow<'committeeMember'>, 'networks'>> & {
    networks?: Record<string, number>
  } = {},
): Promise<Row<'committeeMember'>> {
  return await db
    .insertInto('committeeMember')
    .values({
      ...{ communeId, committeeId, name: 'Paul Roux', email: 'paul@exemple.fr' },
      ...{ key: newLinkKey(), createdAt: 0, lastUsedAt: null, revokedAt: null },
      networks: networks === undefined ? null : JSON.stringify(networks),
      ...part,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** A market that a committee would like to be announced; it waits for somebody to decide. */
export async function aProposal(
  db: Db,
  {
    communeId,
    committeeId,
    id: memberId,
  }: Pick<Row<'committeeMember'>, 'communeId' | 'committeeId'> & { id: number | null },
  { source, ...part }: Partial<Omit<NewRow<'proposal'>, 'source'>> & { source?: SourceSays } = {},
): Promise<Row<'proposal'>> {
  const receivedAt = part.receivedAt ?? 0
  const proposal = await db
    .insertInto('proposal')
    .values({
      ...{ communeId, committeeId, memberId, key: newLinkKey(), title: 'Marché de Noël' },
      ...{ startLocal: '2026-12-19T10:00', endLocal: '2026-12-19T18:00' },
      ...{ place: 'Place de l’église', text: 'Artisans du village, vin chaud et chants.' },
      ...{ link: null, pictureId: null, alt: null, state: 'received', receivedAt },
      ...{ decidedAt: null, decidedBy: null, comment: null, eventId: null, tellsFrom: 0 },
      ...{ tellsStatus: null, tellsStartsAt: null, knownStatus: null },
      source: source === undefined ? null : JSON.stringify(source),
      ...part,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  const { id: proposalId, state, decidedAt, decidedBy, comment } = proposal
  const came = { proposalId, at: receivedAt, what: 'received', by: 'Paul Roux' } as const
  const steps: NewRow<'proposalStep'>[] = [
    { ...came, via: memberId === null ? 'subscription' : 'link', detail: null },
  ]
  if (decidedAt !== null && (state === 'accepted' || state === 'declined')) {
    const detail = comment === null ? null : JSON.stringify({ comment })
    const by = decidedBy ?? 'Camille'
    steps.push({ proposalId, at: decidedAt, what: state, by, via: 'tambour', detail })
  }
  await db.insertInto('proposalStep').values(steps).execute()
  return proposal
}

/** A committee is followed by its calendar, in which nothing is to come. */
export async function aSubscription(
  db: Db,
  { id: committeeId, communeId }: Pick<Row<'committee'>, 'id' | 'communeId'>,
  part: Partial<NewRow<'subscription'>> = {},
): Promise<void> {
  await db
    .insertInto('subscription')
    .values({
      ...{ communeId, committeeId, url: 'https://amicale.example/agenda.ics', etag: null },
      ...{ lastModified: null, checkedAt: 0, readAt: 0, nextAt: 0, error: null, createdAt: 0 },
      found: JSON.stringify({ upcoming: 0, left: 0, undated: 0 }),
      ...part,
    })
    .execute()
}
