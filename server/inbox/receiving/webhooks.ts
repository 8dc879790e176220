import { configOf, connectorOf, secretsSubject } from '../../channels/call.ts'
import { applicationSubject } from '../../channels/network-apps.ts'
import { networkAppsOf } from '../../channels/rows.ts'
import type { WebhookChannel, WebhookDelivery } from '../../connectors/connector.ts'
import type { Row } from '../../database/schema.ts'
import type { Deps } from '../../deps.ts'
import { notFound, Refusal } from '../../platform/refusal.ts'
import { inboxSentences } from '../sentences.ts'
import { insertWebhook, webhookChannels } from '../store/webhooks.ts'

type WebhookDeps = Pick<Deps, 'db' | 'connectors' | 'secrets'>

/**
 * The answer to a network that asks whether this address is ours; null when it knows no channel's
 * word.
 * @throws Refusal (`not-found`) for a kind of channel that has no webhooks.
 */
export async function verifyWebhook(
  deps: WebhookDeps,
  key: string,
  query: Record<string, string>,
): Promise<string | null> {
  const webhook = webhookOf(deps, key)
  return webhook.verify(
    query,
    (await channelsOf(deps, key)).map(({ channel }) => channel),
  )
}

/**
 * Whether a call may be a network's, as far as its headers tell: what comes without a signature is
 * refused before its body is read, and so is what the headers alone show to be forged.
 * @throws Refusal (`not-found`) for a kind of channel that has no webhooks.
 */
export async function mayBeSigned(
  deps: WebhookDeps & Pick<Deps, 'clock'>,
  key: string,
  headers: Headers,
): Promise<boolean> {
  const webhook = webhookOf(deps, key)
  if (!webhook.bearsSignature(headers)) return false
  if (webhook.provesItself === undefined) return true
  const at = deps.clock.now()
  const channels = (await channelsOf(deps, key)).map(({ channel }) => channel)
  return webhook.provesItself({ headers, at }, channels)
}

/**
 * Takes in what a network tells: it is on disk when this resolves, and its job is woken.
 * What it names is looked at by the poll that follows, so that nothing counts twice, and what is late
 * or forged cannot become a message.
 * @returns false when no channel's secret signed it.
 * @throws Refusal (`not-found`) for a kind of channel that has no webhooks.
 */
export async function receiveWebhook(
  deps: WebhookDeps & Pick<Deps, 'clock' | 'log' | 'webhookSignal'>,
  key: string,
  came: Omit<WebhookDelivery, 'at'>,
): Promise<boolean> {
  const now = deps.clock.now()
  const delivery = { ...came, at: now }
  const read = await readSigned(deps, key, delivery)
  if (read === null) return false
  const { known, signed } = read
  const channelIds = known.flatMap(({ channel: { id }, receives }) =>
    receives && signed.includes(id) ? [id] : [],
  )
  if (channelIds.length === 0) {
    deps.log.info({ connector: key, signed }, 'webhook-for-nobody')
    return true
  }
  const { text = utf8 } = webhookOf(deps, key)
  await insertWebhook(deps.db, {
    connector: key,
    body: text(delivery),
    channelIds: JSON.stringify(channelIds),
    receivedAt: now,
    nextAt: now,
    error: null,
  })
  deps.webhookSignal.wake()
  return true
}

const utf8 = ({ body }: Pick<WebhookDelivery, 'body'>) => Buffer.from(body).toString('utf8')

/** Whose secret signed it, and the channels among which that was looked for. */
async function readSigned(deps: WebhookDeps, key: string, delivery: WebhookDelivery) {
  const webhook = webhookOf(deps, key)
  const named = webhook.names?.(utf8(delivery))
  const readBy = (known: KnownChannel[]) => {
    const channels = known.map(({ channel }) => channel)
    const signed = webhook.read(delivery, channels)
    return signed === null ? null : { known, signed }
  }
  // To open the secrets of all takes as long as there are many. Who signed what none of the named has
  // signed is looked for among all.
  const few =
    named === undefined || named.values.length === 0
      ? []
      : opened(deps, await webhookChannels(deps.db, key, named))
  return (few.length > 0 ? readBy(few) : null) ?? readBy(await channelsOf(deps, key))
}

function webhookOf(deps: Pick<Deps, 'connectors'>, key: string) {
  const known = Object.hasOwn(deps.connectors, key)
  const { webhook } = known ? connectorOf(deps, key) : {}
  if (webhook === undefined) throw notFound(inboxSentences.address)
  return webhook
}

/**
 * The channels of a kind whose secrets can be read; what the others miss, their check tells. With
 * them the communes' applications, under a number that no channel has: the network asks for the
 * word before the first channel is connected.
 */
async function channelsOf(deps: WebhookDeps, key: string): Promise<KnownChannel[]> {
  const { db, connectors } = deps
  const through = connectors[key]?.login?.through ?? key
  const applications = (await networkAppsOf(db, through)).map(row => ({
    ...row,
    id: 0,
    receives: 0 as const,
    subject: applicationSubject(row),
  }))
  return [
    ...opened(deps, await webhookChannels(db, key)),
    ...applications.flatMap(row => openedOne(deps, row)),
  ]
}

type KnownChannel = { channel: WebhookChannel; receives: boolean }
type SealedChannel = Pick<Row<'channel'>, 'id' | 'config' | 'secrets' | 'receives'>

const opened = (deps: Pick<Deps, 'secrets'>, rows: readonly SealedChannel[]) =>
  rows.flatMap(row => openedOne(deps, { ...row, subject: secretsSubject(row.id) }))

function openedOne(
  { secrets }: Pick<Deps, 'secrets'>,
  row: SealedChannel & { subject: string },
): KnownChannel[] {
  try {
    const channel = {
      id: row.id,
      config: configOf(row),
      secrets: secrets.open(row.secrets, row.subject),
    }
    return [{ channel, receives: row.receives === 1 }]
  } catch (error) {
    if (error instanceof Refusal) return []
    throw error
  }
}
