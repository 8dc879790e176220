import type { Db } from '../../../server/database/database.ts'
import type { NewRow, Row } from '../../../server/database/schema.ts'
import { insertEndpoint } from '../../../server/webhooks/store-endpoints.ts'

/** A webhook that is told who waits, whose secret nobody knows. */
export async function anEndpoint(
  db: Db,
  communeId: number,
  patch: Partial<NewRow<'webhookEndpoint'>> = {},
): Promise<Row<'webhookEndpoint'>> {
  return await insertEndpoint(db, {
    communeId,
    url: 'https://exemple.fr/tambour',
    name: 'Site de la commune',
    types: '["message.waiting"]',
    words: 0,
    secrets: '',
    since: 0,
    createdAt: 0,
    failingSince: null,
    failure: null,
    pausedUntil: null,
    disabledAt: null,
    disabledWhy: null,
    ...patch,
  })
}
