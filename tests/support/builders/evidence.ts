import type { Db } from '../../../server/database/database.ts'
import type { NewRow, Row } from '../../../server/database/schema.ts'

/** An action that runs since the spring of 2025, unless told. */
export async function anAction(
  db: Db,
  communeId: number,
  part: Partial<NewRow<'evidenceAction'>> = {},
): Promise<Row<'evidenceAction'>> {
  return await db
    .insertInto('evidenceAction')
    .values({
      ...{ communeId, title: 'Agenda partagé', targetAudience: 'Tous les habitants' },
      ...{ service: 'Agenda', challenge: 'coopération', startsOn: '2025-04-01', endsOn: null },
      ...{ operator: 'Mairie', partnerNames: '', annualCost: null, publicLink: null },
      ...{ summary: '', known: null, createdAt: 0, removedAt: null },
      ...part,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
}
