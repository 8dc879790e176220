import { answerEach } from '../platform/thread.ts'
import { readEventFile } from './event-file.ts'

/** The thread that reads a file of events: it can be ended when it does not end. */
answerEach(readEventFile)
