import { pino } from 'pino'
import { onTestFinished } from 'vitest'
import type { Connector } from '../../server/connectors/connector.ts'
import { type Context, createContext } from '../../server/context.ts'
import type { Settings } from '../../server/settings.ts'
import type { TestClock } from './clock.ts'
import { type DatabaseKind, newDatabaseUrl, openTestUrl } from './database/databases.ts'

export type TestContextOptions = {
  clock: TestClock
  database?: DatabaseKind
  connectors?: Record<string, Connector>
  settings?: Partial<Settings>
}

/** A real context over an empty database, closed when the test ends. */
export async function testContext(options: TestContextOptions): Promise<Context> {
  const settings = await testSettings(options.database, options.settings)
  const context = await createContext(settings, {
    clock: options.clock,
    database: await openTestUrl(settings.databaseUrl),
    log: pino({ level: 'silent' }),
    ...(options.connectors && { connectors: options.connectors }),
  })
  onTestFinished(() => context.close())
  return context
}

export async function testSettings(
  database: DatabaseKind = 'sqlite',
  settings: Partial<Settings> = {},
): Promise<Settings> {
  return {
    port: 0,
    host: '127.0.0.1',
    publicUrl: 'http://127.0.0.1:3000',
    databaseUrl: await newDatabaseUrl(database),
    dataDir: 'data',
    secretKey: Buffer.alloc(32, 7),
    secretKeyFile: null,
    smtpUrl: null,
    mailFrom: 'Tambour <tambour@exemple.fr>',
    graphApiUrl: 'http://127.0.0.1:1',
    loopbackFeeds: true,
    logLevel: 'silent',
    ...settings,
  }
}
