import { failureBehind } from '../platform/health.ts'
import { BadInput, Refusal } from '../platform/refusal.ts'
import { BadSetting } from '../settings.ts'
import { BadUse, CannotOpen } from './command.ts'
import { RemoteFailure } from './remote.ts'

const foreseen = [BadUse, BadInput, Refusal, BadSetting, CannotOpen, RemoteFailure]

/** What standard error says: one sentence; of what nobody foresaw also where it happened. */
export function sentenceOf(error: unknown): string {
  if (!(error instanceof Error)) return `Erreur inattendue : ${error}`
  if (foreseen.some(kind => error instanceof kind)) return error.message
  const problem = failureBehind(error)
  if (problem !== null) return problem.sentence.fr
  const place = /\n +at (.*)/.exec(error.stack ?? '')?.[1]
  const message = error.message.split('\n')[0]?.replace(/\.$/, '')
  return `Erreur inattendue : ${message}${place === undefined ? '' : ` (${place})`}.`
}

/** 2 for bad use, 1 for everything else that failed. */
export function exitStatusOf(error: unknown): 1 | 2 {
  const isBadUse =
    error instanceof BadUse ||
    error instanceof BadInput ||
    (error instanceof RemoteFailure && error.status === 400) ||
    (error instanceof Refusal && error.kind === 'bad-request')
  return isBadUse ? 2 : 1
}
