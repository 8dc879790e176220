import { answerEach } from '../platform/thread.ts'
import { readSource } from './source.ts'

/** The thread that reads what a neighbour's server sent: it can be ended when it does not end. */
answerEach(readSource)
