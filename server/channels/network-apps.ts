import { randomBytes } from 'node:crypto'
import type {
  Authorization,
  Call,
  Connector,
  Login,
  NotAuthorized,
  OurAddresses,
} from '../connectors/connector.ts'
import type { Db } from '../database/database.ts'
import type { Row } from '../database/schema.ts'
import type { Deps } from '../deps.ts'
import { isInside } from '../platform/public-address.ts'
import { notFound, Refusal } from '../platform/refusal.ts'
import { openOrNone } from '../platform/secrets.ts'
import { type CallDeps, callWith, configOf, secretsSubject } from './call.ts'
import type { Who } from './channels.ts'
import { readPart } from './fields.ts'
import { channelSentences } from './sentences.ts'
import type { ApplicationEdit, ApplicationShape } from './shapes-connection.ts'
import { type ChannelWithPoll, channelsOf, journal, updateChannel } from './store/channels.ts'
import {
  applicationsOf,
  deleteApplication,
  findApplication,
  putApplication,
} from './store/network-apps.ts'

/** For what an application's secrets are sealed. */
export const applicationSubject = (app: Pick<Row<'networkApp'>, 'communeId' | 'connector'>) =>
  `networkApp:${app.communeId}:${app.connector}`

export type AppDeps = Pick<Deps, 'db' | 'publicUrl'> & CallDeps

/** Where the network leads the browser back to: a screen, which then asks us. */
export function redirectAddress({ publicUrl }: Pick<Deps, 'publicUrl'>, connector: string): string {
  return `${publicUrl}/canaux/retour/${connector}`
}

/** The applications that the commune has, or may have, at the networks that know such a thing. */
export async function listApplications(
  deps: AppDeps,
  communeId: number,
): Promise<ApplicationShape[]> {
  const rows = await applicationsOf(deps.db, communeId)
  return Object.values(deps.connectors).flatMap(connector => {
    const { authorization, manifest } = connector
    if (authorization === undefined) return []
    const row = rows.find(one => one.connector === manifest.key)
    return [shapeOf(deps, connector, authorization, row)]
  })
}

function shapeOf(
  deps: AppDeps,
  { manifest, webhook }: Connector,
  { label, network, fields, redirectHelp, guide }: Authorization,
  row: Row<'networkApp'> | undefined,
): ApplicationShape {
  const config = row === undefined ? {} : configOf(row)
  const secrets = row === undefined ? {} : secretsOf(deps, row)
  const shown = fields.filter(field => field.suggestion === 'random').map(field => field.key)
  const known = Object.entries(secrets).filter(([key]) => shown.includes(key))
  return {
    connector: manifest.key,
    label,
    fields,
    name: row?.name ?? null,
    values: { ...config, ...Object.fromEntries(known) },
    kept: Object.keys(secrets),
    redirectAddress: redirectAddress(deps, manifest.key),
    redirectHelp,
    webhookAddress: webhook === undefined ? null : webhookAddress(deps, manifest.key),
    unreachable: isPublic(deps) ? null : channelSentences.onlyHttps,
    ...(guide && {
      guide: {
        network,
        duration: guide.duration,
        steps: guide.steps({ config, secrets }, ourAddresses(deps, manifest.key)),
      },
    }),
  }
}

const webhookAddress = ({ publicUrl }: Pick<Deps, 'publicUrl'>, connector: string) =>
  `${publicUrl}/webhooks/${connector}`

/** A network that is played on this machine calls here without https. */
export function ourAddresses(
  deps: Pick<Deps, 'publicUrl' | 'graphApiUrl'>,
  connector: string,
): OurAddresses {
  const home = deps.publicUrl
  return {
    home,
    redirect: redirectAddress(deps, connector),
    webhook: webhookAddress(deps, connector),
    privacy: `${home}/confidentialite`,
    isReachable: isPublic(deps) || isInside(deps.graphApiUrl),
  }
}

/** Whether a network can call us. */
export function isPublic({ publicUrl }: Pick<Deps, 'publicUrl'>): boolean {
  return publicUrl.startsWith('https:')
}

/**
 * Fills in the commune's application at a network, once the network knows it. The channels that
 * were connected through it are given its new secrets. A secret that is not given is kept.
 * @throws Refusal `bad-request` for a field that will not do, `conflict` when the network does not
 * know the application, `unavailable` when it does not answer. Nothing is changed then.
 */
export async function saveApplication(
  deps: AppDeps & Pick<Deps, 'changes'>,
  who: Who,
  key: string,
  given: ApplicationEdit,
): Promise<ApplicationShape> {
  const { connector, authorization } = authorizing(deps, key)
  const before = await findApplication(deps.db, who.communeId, key)
  const config = readPart(authorization, given.config, false)
  const secrets = {
    ...(before === undefined ? {} : secretsOf(deps, before)),
    ...readPart(authorization, given.secrets, true),
  }
  for (const field of authorization.fields) {
    const part = field.secret ? secrets : config
    if (part[field.key] !== undefined) continue
    if (field.suggestion === 'random') part[field.key] = randomBytes(16).toString('hex')
    else if (field.required)
      throw new Refusal('bad-request', channelSentences.applicationFieldMissing(field))
  }
  const found = await authorization.verify(callWith(deps, connector, config, secrets))
  if (found.kind !== 'known') throw asRefusal(found)
  const now = deps.clock.now()
  const { communeId } = who
  const row = {
    communeId,
    connector: key,
    name: found.name,
    config: JSON.stringify(config),
    secrets: deps.secrets.seal(secrets, applicationSubject({ communeId, connector: key })),
    createdAt: now,
    updatedAt: now,
  }
  await deps.db.transaction().execute(async db => {
    await putApplication(db, row)
    await handOn(deps, db, connector, { communeId, config, secrets })
    await journal(db, who, now, 'application.changed', `application:${key}`, { name: found.name })
  })
  deps.changes.tell(communeId, 'channels')
  return shapeOf(deps, connector, authorization, row)
}

/** @throws Refusal (`not-found`) when there is none. The channels keep what they have. */
export async function removeApplication(
  deps: Pick<Deps, 'db' | 'clock' | 'changes'>,
  who: Who,
  key: string,
): Promise<void> {
  const now = deps.clock.now()
  await deps.db.transaction().execute(async db => {
    const app = await findApplication(db, who.communeId, key)
    if (app === undefined || !(await deleteApplication(db, who.communeId, key))) {
      throw notFound(channelSentences.application)
    }
    await journal(db, who, now, 'application.removed', `application:${key}`, { name: app.name })
  })
  deps.changes.tell(who.communeId, 'channels')
}

/**
 * How one connects at that network, and the call of the commune's application there.
 * @throws Refusal `conflict` when the commune has filled in none.
 */
export async function applicationCall(
  deps: AppDeps,
  communeId: number,
  key: string,
): Promise<{ connector: Connector; authorization: Authorization; call: Call }> {
  const { connector, authorization } = authorizing(deps, key)
  const app = await findApplication(deps.db, communeId, key)
  if (app === undefined) {
    throw new Refusal('conflict', channelSentences.fillApplicationFirst(authorization.label))
  }
  const secrets = secretsOf(deps, app)
  if (Object.keys(secrets).length === 0) {
    throw new Refusal('conflict', channelSentences.fillApplicationAgain(authorization.label))
  }
  return { connector, authorization, call: callWith(deps, connector, configOf(app), secrets) }
}

export function asRefusal({ kind, reason }: NotAuthorized) {
  return new Refusal(kind === 'passing' ? 'unavailable' : 'conflict', reason)
}

/** @throws Refusal (`not-found`) for a kind of channel that is not connected at the network. */
function authorizing({ connectors }: Pick<Deps, 'connectors'>, key: string) {
  const connector = Object.hasOwn(connectors, key) ? connectors[key] : undefined
  const authorization = connector?.authorization
  if (connector === undefined || authorization === undefined)
    throw notFound(channelSentences.application)
  return { connector, authorization }
}

/** @throws Refusal (`not-found`) for a kind of channel that is not connected at the network. */
export function loginOf({ connectors }: Pick<Deps, 'connectors'>, key: string): Login {
  const login = Object.hasOwn(connectors, key) ? connectors[key]?.login : undefined
  if (login === undefined) throw notFound(channelSentences.application)
  return login
}

/** Secrets that no longer open are none: they are typed again. */
function secretsOf({ secrets }: Pick<Deps, 'secrets'>, app: Row<'networkApp'>) {
  return openOrNone(secrets, app.secrets, applicationSubject(app))
}

/** A channel keeps its application's secrets, so that it works alone: here they are renewed. */
async function handOn(
  deps: Pick<Deps, 'secrets' | 'connectors'>,
  db: Db,
  { manifest }: Connector,
  app: { communeId: number; config: Record<string, string>; secrets: Record<string, string> },
): Promise<void> {
  const own = manifest.fields.filter(field => field.secret).map(field => field.key)
  const renewed = Object.entries(app.secrets).filter(([key]) => own.includes(key))
  for (const channel of await channelsThrough(deps, db, manifest.key, app)) {
    const subject = secretsSubject(channel.id)
    const kept = openOrNone(deps.secrets, channel.secrets, subject)
    // Disconnected, or to be reconnected: it is given them then.
    if (Object.keys(kept).length === 0) continue
    const secrets = deps.secrets.seal({ ...kept, ...Object.fromEntries(renewed) }, subject)
    await updateChannel(db, { id: channel.id, secrets: channel.secrets }, { secrets })
  }
}

/** The channels that were connected by the commune's application at that network. */
export async function channelsThrough(
  { connectors }: Pick<Deps, 'connectors'>,
  db: Db,
  key: string,
  app: { communeId: number; config: Record<string, string> },
): Promise<ChannelWithPoll[]> {
  const channels = await channelsOf(db, app.communeId)
  return channels.filter(channel => {
    const config = configOf(channel)
    const { login } = connectors[channel.connector] ?? {}
    const isOurs = Object.entries(app.config).every(([name, value]) => config[name] === value)
    return login?.through === key && isOurs
  })
}
