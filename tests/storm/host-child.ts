import { pino } from 'pino'
import { createContext } from '../../server/context.ts'
import { createForeignWatch } from '../../server/platform/foreign-watch-job.ts'
import { createDueTimer } from '../../server/publishing/job.ts'
import { httpConnector } from '../support/network/http-network.ts'
import { quietSettings } from '../support/settings.ts'

/** A worker on a machine whose clock is so many ms wrong: `host-child.ts DATABASE-URL MS`. */
const [databaseUrl = '', wrongMs = '0'] = process.argv.slice(2)
const context = await createContext(
  quietSettings({ databaseUrl, dataDir: '', role: 'worker', logLevel: 'silent' }),
  {
    log: pino({ level: 'silent' }),
    connectors: { fake: httpConnector },
    machine: { now: () => Date.now() + Number(wrongMs) },
  },
)
for (const job of [createDueTimer(context), createForeignWatch(context)]) job.start()
process.stdout.write('ready\n')
