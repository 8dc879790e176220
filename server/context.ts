import { setMaxListeners } from 'node:events'
import { endTurns } from './alerts/duties.ts'
import { approvalGate } from './approval/late.ts'
import { type Clock, sharedClock, systemClock } from './clock.ts'
import { proposalReaders } from './committees/event-readers.ts'
import type { Connector } from './connectors/connector.ts'
import { connectors } from './connectors/registry.ts'
import { type Database, DatabaseUnusable, openDatabase } from './database/database.ts'
import { failureSentences } from './database/failure.ts'
import { findDamage } from './database/health.ts'
import type { Deps } from './deps.ts'
import { noteReturnedDigests } from './digest/mail.ts'
import { joinReaders } from './events/event-readers.ts'
import { releaseConversations } from './inbox/in-charge.ts'
import { reviewByNewTexts } from './inbox/override/automatic.ts'
import { type LateAuth, lateAuth } from './people/late-auth.ts'
import { createProvider, type Provider } from './people/provider.ts'
import { createChanges, createWakeSignal, newsOf, webhookNews } from './platform/changes.ts'
import { createHttpClient } from './platform/http-client.ts'
import { createGuard, createGuardedClient } from './platform/http-guarded.ts'
import { createLog, type Log } from './platform/log.ts'
import { createMailer } from './platform/mailer.ts'
import { createPresence } from './platform/presence.ts'
import { createSecretBox } from './platform/secrets.ts'
import { resumeChannel } from './publishing/publishable-channels.ts'
import type { Settings } from './settings.ts'
import { shareReaders } from './shares/event-readers.ts'
import { noteReturned } from './subscribers/broadcast.ts'
import { audienceGate } from './subscribers/spending.ts'

export { DatabaseUnusable, systemClock }

/** What http, jobs and the command share. */
export type Context = Deps & {
  settings: Settings
  auth: LateAuth
  /** Null where no identity provider is set. */
  provider: Provider | null
  /** Aborted when no new work is to begin: what would go on for ever ends then. */
  stopping: AbortSignal
  stop(): void
  close(): Promise<void>
}

export type ContextOptions = {
  clock?: Clock
  /** This machine's own clock, in place of the real one. */
  machine?: Clock
  /** One that is open already, in place of the settings’ address; closed with the context. */
  database?: Database
  connectors?: Record<string, Connector>
  log?: Log
}

/**
 * Opens everything that a running Tambour needs.
 * @throws DatabaseUnusable
 */
export async function createContext(
  settings: Settings,
  options: ContextOptions = {},
): Promise<Context> {
  const log = options.log ?? createLog(settings.logLevel)
  const database = options.database ?? (await openDatabase(settings.databaseUrl))
  const clock = options.clock ?? (await clockOf(database, log, options.machine ?? systemClock))
  const http = createHttpClient(() => clock.now())
  const guarding = { allowsLoopback: settings.loopbackFeeds }
  const guarded = createGuardedClient(guarding)
  const guard = createGuard(guarding)
  const guardedHttp = createHttpClient(() => clock.now(), guard)
  const secrets = createSecretBox(settings.secretKey)
  const mailer =
    settings.smtpUrl === null ? null : createMailer(settings.smtpUrl, settings.mailFrom)
  const stopping = new AbortController()
  // One listener for each open screen.
  setMaxListeners(0, stopping.signal)
  const announce = (news: readonly string[]) => {
    database.announce(news).catch(error => log.warn(error, 'change-not-announced'))
  }
  const changes = createChanges(change => announce(newsOf(change)))
  const deps: Deps = {
    database,
    db: database.db,
    clock,
    log,
    http,
    guardedHttp,
    guard,
    guarded,
    connectors: options.connectors ?? connectors,
    channelHooks: {
      reconfigured: reviewByNewTexts,
      resumed: resumeChannel,
      async returned(deps, communeId, mails) {
        await noteReturned(deps, communeId, mails)
        await noteReturnedDigests(deps.db, communeId, mails)
      },
    },
    peopleHooks: { answersNoMore: releaseConversations, left: endTurns },
    approvals: approvalGate,
    audienceGate,
    eventReaders: joinReaders([shareReaders, proposalReaders]),
    secrets,
    changes,
    presence: createPresence(changes, piece => announce([piece])),
    webhookSignal: createWakeSignal(() => announce(webhookNews)),
    mailer,
    graphApiUrl: settings.graphApiUrl,
    freeMobileUrl: settings.freeMobileUrl,
    dataDir: settings.dataDir,
    publicUrl: settings.publicUrl,
  }
  return {
    ...deps,
    settings,
    auth: lateAuth(deps),
    provider: settings.provider === null ? null : createProvider(settings.provider, deps),
    stopping: stopping.signal,
    stop: () => stopping.abort(),
    async close() {
      stopping.abort()
      await http.close()
      await guardedHttp.close()
      await guarded.close()
      await database.close()
    },
  }
}

/** A machine's clock that differs by more is worth a word, ms. */
const wrongMs = 2_000

/** Processes of several machines go by the time of their database, those of one by its clock. */
async function clockOf(database: Database, log: Log, machine: Clock): Promise<Clock> {
  const time = await database.now()
  if (time === null) return machine
  const differs = Math.round(machine.now() - time)
  if (Math.abs(differs) > wrongMs) {
    log.warn({ ms: differs }, 'clock-differs')
  }
  const clock = sharedClock(async () => (await database.now()) ?? machine.now(), machine)
  await clock.follow?.()
  return clock
}

/**
 * Looks at the database's file, for as long as a start may wait.
 * @throws DatabaseUnusable when it is damaged: what it still answers may be wrong.
 */
export async function refuseDamage({ database, log }: Context): Promise<void> {
  const damage = await findDamage(database)
  if (damage === null) return
  log.error({ damage }, 'database-damaged')
  throw new DatabaseUnusable(failureSentences.damaged.fr)
}
