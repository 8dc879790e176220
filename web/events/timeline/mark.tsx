import { CheckCheck } from 'lucide'
import type { DeliveryState as State } from '../../../server/publishing/rules/delivery.ts'
import { Icon } from '../../components/icon.tsx'
import { dayTime } from '../../format.ts'
import { messages } from '../../language.ts'
import { deliveryLooks } from '../../publishing/delivery-state.tsx'
import { changeMessages } from '../change/messages.ts'
import { planMessages } from '../plans/messages.ts'
import { type ChannelPost, isNamed, leading, stateShown } from './posts.ts'

/** What a state, or that of something that was taken back, is called. */
export function stateWord(state: State, publishedAt: string | null): string {
  const { deliveries, deliveryStates } = messages.value
  return state === 'cancelled' && publishedAt !== null
    ? deliveries.withdrawn
    : deliveryStates[state]
}

/** A state's mark: without its word beside it each needs a shape of its own, so what was read back has two ticks. */
export function StateIcon({ state }: { state: State }) {
  const { icon, color } = deliveryLooks[state]
  return <Icon of={state === 'verified' ? CheckCheck : icon} size={18} class={color} />
}

/** « Date à retenir, jeudi 10 décembre à 18 h, Page de la mairie ». */
export function postName({ post }: ChannelPost): string {
  const what = post.kind === 'notice' ? changeMessages().notice : post.step
  return [what, dayTime(post.dueLocal), post.channelName].filter(Boolean).join(', ')
}

type MarkProps = {
  of: ChannelPost
  onOpen: () => void
  /** Pointed at, or arrived at with the keyboard. */
  onPoint: () => void
}

/** How one post of a channel stands; pressed, it shows the post and what can be done. */
export function Mark({ of, onOpen, onPoint }: MarkProps) {
  const shown = leading(of)
  const hasComment = of.all.some(({ after }) => after !== null)
  return (
    <button
      type="button"
      id={`publication-${of.post.id}`}
      aria-haspopup="dialog"
      class={`relative flex size-7 scroll-mt-16 cursor-pointer items-center justify-center rounded-full bg-base-100 hover:bg-base-200 ${
        of.all.some(isNamed) ? 'bg-wash outline-2 outline-primary' : ''
      }`}
      onClick={onOpen}
      onMouseEnter={onPoint}
      onFocus={onPoint}
    >
      <StateIcon state={stateShown(shown)} />
      <span class="sr-only">
        {stateWord(stateShown(shown), shown.publishedAt)}
        {hasComment && <span> ({planMessages().firstComment.under})</span>}, {postName(of)}
      </span>
    </button>
  )
}
