import { existsSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { type Failure, failureOf, failureSentences } from '../database/failure.ts'
import { askForAnswer, tryToWrite } from '../database/health.ts'
import type { Deps } from '../deps.ts'
import type { Sentence } from '../language/sentence.ts'
import { gauge, type Metric } from './metric.ts'
import { platformSentences } from './sentences.ts'

export { asWork } from '../database/patience.ts'

/** A failure of the database or of its disk, in words for people. */
export type FailureProblem = { failure: Failure; sentence: Sentence }

/** The same, or that the disk will soon be full: until then all goes on. */
export type HealthProblem = { failure: Failure | 'nearly-full'; sentence: Sentence }

const described = (failure: Failure | null): FailureProblem | null =>
  failure === null ? null : { failure, sentence: failureSentences[failure] }

/** What of these an error is, or was caused by; null: something else. */
export function failureBehind(error: unknown): FailureProblem | null {
  return described(failureOf(error))
}

/** Where what was still held of a database is kept. */
export const sayRescued = failureSentences.rescued

/** What keeps the database from going on; null: nothing, or that it is silent. */
export async function failureNow({
  database,
}: Pick<Deps, 'database'>): Promise<FailureProblem | null> {
  const met = database.failure()
  // Nobody may have written since there is room again.
  if (met === 'full' || met === 'read-only') await tryToWrite(database).catch(() => undefined)
  return described(database.failure())
}

/** With less than this left, the next write may be the one that fails, bytes. */
const leastRoom = 16_000_000

/** How long the database may take to answer, ms. */
const patienceMs = 2_000

type HealthDeps = Pick<Deps, 'database' | 'dataDir'>

/** What keeps Tambour from working, or soon will, no matter who asks for it meanwhile; null: nothing. */
export async function healthOf(deps: HealthDeps): Promise<HealthProblem | null> {
  const known = await failureNow(deps)
  return known ?? described(await silenceOf(deps)) ?? (await lackOfRoom(deps))
}

async function silenceOf({ database }: HealthDeps): Promise<Failure | null> {
  let timer: NodeJS.Timeout | undefined
  const silence = new Promise<Failure>(resolve => {
    timer = setTimeout(resolve, patienceMs, 'unreachable')
  })
  const answer = askForAnswer(database).then(
    () => null,
    (error: unknown) => failureOf(error) ?? ('unreachable' as const),
  )
  const found = await Promise.race([answer, silence])
  clearTimeout(timer)
  return found
}

async function lackOfRoom({ dataDir }: HealthDeps): Promise<HealthProblem | null> {
  if (((await freeBytes(dataDir)) ?? leastRoom) >= leastRoom) return null
  return { failure: 'nearly-full', sentence: platformSentences.nearlyFull }
}

/** Null: with PostgreSQL and SECRET_KEY nothing of the installation is kept here. */
async function freeBytes(dataDir: string): Promise<number | null> {
  if (!existsSync(dataDir)) return null
  const { bavail, bsize } = await statfs(dataDir)
  return bavail * bsize
}

/** How much room is left on the disk that Tambour fills. */
export async function diskMetrics({ dataDir }: Pick<Deps, 'dataDir'>): Promise<Metric[]> {
  const value = await freeBytes(dataDir)
  const values = value === null ? [] : [{ labels: {}, value }]
  return [gauge('tambour_disk_free_bytes', 'Room left on the disk of Tambour’s data.', values)]
}
