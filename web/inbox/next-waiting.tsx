import { ArrowRight } from 'lucide'
import type { ConversationShape } from '../../server/inbox/shapes/conversation.ts'
import type { Spoken } from '../../server/language/sentence.ts'
import { Icon } from '../components/icon.tsx'
import { messages } from '../language.ts'
import { paths } from '../paths.ts'
import { countdownLabel, tell } from '../today/countdown.tsx'
import { inboxMessages } from './messages.ts'
import { waitingElsewhere } from './waiting-in.ts'

/** Once one is dealt with: « Suivant : Nadia Ferrand, encore 5 min ». */
export function NextWaiting({
  conversation,
  kept,
}: {
  conversation: Spoken<ConversationShape>
  kept: string
}) {
  const next = waitingElsewhere(conversation)
  const t = inboxMessages().messages
  if (next === undefined) return <p class="no-print mb-2 text-muted text-sm">{t.nobodyNext}</p>
  const name = next.author ?? messages.value.residents.someone
  return (
    <p class="no-print mb-2">
      <a class="text-link font-semibold" href={paths.conversation(next.conversation) + kept}>
        {t.next(name, countdownLabel(tell(next)))}
        <Icon of={ArrowRight} size={16} class="ms-1 inline" />
      </a>
    </p>
  )
}
