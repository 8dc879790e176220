import { channelsByIds } from '../channels/rows.ts'
import type { Db } from '../database/database.ts'
import type { Deps } from '../deps.ts'
import { toIso, toIsoOrNull } from '../language/instant.ts'
import { communeOf } from '../people/commune.ts'
import type { Actor } from '../people/rules/role.ts'
import { notFound } from '../platform/refusal.ts'
import { directory, findCommune } from './directory.ts'
import { groupShapes } from './groups.ts'
import { readersOf, repliesTo } from './readers.ts'
import { communeAt } from './rules-directory.ts'
import { whyNotReachable } from './rules-partner.ts'
import { partnerSentences } from './sentences.ts'
import type { PartnerShape, PartnersShape } from './shapes.ts'
import { type ContactRow, contactsOf, groupMembers, type PartnerRow, partnersOf } from './store.ts'

/** A commune's partners with their groups; those that ended come last. `userId`: who asks. */
export async function listPartners(
  deps: Pick<Deps, 'db'>,
  { communeId, userId }: Pick<Actor, 'communeId' | 'userId'>,
): Promise<PartnersShape> {
  const { db } = deps
  const rows = await partnersOf(db, communeId)
  const partners = await shapesOf(db, communeId, rows)
  const { inseeCode } = await communeOf(deps, communeId)
  return {
    ours: inseeCode === null ? null : await findCommune(inseeCode),
    partners: [
      ...partners.filter(({ endedAt }) => endedAt === null),
      ...partners.filter(({ endedAt }) => endedAt !== null),
    ],
    groups: await groupShapes(db, communeId),
    repliesTo: await repliesTo(deps, communeId, userId),
  }
}

/** @throws Refusal (`not-found`), also for another commune's */
export async function partnerShapeOf(
  { db }: Pick<Deps, 'db'>,
  communeId: number,
  id: number,
): Promise<PartnerShape> {
  const [shape] = await shapesOf(db, communeId, await partnersOf(db, communeId, [id]))
  if (shape === undefined) throw notFound(partnerSentences.partner)
  return shape
}

async function shapesOf(
  db: Db,
  communeId: number,
  rows: readonly PartnerRow[],
): Promise<PartnerShape[]> {
  const contacts = Map.groupBy(
    await contactsOf(
      db,
      rows.map(({ id }) => id),
    ),
    ({ partnerId }) => partnerId,
  )
  const groups = Map.groupBy(await groupMembers(db, communeId), ({ partnerId }) => partnerId)
  const lent = rows.flatMap(({ channelId }) => (channelId === null ? [] : [channelId]))
  const channels = await channelsByIds(db, lent)
  const communes = rows.some(({ inseeCode }) => inseeCode !== null) ? await directory() : null
  return rows.map(row => {
    const { id, name, inseeCode, mode, pieces, quietUntil, endedAt } = row
    const people = contacts.get(id) ?? []
    const channel = row.channelId === null ? undefined : channels.get(row.channelId)
    const commune = communes && inseeCode !== null ? communeAt(communes, inseeCode) : undefined
    return {
      id,
      name,
      inseeCode,
      population: commune?.population ?? null,
      mode,
      channel: channel === undefined ? null : { id: channel.id, name: channel.name },
      contacts: people.map(contactShapeOf),
      groups: (groups.get(id) ?? []).map(({ groupId }) => groupId),
      pieces: pieces === null ? null : JSON.parse(pieces),
      quietUntil,
      notReachable: whyNotReachable({ ...row, readers: readersOf(people).length }),
      key:
        row.keyMadeAt === null || row.keyPrefix === null
          ? null
          : {
              prefix: row.keyPrefix,
              madeAt: toIso(row.keyMadeAt),
              lastUsedAt: toIsoOrNull(row.keyUsedAt),
            },
      endedAt: toIsoOrNull(endedAt),
    }
  })
}

function contactShapeOf({ id, name, email, unsubscribedAt }: ContactRow) {
  return { id, name, email, unsubscribedAt: toIsoOrNull(unsubscribedAt) }
}
