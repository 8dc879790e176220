import { channelsByIds } from '../channels/rows.ts'
import type { Db } from '../database/database.ts'
import type { Deps } from '../deps.ts'
import { toIso, toIsoOrNull } from '../language/instant.ts'
import type { Actor } from '../people/actor.ts'
import { communeOf } from '../people/commune.ts'
import { readTable } from '../platform/read-table.ts'
import { BadInput, notFound } from '../platform/refusal.ts'
import { directory, findCommune } from './directory.ts'
import { groupShapes } from './groups.ts'
import { readersOf, repliesTo } from './readers.ts'
import { communeAt } from './rules/directory.ts'
import { whyNotReachable } from './rules/partner.ts'
import { guessPartnerColumns, type PartnerColumn, readPartner } from './rules/table.ts'
import { partnerSentences } from './sentences.ts'
import type { PartnerShape, PartnersShape, PartnerTableRead } from './shapes.ts'
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

const mostLines = 500

/**
 * Reads a table of partners, as a spreadsheet saves it or as it is pasted from one. Nothing is kept:
 * the person who asked looks at it first.
 * @throws BadInput for what is no table, or too long a one
 */
export async function readPartners(
  deps: Pick<Deps, 'db'>,
  communeId: number,
  text: string,
): Promise<PartnerTableRead> {
  const rows = readTable(text, mostLines + 2)
  const [head, ...lines] = rows.filter(({ cells }) => cells.some(cell => cell !== ''))
  const holds = guessPartnerColumns(head?.cells ?? [])
  const isTable = holds.includes('name') || holds.includes('code')
  if (head === undefined || !isTable || lines.length === 0) {
    throw new BadInput(partnerSentences.noTable)
  }
  if (lines.length > mostLines) throw new BadInput(partnerSentences.longTable(mostLines))
  const { inseeCode } = await communeOf(deps, communeId)
  const all = await directory()
  return {
    partners: lines.map(({ cells, line }) => {
      const cell = (column: PartnerColumn) => cells[holds.indexOf(column)]?.trim() ?? ''
      return { line, ...readPartner(cell, all, inseeCode) }
    }),
    ignored: head.cells.filter((name, place) => name !== '' && holds[place] === null),
  }
}
