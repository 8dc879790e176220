import { Eye, PenLine } from 'lucide'
import type { PresentShape } from '../../../server/inbox/shapes/acts.ts'
import { Icon } from '../../components/icon.tsx'
import { list } from '../../format.ts'
import { answeringMessages } from './messages.ts'
import { usePresence } from './use-presence.ts'

/** « Bernard écrit… », above the answer: its line is always there, so that nothing moves under a hand. */
export function PresentLine({
  conversation,
  isWriting,
}: {
  conversation: number
  isWriting: boolean
}) {
  const others = usePresence(conversation, isWriting)
  const t = answeringMessages().together
  const named = (doing: PresentShape['doing']) =>
    others.filter(other => other.doing === doing).map(({ name }) => name)
  const [writers, readers] = [named('writing'), named('reading')]
  return (
    <p
      role="status"
      class="no-print mt-6 -mb-6 flex h-6 gap-x-4 overflow-hidden whitespace-nowrap text-sm"
    >
      {writers.length > 0 && (
        <span class="inline-flex items-center gap-1.5 font-semibold text-warning">
          <Icon of={PenLine} size={16} />
          {t.writes(list(writers), writers.length)}
        </span>
      )}
      {readers.length > 0 && (
        <span class="inline-flex items-center gap-1.5 text-muted">
          <Icon of={Eye} size={16} />
          {t.reads(list(readers), readers.length)}
        </span>
      )}
    </p>
  )
}
