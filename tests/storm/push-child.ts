import { flushCompileCache } from 'node:module'
import { pino } from 'pino'
import { newsletter } from '../../server/connectors/newsletter/index.ts'
import { push } from '../../server/connectors/push/index.ts'
import { smsOvh } from '../../server/connectors/sms/index.ts'
import { createContext } from '../../server/context.ts'
import { quietSettings } from '../support/settings.ts'
import {
  alertRound,
  broadcastRound,
  type PushTask,
  pushStormUrl,
  webhookRound,
} from './push-round.ts'
import { watchStatements } from './statements.ts'

/**
 * A Tambour that raises alerts and sends pushes and mails, tells webhooks, or residents, to be killed: `push-child.ts
 * DATABASE-URL SMTP-URL ROUND`. It is told by a message what time it is, and says when it is through.
 */
const rounds: Record<string, typeof alertRound> = {
  webhooks: webhookRound,
  broadcasts: broadcastRound,
}
const [databaseUrl = '', smtpUrl = '', round = ''] = process.argv.slice(2)
let task: PushTask | null = null
let seen = 0
watchStatements(
  () => {
    if (task !== null && ++seen === task.at) process.kill(process.pid, 'SIGKILL')
  },
  () => undefined,
)

// One that is killed would keep nothing of what it compiled for those that come after it.
flushCompileCache()
const smtp = smtpUrl === '' ? {} : { smtpUrl }
const settings = quietSettings({ databaseUrl, ...smtp, dataDir: '.', publicUrl: pushStormUrl })
const context = await createContext(settings, {
  clock: { now: () => task?.now ?? 0 },
  connectors: { push, newsletter, 'sms-ovh': smsOvh },
  log: pino({ level: 'silent' }),
})
process.on('message', async (told: PushTask) => {
  task = told
  seen = 0
  await (rounds[round] ?? alertRound)(context)
  task = null
  process.send?.({ happened: false, seen })
})
process.send?.({ happened: false })
