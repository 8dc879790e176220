import type { Db } from '../../../server/database/database.ts'
import type { NewRow, Row } from '../../../server/database/schema.ts'

/** A line of the register of official requests, open unless told; its number is the next of 2026. */
export async function aRequest(
  db: Db,
  communeId: number,
  part: Partial<NewRow<'officialRequest'>> = {},
): Promise<Row<'officialRequest'>> {
  const year = part.year ?? 2026
  const { last } = await db
    .selectFrom('officialRequest')
    .select(({ fn }) => fn.max('number').as('last'))
    .where('communeId', '=', communeId)
    .where('year', '=', year)
    .executeTakeFirstOrThrow()
  return await db
    .insertInto('officialRequest')
    .values({
      ...{ communeId, conversationId: null, messageId: null, year, number: (last ?? 0) + 1 },
      ...{ receivedOn: '2026-10-02', requester: 'Amina Belkacem' },
      ...{ subject: 'Un emplacement pour une benne', inCharge: 'Service technique' },
      text: 'Bonjour, je demande un emplacement pour une benne.',
      ...{ contact: '1 place de la Mairie', silence: 'rejection', dueOn: '2026-12-02' },
      ...{ state: 'open', createdAt: 0, createdBy: 'Claire Morel', answeredOn: null },
      ...{ outcome: null, endedAt: null, endedBy: null },
      ...part,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
}
