import type { Spoken } from '../../server/language/sentence.ts'
import type { DeliveryShape } from '../../server/publishing/shapes.ts'
import { alone } from '../alerts/alone.ts'
import { showDeliveryIssues } from '../alerts/notification.ts'
import { recall, remember } from '../preferences.ts'
import { me } from '../session.ts'

/** As many as are remembered to have been told. */
const most = 200

/**
 * One browser notification for what has newly gone wrong, however many tabs are open. Anyone who comes
 * for the first time begins with what comes next. What nobody knows yet is left to looking, which
 * settles most of it: the screen shows it, and a mail asks.
 */
export async function tellDeliveryIssues(
  deliveryIssues: readonly Spoken<DeliveryShape>[],
  open: (href: string) => void,
): Promise<void> {
  const known = deliveryIssues.filter(({ state }) => state !== 'unconfirmed')
  await alone('tambour.troubles', async () => {
    const key = `tambour.troubles.${me.value?.user.id ?? ''}`
    const stored = recall(key)
    const notified = new Set(stored?.split(','))
    const fresh = known.filter(one => !notified.has(nameOf(one)))
    if (stored !== null && fresh.length === 0) return
    remember(key, [...notified, ...fresh.map(nameOf)].slice(-most).join(','))
    if (stored !== null) showDeliveryIssues(fresh, open)
  })
}

/** The same until it is tried again. */
function nameOf({ id, state, attempts }: Spoken<DeliveryShape>): string {
  return `${id}:${state}:${attempts}`
}
