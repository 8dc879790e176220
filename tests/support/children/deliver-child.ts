import { flushCompileCache } from 'node:module'
import type { KyselyPlugin } from 'kysely'
import { pino } from 'pino'
import { approvalGate } from '../../../server/approval/late.ts'
import { systemClock } from '../../../server/clock.ts'
import { connectors } from '../../../server/connectors/registry.ts'
import { openDatabase } from '../../../server/database/database.ts'
import { createChanges } from '../../../server/platform/changes.ts'
import { createHttpClient } from '../../../server/platform/http-client.ts'
import { createGuard } from '../../../server/platform/http-guarded.ts'
import { createSecretBox } from '../../../server/platform/secrets.ts'
import { nameWorker } from '../../../server/platform/worker.ts'
import { deliverDue } from '../../../server/publishing/deliver.ts'
import { audienceGate } from '../../../server/subscribers/spending.ts'
import { httpConnector } from '../network/http-network.ts'

/**
 * A process of its own that delivers what is due, to be killed: `deliver-child.ts DATABASE-URL
 * STATEMENT [GRAPH-API-URL]`, on the network of tests or on Facebook as the sandbox plays it. It kills itself, with no chance to clean up, before its n-th statement (0: never),
 * and ends with status 0 when it comes through.
 */
const [url = '', statement = '0', graphApiUrl = ''] = process.argv.slice(2)
let count = 0
const deadly: KyselyPlugin = {
  transformQuery({ node }) {
    count += 1
    if (count === Number(statement)) process.kill(process.pid, 'SIGKILL')
    return node
  },
  transformResult: async ({ result }) => result,
}

// One that is killed would keep nothing of what it compiled for those that come after it.
flushCompileCache()
const database = await openDatabase(url)
const http = createHttpClient(() => systemClock.now())
await deliverDue(
  {
    db: database.db.withPlugin(deadly),
    clock: systemClock,
    changes: createChanges(() => undefined),
    log: pino({ level: 'silent' }),
    approvals: approvalGate,
    audienceGate,
    connectors: { ...connectors, fake: httpConnector },
    secrets: createSecretBox(Buffer.alloc(32, 7)),
    http,
    guardedHttp: http,
    guard: createGuard({ allowsLoopback: true }),
    graphApiUrl,
    publicUrl: 'http://127.0.0.1:3000',
  },
  { worker: nameWorker() },
)
await http.close()
await database.close()
