import type { PageRow } from '../state/rows.ts'
import { subscribable } from '../state/subscriptions.ts'
import { badParameter, mayNotManage } from './errors.ts'
import { requireMetadata } from './nodes/page.ts'
import { hasScope, type Reading } from './reading.ts'

/** `POST /{page}/subscribed_apps?subscribed_fields=feed,messages`. */
export function subscribeApp(reading: Reading, page: PageRow): unknown {
  requireMetadata(reading)
  const fields = (reading.call.params.get('subscribed_fields') ?? '').split(',')
  fields.forEach((field, index) => {
    if (!subscribable.some(known => known === field)) {
      throw badParameter(
        `Param subscribed_fields[${index}] must be one of {${subscribable.join(', ')}} - got "${field}".`,
      )
    }
  })
  const wantsMessages = fields.some(field => field !== 'feed')
  if (wantsMessages && !hasScope(reading, 'pages_messaging')) throw mayNotManage('pages_messaging')
  reading.network.subscriptions.set(page.id, fields)
  return { success: true }
}

/** `DELETE /{page}/subscribed_apps`. */
export function unsubscribeApp(reading: Reading, page: PageRow): unknown {
  requireMetadata(reading)
  reading.network.subscriptions.remove(page.id)
  return { success: true }
}
