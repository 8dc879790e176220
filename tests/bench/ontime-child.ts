import { pino } from 'pino'
import { createContext } from '../../server/context.ts'
import { createForeignWatch } from '../../server/platform/foreign-watch-job.ts'
import { createDueTimer } from '../../server/publishing/job.ts'
import { httpConnector } from '../support/network/http-network.ts'
import { quietSettings } from '../support/settings.ts'

/** One of several processes that share a database, as running servers have it: `ontime-child.ts DATABASE-URL`. */
const [databaseUrl = ''] = process.argv.slice(2)
const context = await createContext(quietSettings({ databaseUrl, dataDir: '' }), {
  log: pino({ level: 'silent' }),
  connectors: { fake: httpConnector },
})
const jobs = [createDueTimer(context), createForeignWatch(context)]
for (const job of jobs) job.start()
process.on('SIGTERM', async () => {
  for (const job of jobs) await job.stop()
  await context.close()
  process.exit(0)
})
process.send?.('ready')
