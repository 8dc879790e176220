import { existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import {
  type Migrations,
  migrationsOf,
  openDatabase,
  refuseNewer,
  rehearsalOf,
} from '../database/database.ts'
import type { MigrationStatus } from '../database/migrate.ts'
import type { Rehearsal } from '../database/rehearsal.ts'
import { hasGone } from '../platform/worker.ts'
import { version } from '../version.ts'

/**
 * Which migrations the database of `url` has and which wait for it.
 * @param making whether those that wait are made, after a copy of an SQLite file
 * @throws DatabaseUnusable
 */
export async function upgrade(
  url: string,
  { making }: { making: boolean },
): Promise<MigrationStatus & { version: string; made: string[] }> {
  const before = await migrationsOf(url)
  if (!making) return { version, ...before, made: [] }
  await (await openDatabase(url)).close()
  return { version, ...(await migrationsOf(url)), made: before.pending }
}

/** What an upgrade will do here, and whether the disk has room for it. */
export type UpgradeCheck = {
  version: string
  pending: string[]
  /** Null: nothing is pending, or there is no room to try it. */
  rehearsal: Rehearsal | null
  /** With SQLite: the copy that stays, and what the file grows by; null with PostgreSQL. Bytes. */
  disk: { needed: number; free: number } | null
}

const checking = /^upgrade-check-(\d+)\.db/

/**
 * Tries an upgrade without making it. With PostgreSQL, whose own tables it is tried on, what writes waits
 * until it is taken back.
 * @param known the migrations of a version that is made up by a test
 * @throws DatabaseUnusable when it would fail
 */
export async function checkUpgrade(url: string, known?: Migrations): Promise<UpgradeCheck> {
  const { applied, pending, unknown } = await migrationsOf(url, known)
  refuseNewer(unknown)
  const path = url.startsWith('file:') ? url.slice('file:'.length) : null
  // A database that the first start is yet to make holds nothing that could change.
  if (pending.length === 0 || applied.length === 0) {
    return { version, pending: [], rehearsal: null, disk: null }
  }
  if (path === null) {
    return { version, pending, rehearsal: await rehearsalOf(url, '', known), disk: null }
  }
  const folder = dirname(path)
  sweep(folder)
  const size = statSync(path).size
  const { bavail, bsize } = await statfs(folder)
  const free = bavail * bsize
  if (free < size) return { version, pending, rehearsal: null, disk: { needed: size, free } }
  const rehearsal = await rehearsalOf(url, join(folder, `upgrade-check-${process.pid}.db`), known)
  const { bytes, bytesAfter } = rehearsal
  return {
    version,
    pending,
    rehearsal,
    disk: { needed: bytes + Math.max(0, bytesAfter - bytes), free },
  }
}

/** Copies that others left who were killed. */
function sweep(folder: string): void {
  for (const name of existsSync(folder) ? readdirSync(folder) : []) {
    const pid = checking.exec(name)?.[1]
    if (pid !== undefined && hasGone(Number(pid))) rmSync(join(folder, name), { force: true })
  }
}
