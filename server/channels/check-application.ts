import type { CheckLine } from '../connectors/connector.ts'
import { notFound } from '../platform/refusal.ts'
import {
  type AppDeps,
  applicationCall,
  asRefusal,
  channelsThrough,
  ourAddresses,
} from './network-apps.ts'
import { checksOf } from './notices.ts'
import { isConnected } from './rules.ts'
import { channelSentences } from './sentences.ts'
import type { ApplicationCheck } from './shapes-connection.ts'

/**
 * What is done of the guide to the commune's application: what the network tells of it, and, once a
 * channel is connected through it, which permissions that channel was given.
 * @throws Refusal `conflict` when there is none yet, `unavailable` when the network does not answer.
 */
export async function checkApplication(
  deps: AppDeps,
  communeId: number,
  key: string,
): Promise<ApplicationCheck> {
  const { authorization, connector, call } = await applicationCall(deps, communeId, key)
  if (authorization.guide === undefined) throw notFound(channelSentences.application)
  const verdict = await authorization.guide.check(call, ourAddresses(deps, key))
  if (verdict.kind !== 'checked') throw asRefusal(verdict)
  const app = { communeId, config: call.config }
  const channels = (await channelsThrough(deps, deps.db, key, app)).filter(isConnected)
  const [first] = channels
  if (first === undefined) {
    const text = channelSentences.nothingThrough
    return { lines: [...verdict.lines, { key: 'connect', level: 'info', text }] }
  }
  const scopes = connector.login?.permissions ?? []
  const granted = checksOf(first)
    .filter(line => line.key === 'permissions' || scopes.includes(line.key))
    .map((line): CheckLine => ({ ...line, key: 'permissions' }))
  // What led to a channel whose access died stays done.
  const dead = channels.filter(({ state }) => state === 'paused')
  const namesOf = (some: typeof channels) => some.map(({ name }) => name)
  return {
    lines: [
      ...verdict.lines.filter(line => line.key !== 'permissions' || granted.length === 0),
      ...granted,
      dead.length > 0
        ? { key: 'connect', level: 'warning', text: channelSentences.toReconnect(namesOf(dead)) }
        : {
            key: 'connect',
            level: 'ok',
            text: channelSentences.connectedThrough(namesOf(channels)),
          },
    ],
  }
}
