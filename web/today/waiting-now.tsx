import { inboxMessages } from '../inbox/messages.ts'
import { paths } from '../paths.ts'
import { today } from './load-today.ts'

/** How many wait at this moment: the number that every screen has from the same place. */
export function WaitingNow() {
  const count = today.value?.waitingCount
  if (count === undefined) return null
  const label = inboxMessages().waitingNow(count)
  return count === 0 ? (
    label
  ) : (
    <a class="text-link is-quiet" href={paths.messages}>
      {label}
    </a>
  )
}
