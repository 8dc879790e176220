import type { Sentence } from '../../language/sentence.ts'
import { NetworkError } from '../network/error.ts'

/** Why a mailbox gave nothing, sorted by what comes next. */
export class MailboxError extends NetworkError {
  constructor(reason: Sentence, what: 'dead' | 'passing' | 'refused', cause?: unknown) {
    super(reason, what === 'passing' ? { what, retryAt: null } : { what }, { cause })
  }
}
