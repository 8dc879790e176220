import { once } from 'node:events'
import { flushCompileCache } from 'node:module'
import { serve } from '@hono/node-server'
import { pino } from 'pino'
import { proposalMails } from '../../server/committees/mail.ts'
import { createContext } from '../../server/context.ts'
import { createApp } from '../../server/http/app.ts'
import { sendMails } from '../../server/mail/outbox.ts'
import { nameWorker } from '../../server/platform/worker.ts'
import { deliverDue } from '../../server/publishing/deliver.ts'
import { shareMails } from '../../server/shares/mail.ts'
import { quietSettings } from '../support/settings.ts'
import { type Statement, watchStatements } from './statements.ts'

/**
 * A Tambour that offers events to neighbours and takes in what committees propose, to be killed:
 * `share-child.ts DATABASE-URL GRAPH-API-URL SMTP-URL`. It listens on loopback, and is told by
 * messages what time it is, when it dies, and whether its jobs are to do what is due.
 */
export type ShareTask = {
  /** ms UTC; this Tambour's clock stands still there. */
  now: number
  trouble: 'none' | 'killed before a statement' | 'killed after a commit'
  /** At which of its statements or commits from then on, from 1. */
  at: number
  /** Mails and deliveries that are due; without, it answers requests alone. */
  works: boolean
}

const [databaseUrl = '', graphApiUrl = '', smtpUrl = ''] = process.argv.slice(2)
let task: ShareTask = { now: 0, trouble: 'none', at: 0, works: false }
let seen = 0

function passed(): void {
  seen += 1
  if (seen === task.at) process.kill(process.pid, 'SIGKILL')
}
const isCommit = ({ sql }: Statement) => sql === 'commit'
watchStatements(
  statement => {
    if (task.trouble === 'killed before a statement' && statement.sql !== 'rollback') passed()
  },
  statement => {
    if (task.trouble === 'killed after a commit' && isCommit(statement)) passed()
  },
)

// One that is killed would keep nothing of what it compiled for those that come after it.
flushCompileCache()
const settings = quietSettings({
  databaseUrl,
  graphApiUrl,
  smtpUrl,
  dataDir: 'data',
  publicUrl: 'https://tambour.exemple.fr',
})
const context = await createContext(settings, {
  clock: { now: () => task.now },
  log: pino({ level: 'silent' }),
})
const app = await createApp(context, 'tests')
const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 })
await once(server, 'listening')
const address = server.address()
const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`

const worker = nameWorker()
process.on('message', async (told: ShareTask) => {
  task = told
  seen = 0
  if (told.works) {
    for (const kind of [shareMails, proposalMails]) await sendMails(context, kind)
    await deliverDue(context, { worker })
  }
  process.send?.({ happened: false, url })
})
process.send?.({ happened: false, url })
