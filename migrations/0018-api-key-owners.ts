import { type Kysely, sql } from 'kysely'

/**
 * To whom an API key belongs, and when it ends. Keys of before have no end. A key that a key made
 * has the owner of the latter; the journal named that one by its name alone, so that where several
 * keys had this name and not all of them the same owner, it belongs to nobody.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const key = db.schema.alterTable('apiKey')
  await key.renameColumn('createdBy', 'ownerId').execute()
  await key.addColumn('ownerKind', 'text', c => c.notNull().defaultTo('nobody')).execute()
  await key.addColumn('endsAt', 'bigint').execute()

  const { rows } = await sql<Made>`select "apiKey"."id", "apiKey"."communeId", "apiKey"."name",
      "apiKey"."ownerId", "journal"."actor" as "maker"
    from "apiKey" left join "journal" on "journal"."communeId" = "apiKey"."communeId"
      and "journal"."action" = 'api-key.created'
      and "journal"."subject" = 'api-key:' || cast("apiKey"."id" as text)
    order by "apiKey"."id"`.execute(db)
  const owned: (Made & Owner)[] = []
  for (const row of rows) {
    const owner = ownerOf(row, owned)
    owned.push({ ...row, ...owner })
    await sql`update "apiKey" set "ownerKind" = ${owner.ownerKind}, "ownerId" = ${owner.ownerId}
      where "id" = ${row.id}`.execute(db)
  }
}

type Owner = { ownerKind: 'person' | 'installation' | 'nobody'; ownerId: string | null }
type Made = {
  id: number
  communeId: number
  name: string
  ownerId: string | null
  maker: string | null
}

/** Of the keys made `before` it, one of which may have made it. */
function ownerOf({ communeId, ownerId, maker }: Made, before: readonly (Made & Owner)[]): Owner {
  if (ownerId !== null) return { ownerKind: 'person', ownerId }
  const makers: Owner[] = before.filter(key => key.communeId === communeId && key.name === maker)
  if (maker === 'Ligne de commande') makers.push({ ownerKind: 'installation', ownerId: null })
  const [one] = makers
  const isCertain = makers.every(
    other => other.ownerKind === one?.ownerKind && other.ownerId === one.ownerId,
  )
  return one !== undefined && isCertain
    ? { ownerKind: one.ownerKind, ownerId: one.ownerId }
    : { ownerKind: 'nobody', ownerId: null }
}
