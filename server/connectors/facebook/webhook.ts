import { createWebhook } from '../meta/webhook.ts'
import { pagesIn } from './webhook-events.ts'

/** Facebook calls for pages, by their numbers; what happened on them told.ts reads. */
export const webhook = createWebhook(body => {
  const pages = pagesIn(body)
  return ({ config }) => pages.has(config.page?.trim() ?? '')
})
