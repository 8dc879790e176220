import { pino } from 'pino'
import { onTestFinished } from 'vitest'
import type { Connector } from '../../server/connectors/connector.ts'
import { type Context, createContext } from '../../server/context.ts'
import type { Auth } from '../../server/people/auth.ts'
import type { Settings } from '../../server/settings.ts'
import type { TestClock } from './clock.ts'
import { type DatabaseKind, newDatabaseUrl, openTestUrl } from './database/databases.ts'
import { quietSettings } from './settings.ts'

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
  await rememberPasswords(await context.auth())
  return context
}

const hashes = new Map<string, Promise<string>>()
const comparisons = new Map<string, Promise<boolean>>()

/** scrypt takes 0.1 s, as it must: each password is hashed once a process, and each pair compared. */
export async function rememberPasswords(auth: Auth): Promise<void> {
  const { password } = await auth.$context
  const { hash, verify } = password
  password.hash = text => remembered(hashes, text, () => hash(text))
  password.verify = pair =>
    remembered(comparisons, JSON.stringify([pair.hash, pair.password]), () => verify(pair))
}

function remembered<Value>(
  known: Map<string, Promise<Value>>,
  key: string,
  find: () => Promise<Value>,
): Promise<Value> {
  const value = known.get(key) ?? find()
  known.set(key, value)
  return value
}

export async function testSettings(
  database: DatabaseKind = 'sqlite',
  settings: Partial<Settings> = {},
): Promise<Settings> {
  const databaseUrl = settings.databaseUrl ?? (await newDatabaseUrl(database))
  return quietSettings({ dataDir: 'data', ...settings, databaseUrl })
}
