import { z } from 'zod'
import { id, instant, said } from '../platform/shapes.ts'

export const backupShape = z.object({
  id,
  /** A folder, or an address without its password. */
  place: z.string(),
  name: z.string(),
  startedAt: instant,
  /** Null while it is under way. */
  endedAt: instant.nullable(),
  bytes: z.int().nullable(),
  /** Whether the key can be had from it by the passphrase. */
  hasKey: z.boolean().nullable(),
  /** Why it was not made, in a sentence. */
  error: said.nullable(),
  /** When it went, for there were newer ones enough. */
  removedAt: instant.nullable(),
})
export type BackupShape = z.infer<typeof backupShape>

export const backupsShape = z.object({
  /** Null: none are made. */
  place: z.string().nullable(),
  keep: z.int(),
  /** Whether a passphrase is set: without one backups have no key. */
  sealsKey: z.boolean(),
  /** None was made for three days, or ever. */
  tooOld: z.boolean(),
  /** Databases that restorings replaced, which hold people's words, and from when they go. */
  replaced: z.array(z.object({ name: z.string(), removedFrom: instant })),
  /** The newest first. */
  backups: z.array(backupShape),
})
export type BackupsShape = z.infer<typeof backupsShape>
