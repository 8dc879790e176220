import { existsSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { type Failure, failureOf, failureSentences } from '../database/failure.ts'
import { askForAnswer } from '../database/health.ts'
import type { Deps } from '../deps.ts'
import type { Sentence } from '../language/sentence.ts'

export { asWork } from '../database/patience.ts'

/** A failure of the database or of its disk, in words for people. */
export type FailureProblem = { failure: Failure; sentence: Sentence }

const described = (failure: Failure | null): FailureProblem | null =>
  failure === null ? null : { failure, sentence: failureSentences[failure] }

/** What of these an error is, or was caused by; null: something else. */
export function failureBehind(error: unknown): FailureProblem | null {
  return described(failureOf(error))
}

/** What the database met last, as far as is known without asking it; null: nothing. */
export function failureMet({ database }: Pick<Deps, 'database'>): FailureProblem | null {
  return described(database.failure())
}

/** With less than this left, the next write may be the one that fails, bytes. */
const leastRoom = 16_000_000

/** How long the database may take to answer, ms. */
const patienceMs = 2_000

type HealthDeps = Pick<Deps, 'database' | 'dataDir'>

/** What keeps Tambour from working, whoever asks for it meanwhile; null: nothing. */
export async function healthOf(deps: HealthDeps): Promise<FailureProblem | null> {
  return described(deps.database.failure() ?? (await silenceOf(deps)) ?? (await roomOf(deps)))
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

async function roomOf({ dataDir }: HealthDeps): Promise<Failure | null> {
  // With PostgreSQL and SECRET_KEY nothing of the installation is kept here.
  if (!existsSync(dataDir)) return null
  const { bavail, bsize } = await statfs(dataDir)
  return bavail * bsize < leastRoom ? 'full' : null
}
