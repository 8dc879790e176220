import { z } from 'zod'
import { sqliteFile } from '../database/copy.ts'

const manifestShape = z.object({
  /** ISO 8601. */
  madeAt: z.string(),
  /** Which Tambour made it. */
  version: z.string(),
  /** The newest migration of what it holds. */
  structure: z.string(),
  /** SHA-256 of the key, hex: tells whether an installation has the same. */
  keyHash: z.string(),
  /** The key, sealed by a passphrase; null where none was given. */
  sealedKey: z.string().nullable(),
})

/** What a backup says of itself, in a table of its own. */
export type Manifest = z.infer<typeof manifestShape>

const table = 'tambour_backup'

export function writeManifest(path: string, manifest: Manifest): void {
  using file = sqliteFile(path)
  file.exec(`create table "${table}" ("manifest" text not null)`)
  file.prepare(`insert into "${table}" values (?)`).run(JSON.stringify(manifest))
}

/** @returns null of a file that is no backup: a copy from before an upgrade */
export function readManifest(path: string): Manifest | null {
  using file = sqliteFile(path, { readonly: true })
  const isThere = file.prepare('select 1 from "sqlite_master" where "name" = ?').get(table)
  if (isThere === undefined) return null
  const text = file.prepare<[], string>(`select "manifest" from "${table}"`).pluck().get()
  return manifestShape.parse(JSON.parse(text ?? ''))
}

/** What is restored goes on without it. */
export function dropManifest(path: string): void {
  using file = sqliteFile(path)
  file.exec(`drop table if exists "${table}"`)
}

/** How many rows there are of what people would miss. */
export type Contents = { communes: string[]; messages: number; events: number; pictures: number }

export function contentsOf(path: string): Contents {
  using file = sqliteFile(path, { readonly: true })
  const count = (name: string) =>
    file.prepare<[], number>(`select count(*) from "${name}"`).pluck().get() ?? 0
  return {
    communes: file.prepare<[], string>('select "name" from "commune" order by "id"').pluck().all(),
    messages: count('message'),
    events: count('event'),
    pictures: count('picture'),
  }
}
