import type { Context } from '../../server/context.ts'
import { nextRoundAt, sendMails } from '../../server/mail/outbox.ts'
import type { Actor } from '../../server/people/rules/role.ts'
import { webhookLog } from '../../server/webhooks/log.ts'
import { webhookTypes } from '../../server/webhooks/rules.ts'
import { webhookMessages } from '../../server/webhooks/send.ts'
import { envelopeOf, type WebhookAdded, type WebhookNew } from '../../server/webhooks/shapes.ts'
import { addWebhook } from '../../server/webhooks/webhooks.ts'
import type { TestClock } from './clock.ts'
import { webhookReceiver } from './network/webhook-receiver.ts'

type World = { context: Context; clock: TestClock; by: Actor }

/** A receiver that a commune's webhook leads to, told of everything unless told otherwise. */
export async function withWebhook<W extends World>(world: W, wanted: Partial<WebhookNew> = {}) {
  const { context, clock, by } = world
  const receiver = await webhookReceiver(() => clock.now())
  const add = async (path: string, more: Partial<WebhookNew> = {}): Promise<WebhookAdded> => {
    const address = `${receiver.url}${path}`
    const types = [...webhookTypes]
    const asked = { address, name: 'Site', types, words: false, ...more }
    const added = await addWebhook(context, by, asked)
    receiver.secrets.set(path, added.secret)
    return added
  }
  const webhook = await add('/hook', wanted)
  /** What its job does once it is woken. */
  const send = (in_ = context) => sendMails(in_, webhookMessages)
  /** The same at the time for which the outbox waits; it is then that late, ms. */
  const sendLater = async () => {
    const at = await nextRoundAt(context, webhookMessages)
    if (at === null) return null
    const late = at - clock.now()
    clock.set(Math.max(clock.now(), at))
    await send()
    return late
  }
  /** What was received, as its type has it. */
  const told = () =>
    receiver.received.map(({ body }) => {
      const { type } = JSON.parse(body)
      return envelopeOf(type).strict().parse(JSON.parse(body))
    })
  const log = async (id = webhook.id) => (await webhookLog(context, by, id, undefined)).messages
  return { ...world, receiver, webhook, add, send, sendLater, told, log }
}
