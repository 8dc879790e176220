import { createWebhook } from '../meta/webhook.ts'
import { isOfInstagram } from './webhook-events.ts'

/**
 * Instagram calls for accounts, by numbers that a channel does not hold: it names the page that the
 * account is linked to. So every channel of the app that signed looks; a quiet one makes two calls.
 */
export const webhook = createWebhook(body => {
  const isOurs = isOfInstagram(body)
  return () => isOurs
})
