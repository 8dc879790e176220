import type { Connector } from '../connectors/connector.ts'
import type { Sentence } from '../language/sentence.ts'
import { notFound, Refusal } from '../platform/refusal.ts'
import { freshCall } from './call.ts'
import { channelRow, type Who } from './channels.ts'
import { type CheckDeps, checkChannel } from './check-channel.ts'
import { isPublic } from './network-apps.ts'
import { channelSentences } from './sentences.ts'
import type { ChannelShape } from './shapes-channel.ts'
import { journal } from './store/channels.ts'

/**
 * Asks the network to call when something happens on the channel, and checks the channel anew.
 * @throws Refusal when the kind knows no such thing, when the channel lacks what recognises the
 * network's calls, or when the network says no.
 */
export async function subscribeChannel(
  deps: CheckDeps,
  who: Who,
  id: number,
): Promise<ChannelShape> {
  const channel = await channelRow(deps, who.communeId, id)
  const { connector, call } = await freshCall(deps, channel)
  const { webhook, manifest } = connector
  if (webhook?.subscribe === undefined || channel.receives === 0)
    throw notFound(channelSentences.webhook)
  const lacking = manifest.fields.find(
    field => field.suggestion === 'random' && call.secrets[field.key] === undefined,
  )
  if (lacking !== undefined) {
    throw new Refusal('conflict', channelSentences.webhooksLack(lacking.label))
  }
  const outcome = await webhook.subscribe(call)
  if (outcome.kind !== 'subscribed') {
    const isPassing = outcome.kind === 'failed' && outcome.retryAt !== null
    throw new Refusal(isPassing ? 'unavailable' : 'conflict', outcome.reason)
  }
  await journal(deps.db, who, deps.clock.now(), 'channel.webhooks', `channel:${id}`)
  return await checkChannel(deps, who, id)
}

/** Where the network can reach us it is asked to call; that it will not is no failure to connect. */
export async function subscribeIfPublic(
  deps: CheckDeps,
  who: Who,
  { webhook }: Connector,
  channel: ChannelShape,
): Promise<{ channel: ChannelShape; problem: Sentence | null }> {
  if (webhook?.subscribe === undefined || !channel.receives || !isPublic(deps)) {
    return { channel, problem: null }
  }
  try {
    return { channel: await subscribeChannel(deps, who, channel.id), problem: null }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { channel, problem: channelSentences.webhooksFailed(error.sentence) }
  }
}
