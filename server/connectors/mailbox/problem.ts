import type { Sentence } from '../../language/sentence.ts'
import { spreadWait } from '../../publishing/rules/retry.ts'
import type { Call, Failure, Found } from '../connector.ts'

/** Why a mailbox gave nothing, sorted by what comes next. */
export type Problem = 'dead' | 'passing' | 'refused'

export class MailboxError extends Error {
  readonly reason: Sentence
  readonly problem: Problem
  constructor(reason: Sentence, problem: Problem, cause?: unknown) {
    super(reason.fr, { cause })
    this.reason = reason
    this.problem = problem
  }
}

const MINUTE = 60_000

/** What `act` gives, or what `tell` makes of the server's refusal. */
export async function orElse<T, Other>(
  act: () => Promise<T>,
  tell: (error: MailboxError) => Other,
): Promise<T | Other> {
  try {
    return await act()
  } catch (error) {
    if (!(error instanceof MailboxError)) throw error
    return tell(error)
  }
}

/** What the caller does next about something that changed nothing for anybody. */
export function asFailure({ reason, problem }: MailboxError, { config, now }: Call): Failure {
  if (problem === 'dead') return { kind: 'reauthorize', reason }
  const retryAt = now + spreadWait(MINUTE, `${config.address} ${now}`)
  return { kind: 'failed', reason, retryAt: problem === 'passing' ? retryAt : null }
}

/** About a look for what an earlier attempt left. */
export function asUnclear({ reason }: MailboxError): Found {
  return { kind: 'unclear', reason }
}
