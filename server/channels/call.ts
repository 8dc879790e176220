import { z } from 'zod'
import type { Call, Connector } from '../connectors/connector.ts'
import type { Row } from '../database/schema.ts'
import type { Deps } from '../deps.ts'
import { Refusal } from '../platform/refusal.ts'
import { channelSentences } from './sentences.ts'

/** For what a channel's secrets are sealed: what is sealed for one channel opens for no other. */
export const secretsSubject = (channelId: number): string => `channel:${channelId}`

const configShape = z.record(z.string(), z.string())

/** The public fields with which a channel was connected. */
export function configOf(channel: Pick<Row<'channel'>, 'config'>): Record<string, string> {
  return configShape.parse(JSON.parse(channel.config))
}

/**
 * The connector of a kind of channel.
 * @throws Refusal (`unavailable`) when this installation does not have it.
 */
export function connectorOf(deps: Pick<Deps, 'connectors'>, key: string): Connector {
  const connector = Object.hasOwn(deps.connectors, key) ? deps.connectors[key] : undefined
  if (connector === undefined) {
    throw new Refusal('unavailable', channelSentences.unknownHere(key))
  }
  return connector
}

export type CallDeps = Pick<
  Deps,
  'connectors' | 'secrets' | 'http' | 'guardedHttp' | 'guard' | 'clock' | 'graphApiUrl'
>

/** What a connector's functions take, from fields that are in hand: `now` is the clock's. */
export function callWith(
  deps: CallDeps,
  { manifest }: Pick<Connector, 'manifest'>,
  config: Record<string, string>,
  secrets: Record<string, string>,
): Call {
  const { http, guard } =
    manifest.anyHost === true
      ? { http: deps.guardedHttp, guard: deps.guard }
      : { http: deps.http, guard: null }
  return { http, guard, apiUrl: deps.graphApiUrl, config, secrets, now: deps.clock.now() }
}

/**
 * The connector of a stored channel and what its functions take, with the secrets opened as they are:
 * `fresh-call.ts` renews what must be.
 * @throws Refusal (`unavailable`) when the kind is unknown here, when the channel is disconnected
 * (its secrets are destroyed), or when they do not open with this installation's key.
 */
export function callOf(
  deps: CallDeps,
  channel: Pick<Row<'channel'>, 'id' | 'connector' | 'config' | 'secrets' | 'name'>,
): { connector: Connector; call: Call } {
  const connector = connectorOf(deps, channel.connector)
  if (channel.secrets === '') {
    throw new Refusal('unavailable', channelSentences.isDisconnected(channel.name))
  }
  const secrets = deps.secrets.open(channel.secrets, secretsSubject(channel.id))
  return { connector, call: callWith(deps, connector, configOf(channel), secrets) }
}
