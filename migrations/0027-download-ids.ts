import { type Kysely, sql } from 'kysely'

/** Rows to a round. */
const batchSize = 1000

/**
 * What a download brought was called by its folder, and a folder without a number is called by the
 * person's name: its hash stands there from now on, as `history-archive.ts` gives it, also in what
 * tells who was erased.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const folders = new Map<number, Set<string>>()
  for (const table of ['conversation', 'message', 'contact'] as const) {
    for (let after = 0; ; ) {
      const { rows } = await sql<{ id: number; channelId: number; remoteId: string }>`
        select "id", "channelId", "remoteId" from ${sql.table(table)}
        where "id" > ${after} and "remoteId" like 'archive:%' order by "id" limit ${batchSize}
      `.execute(db)
      for (const { id, channelId, remoteId } of rows) {
        const [, folder, rest = ''] =
          (table === 'message' ? ofMessage : ofThread).exec(remoteId) ?? []
        if (folder === undefined || /^\d{6,}$/.test(folder)) continue
        folders.set(channelId, (folders.get(channelId) ?? new Set()).add(folder))
        await sql`update ${sql.table(table)} set "remoteId" = ${(await idOf(folder)) + rest}
          where "id" = ${id}`.execute(db)
      }
      if (rows.length < batchSize) break
      after = rows.at(-1)?.id ?? after
    }
  }
  for (const [channelId, names] of folders) {
    const { rows } = await sql<{ id: number; remoteId: string }>`
      select "id", "remoteId" from "contact"
      where "channelId" = ${channelId} and "erasedAt" is not null`.execute(db)
    const known = new Map<string, string>()
    for (const name of names) known.set(await erasedNameOf(channelId, `archive:${name}`), name)
    for (const { id, remoteId } of rows) {
      const [, erased = '', at = ''] = /^(.*)(:\d+)$/.exec(remoteId) ?? []
      const folder = known.get(erased)
      if (folder === undefined) continue
      await sql`update "contact" set "remoteId" = ${(await erasedNameOf(channelId, await idOf(folder))) + at}
        where "id" = ${id}`.execute(db)
    }
  }
}

const ofThread = /^archive:(.+)$/s
const ofMessage = /^archive:(.+)(:\d+:[\w-]+)$/s

async function sha256(text: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return new Uint8Array(hash).toHex()
}

const idOf = async (folder: string) => `archive:x${(await sha256(folder)).slice(0, 32)}`
const erasedNameOf = async (channelId: number, remoteId: string) =>
  `erased:${await sha256(`${channelId} ${remoteId}`)}`
