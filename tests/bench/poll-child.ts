import { pino } from 'pino'
import { createContext } from '../../server/context.ts'
import { pollDue } from '../support/poll-due.ts'
import { quietSettings } from '../support/settings.ts'

/**
 * A process of its own that looks at whatever is due each time it is told to, and says how many that
 * were: `poll-child.ts DATABASE-URL NETWORK-URL FOLDER`.
 */
const [databaseUrl = '', graphApiUrl = '', dataDir = ''] = process.argv.slice(2)
const settings = quietSettings({ databaseUrl, graphApiUrl, dataDir })
const context = await createContext(settings, { log: pino({ level: 'silent' }) })
process.on('message', async () => {
  const results = await pollDue(context)
  const failed = results.find(({ error }) => error !== null)
  process.send?.({ polled: results.length, error: failed?.error?.fr ?? null })
})
process.on('SIGTERM', () => void context.close().then(() => process.exit(0)))
process.send?.('ready')
