import type { Sentence } from '../../language/sentence.ts'
import { NetworkError } from '../network/error.ts'

/** Why a mailbox gave nothing at all, sorted by what comes next. */
export class MailboxError extends NetworkError {
  constructor(reason: Sentence, what: 'dead' | 'passing' | 'refused', cause?: unknown) {
    const problem = what === 'passing' ? { what, retryAt: null } : { what }
    super(reason, problem, { cause, forAll: true })
  }
}
