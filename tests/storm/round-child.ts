import { flushCompileCache } from 'node:module'
import { pino } from 'pino'
import { mailbox } from '../../server/connectors/mailbox/index.ts'
import { createContext } from '../../server/context.ts'
import { digestMails } from '../../server/digest/mail.ts'
import { sendMails } from '../../server/mail/outbox.ts'
import { pollDue } from '../support/poll-due.ts'
import { quietSettings } from '../support/settings.ts'
import { watchStatements } from './statements.ts'

/**
 * A Tambour that looks at its mailboxes and sends its digests, to be killed: `round-child.ts`. It is told
 * by a message where its database and its mail server are, and what time it is; it says when it is through.
 */
export type RoundTask = {
  databaseUrl: string
  smtpUrl: string | null
  /** ms UTC; its clock stands still there. */
  now: number
  trouble: 'none' | 'killed before a statement' | 'killed on the line'
  /** Before which of its statements, from 1 on, it kills itself; 0: before none. */
  at: number
}

// One that is killed would keep nothing of what it compiled for those that come after it.
flushCompileCache()
let task: RoundTask | null = null
let seen = 0
watchStatements(
  () => {
    if (task !== null && ++seen === task.at) process.kill(process.pid, 'SIGKILL')
  },
  () => undefined,
)
process.on('message', async (told: RoundTask) => {
  const { databaseUrl, smtpUrl, now } = told
  const context = await createContext(quietSettings({ databaseUrl, smtpUrl, dataDir: '.' }), {
    clock: { now: () => now },
    connectors: { mailbox },
    log: pino({ level: 'silent' }),
  })
  task = told
  seen = 0
  await pollDue(context)
  await sendMails(context, digestMails)
  task = null
  await context.close()
  process.send?.({ happened: false, seen })
})
process.send?.({ happened: false })
