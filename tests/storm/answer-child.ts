import { flushCompileCache } from 'node:module'
import { mailbox } from '../../server/connectors/mailbox/index.ts'
import { createContext } from '../../server/context.ts'
import { answer } from '../../server/inbox/answering/answer.ts'
import { anAnswer } from '../support/builders/inbox.ts'
import { quietSettings } from '../support/settings.ts'
import { watchStatements } from './statements.ts'

/**
 * A Tambour that answers a mail, to be killed: `answer-child.ts DATABASE-URL`. It is told by a message
 * what to answer and when, and says when it is through.
 */
export type AnswerTask = {
  /** ms UTC; its clock stands still there. */
  now: number
  communeId: number
  conversation: number
  message: number
  key: string
  /** Before which of its statements, from 1 on, it kills itself; 0: before none. */
  at: number
  /** On the line it is killed by the process that holds that. */
  trouble: 'none' | 'killed before a statement' | 'killed on the line'
}

const [databaseUrl = ''] = process.argv.slice(2)
let task: AnswerTask | null = null
let seen = 0

watchStatements(
  () => {
    if (task !== null && ++seen === task.at) process.kill(process.pid, 'SIGKILL')
  },
  () => undefined,
)

// One that is killed would keep nothing of what it compiled for those that come after it.
flushCompileCache()
const context = await createContext(quietSettings({ databaseUrl, dataDir: '.' }), {
  clock: { now: () => task?.now ?? 0 },
  connectors: { mailbox },
})
process.on('message', async (told: AnswerTask) => {
  task = told
  seen = 0
  const { communeId, conversation, message, key } = told
  const wanted = anAnswer({ message, key, text: 'Oui, de 9 h à 12 h.' })
  await answer(context, { communeId, userId: null, actor: 'Anne' }, conversation, wanted)
  task = null
  process.send?.({ happened: false, seen })
})
process.send?.({ happened: false })
