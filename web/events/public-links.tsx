import { ExternalLink } from 'lucide'
import type { EventShape } from '../../server/events/shapes/event.ts'
import { eventCalendarPath, eventPath } from '../../server/language/agenda-address.ts'
import type { Spoken } from '../../server/language/sentence.ts'
import { CopyButton } from '../components/copy-button.tsx'
import { Icon } from '../components/icon.tsx'
import { changeMessages } from './change/messages.ts'

/** Where anybody reads the event, its address to be copied, and its file for a calendar. */
export function PublicLinks({ event }: { event: Spoken<EventShape> }) {
  const t = changeMessages()
  const isShown = event.listed && (event.approval === 'none' || event.approval === 'approved')
  if (!isShown) return <p class="text-muted text-sm">{t.unlisted}</p>
  const path = eventPath(event)
  return (
    <div class="no-print flex flex-wrap items-center gap-x-4 gap-y-2 text-sm">
      <a
        class="text-link inline-flex items-center gap-1"
        href={path}
        target="_blank"
        rel="noopener"
      >
        {t.publicPage}
        <span class="sr-only">{t.publicPageNew}</span>
        <Icon of={ExternalLink} size={14} />
      </a>
      <a class="text-link" href={eventCalendarPath(event)} download>
        {t.calendarFile}
      </a>
      <CopyButton text={event.publicUrl ?? `${location.origin}${path}`} what={t.copyWhat} />
    </div>
  )
}
