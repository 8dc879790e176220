import type { Clock } from './clock.ts'
import type { Connector, Returned } from './connectors/connector.ts'
import type { Database, Db } from './database/database.ts'
import type { Row } from './database/schema.ts'
import type { EventReaders } from './events/event-readers.ts'
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

/** What other capabilities do when a channel changes. Channels know nothing of them; context.ts fills it. */
type ChannelHooks = {
  /**
   * Its fields were changed, in the transaction that changes them.
   * @returns whether any message is judged otherwise by the new ones.
   */
  reconfigured(
    transaction: Db,
    channel: Row<'channel'>,
    connector: Connector,
    config: Record<'before' | 'after', Record<string, string>>,
  ): Promise<boolean>
  /** Mails came back to it that Tambour may have sent, in the transaction that takes in what was read. */
  returned(
    deps: { db: Db; secrets: SecretBox },
    communeId: number,
    mails: readonly Returned[],
  ): Promise<void>
  /** It works again: what waited for it goes on. */
  resumed(deps: { db: Db; changes: Changes }, channelId: number): Promise<void>
}

/** What other capabilities do when people change. People know nothing of them; context.ts fills it. */
export type PeopleHooks = {
  /**
   * Somebody was taken out of the commune, or may answer no more, in the transaction that says so.
   * @returns whether any conversation is shown otherwise.
   */
  answersNoMore(
    transaction: Db,
    by: { communeId: number; actor: string; at: number },
    person: { id: string; name: string },
  ): Promise<boolean>
  /** Somebody was taken out of the commune, in the transaction that does so. */
  left(
    transaction: Db,
    by: { communeId: number; actor: string; at: number },
    person: { id: string; name: string },
  ): Promise<void>
}
