import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { openCopy, openDatabase } from '../../../server/database/database.ts'
import { childPath } from '../children/children.ts'
import { ended, type Ran } from '../command.ts'
import { contentsOf, cutMigration, databaseBefore } from './cut-migration.ts'

/** What faults did: how many there were, and a sentence for each after which something was not as it should be. */
export type Faults = { faults: number; wrong: string[] }

/** What the database before `version` becomes when nothing happens to it. */
export async function upgradedFrom(version: string): Promise<Record<string, unknown>> {
  return await upgraded(await databaseBefore(version))
}

async function upgraded(bytes: Buffer): Promise<Record<string, unknown>> {
  const database = await openCopy(bytes)
  try {
    return await contentsOf(database)
  } finally {
    await database.close()
  }
}

/**
 * The migration `version`, cut off after each of its statements as the versions up to 0017 could
 * leave it, and taken up: the outcome must be that of one which was not.
 * @param every of the cuts after a statement that changes the schema alone, one in so many.
 */
export async function faultsOfCuts(version: string, every: number): Promise<Faults> {
  const whole = await upgradedFrom(version)
  const result: Faults = { faults: 0, wrong: [] }
  for (let statements = 1; ; statements++) {
    const { bytes, isCut, last } = await cutMigration(version, statements)
    const isLike = /^\s*(create|alter|drop)/i.test(last) && statements % every !== 0
    if (isCut && isLike) continue
    result.faults += 1
    const found = await upgraded(bytes).catch((error: unknown) => String(error))
    if (!isDeepStrictEqual(found, whole)) {
      result.wrong.push(`${version}, after ${statements} statements: ${last}`)
    }
    if (!isCut) return result
  }
}

/** A process that opens the database of `url`, killed before its n-th statement (0: never). */
export async function startMigrating(url: string, statement = 0): Promise<Ran> {
  return await ended(
    spawn(resolve('node_modules/.bin/node'), [childPath('migrate'), url, String(statement)]),
  )
}

/**
 * The upgrade from before `version`, killed by SIGKILL before each `every`-th of its statements and
 * before its commit: the next start must make of it what it makes of one that was not killed.
 */
export async function faultsOfKills(version: string, every: number): Promise<Faults> {
  const whole = await upgradedFrom(version)
  const folder = mkdtempSync(join(tmpdir(), 'tambour-kills-'))
  const result: Faults = { faults: 0, wrong: [] }
  try {
    const bytes = await databaseBefore(version)
    const place = (name: string) => {
      const path = join(folder, `${name}.db`)
      writeFileSync(path, bytes)
      return path
    }
    const { stdout } = await startMigrating(`file:${place('whole')}`)
    const statements = Number(stdout)
    for (let statement = 1; statement <= statements; statement += 1) {
      if (statement % every !== 0 && statement !== statements) continue
      result.faults += 1
      const path = place(`killed-${statement}`)
      const killed = await startMigrating(`file:${path}`, statement)
      const database = await openDatabase(`file:${path}`)
      const found = await contentsOf(database)
      await database.close()
      if (killed.status !== null) result.wrong.push(`${version}: ${statement} did not kill`)
      if (!isDeepStrictEqual(found, whole)) {
        result.wrong.push(`${version}, killed before statement ${statement}`)
      }
      rmSync(path)
    }
    if (result.faults === 0) result.wrong.push(`${version}: nothing was killed`)
    return result
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
