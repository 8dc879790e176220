import type { ChannelHooks } from './channels/hooks.ts'
import type { Clock } from './clock.ts'
import type { Connector } from './connectors/connector.ts'
import type { Database, Db } from './database/database.ts'
import type { EventReaders } from './events/event-readers.ts'
import type { PeopleHooks } from './people/hooks.ts'
import type { Changes, WakeSignal } from './platform/changes.ts'
import type { HttpClient } from './platform/http-client.ts'
import type { Guard, GuardedClient } from './platform/http-guarded.ts'
import type { Log } from './platform/log.ts'
import type { Mailer } from './platform/mailer.ts'
import type { Presence } from './platform/presence.ts'
import type { SecretBox } from './platform/secrets.ts'
import type { ApprovalGate, AudienceGate } from './publishing/gates.ts'

/** What services may need. Each one names what it takes: `Pick<Deps, 'db' | 'clock'>`. */
export type Deps = {
  database: Database
  db: Db
  clock: Clock
  log: Log
  http: HttpClient
  /** For the servers of networks that people name: public ones alone. */
  guardedHttp: HttpClient
  /** The same for servers that are asked by something else than HTTP. */
  guard: Guard
  /** For addresses that people give: public ones alone. */
  guarded: GuardedClient
  connectors: Record<string, Connector>
  channelHooks: ChannelHooks
  peopleHooks: PeopleHooks
  approvals: ApprovalGate
  audienceGate: AudienceGate
  eventReaders: EventReaders
  secrets: SecretBox
  changes: Changes
  presence: Presence
  /** Rung when a webhook is stored. */
  webhookSignal: WakeSignal
  /** Null where no SMTP_URL is set. */
  mailer: Mailer | null
  graphApiUrl: string
  freeMobileUrl: string
  /** Folder for what belongs to this installation. */
  dataDir: string
  publicUrl: string
}
