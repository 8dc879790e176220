import {
  Ban,
  CircleAlert,
  CircleCheck,
  CircleQuestionMark,
  Clock,
  FilePen,
  Hand,
  Hourglass,
  LoaderCircle,
  SkipForward,
} from 'lucide'
import type { DeliveryState as State } from '../../server/publishing/rules/delivery.ts'
import { Icon, type IconShape } from '../components/icon.tsx'
import { messages } from '../language.ts'

/** A delivery's state without its word, which must stand beside it or be read. */
export const deliveryLooks: Record<State, { icon: IconShape; color: string }> = {
  draft: { icon: FilePen, color: 'text-muted' },
  'awaiting-approval': { icon: Hourglass, color: 'text-warning' },
  due: { icon: Hand, color: 'text-warning' },
  scheduled: { icon: Clock, color: 'text-base-content' },
  sending: { icon: LoaderCircle, color: 'text-base-content' },
  published: { icon: CircleCheck, color: 'text-success' },
  verified: { icon: CircleCheck, color: 'text-success' },
  failed: { icon: CircleAlert, color: 'text-error' },
  unconfirmed: { icon: CircleQuestionMark, color: 'text-warning' },
  missed: { icon: SkipForward, color: 'text-warning' },
  cancelled: { icon: Ban, color: 'text-muted' },
}

/** A delivery's state by icon and word. @param publishedAt null also where that is not to be told */
export function DeliveryState({
  state,
  publishedAt = null,
}: {
  state: State
  publishedAt?: string | null
}) {
  const { icon, color } = deliveryLooks[state]
  return (
    <span class={`inline-flex items-center gap-1.5 font-semibold text-sm ${color}`}>
      <Icon of={icon} size={16} />
      {state === 'cancelled' && publishedAt !== null
        ? messages.value.deliveries.withdrawn
        : messages.value.deliveryStates[state]}
    </span>
  )
}
