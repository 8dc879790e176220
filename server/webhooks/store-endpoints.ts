import { sql } from 'kysely'
import type { Db } from '../database/database.ts'
import type { NewRow, Row } from '../database/schema.ts'

export type EndpointRow = Row<'webhookEndpoint'>

/** A commune's endpoints in the order in which they were added. */
export async function endpointsOf(db: Db, communeId: number): Promise<EndpointRow[]> {
  return await db
    .selectFrom('webhookEndpoint')
    .selectAll()
    .where('communeId', '=', communeId)
    .orderBy('id')
    .execute()
}

/** Every endpoint that is told something. */
export async function enabledEndpoints(db: Db): Promise<EndpointRow[]> {
  return await db
    .selectFrom('webhookEndpoint')
    .selectAll()
    .where('disabledAt', 'is', null)
    .orderBy('id')
    .execute()
}

/** Those that were disabled by themselves since then, ms UTC. */
export async function silencedEndpoints(db: Db, since: number): Promise<EndpointRow[]> {
  return await db
    .selectFrom('webhookEndpoint')
    .selectAll()
    .where('disabledAt', '>=', since)
    .where('disabledWhy', '!=', 'person')
    .orderBy('id')
    .execute()
}

export async function findEndpoint(db: Db, id: number): Promise<EndpointRow | undefined> {
  return await db.selectFrom('webhookEndpoint').selectAll().where('id', '=', id).executeTakeFirst()
}

/** Inside a transaction: the endpoint as it is, held against anybody else who changes it or tells it news. */
export async function lockEndpoint(db: Db, id: number): Promise<EndpointRow | undefined> {
  return await db
    .updateTable('webhookEndpoint')
    .set({ url: sql.ref('url') })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst()
}

export async function insertEndpoint(
  db: Db,
  endpoint: NewRow<'webhookEndpoint'>,
): Promise<EndpointRow> {
  return await db
    .insertInto('webhookEndpoint')
    .values(endpoint)
    .returningAll()
    .executeTakeFirstOrThrow()
}

export type EndpointPatch = Partial<Omit<EndpointRow, 'id' | 'communeId'>>

export async function updateEndpoint(db: Db, id: number, patch: EndpointPatch): Promise<void> {
  await db.updateTable('webhookEndpoint').set(patch).where('id', '=', id).execute()
}

/** Takes it away with all that it was told. */
export async function deleteEndpoint(db: Db, id: number): Promise<void> {
  await db.deleteFrom('webhookEndpoint').where('id', '=', id).execute()
}

export type AgendaRow = Row<'webhookAgenda'>

/** What an endpoint was told of the agenda, by each event's place on it. */
export async function knownEvents(db: Db, endpointId: number): Promise<Map<string, AgendaRow>> {
  const rows = await db
    .selectFrom('webhookAgenda')
    .selectAll()
    .where('endpointId', '=', endpointId)
    .execute()
  return new Map(rows.map(row => [row.slug, row]))
}

export async function writeKnown(db: Db, row: AgendaRow): Promise<void> {
  const { endpointId: _endpoint, slug: _slug, ...patch } = row
  await db
    .insertInto('webhookAgenda')
    .values(row)
    .onConflict(conflict => conflict.columns(['endpointId', 'slug']).doUpdateSet(patch))
    .execute()
}

export async function deleteKnown(db: Db, endpointId: number, slug?: string): Promise<void> {
  let rows = db.deleteFrom('webhookAgenda').where('endpointId', '=', endpointId)
  if (slug !== undefined) rows = rows.where('slug', '=', slug)
  await rows.execute()
}
