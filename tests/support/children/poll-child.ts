import { createContext } from '../../../server/context.ts'
import { fakeConnector } from '../network/fake-connector.ts'
import { pollDue } from '../poll-due.ts'
import { quietSettings } from '../settings.ts'

/**
 * A process of its own that looks at the channels that are due, to be killed: `poll-child.ts
 * DATABASE-URL`. Its network never answers; it says « reading » once it was asked.
 */
const [url = ''] = process.argv.slice(2)
const fake = fakeConnector({
  async receive() {
    process.send?.('reading')
    return await new Promise(() => undefined)
  },
})
const context = await createContext(quietSettings({ databaseUrl: url, dataDir: '.' }), {
  connectors: { fake },
})
await pollDue(context)
