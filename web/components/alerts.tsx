import { BellRing, X } from 'lucide'
import { useEffect } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import type { AlertLineShape } from '../../server/alerts/shapes.ts'
import {
  alerts,
  clearAlerts,
  dismissAlerts,
  forgetSeen,
  loadAlerts,
  waitingLines,
} from '../alerts.ts'
import { when } from '../format.ts'
import { messages } from '../i18n/index.ts'
import { onChange } from '../live.ts'
import { paths } from '../paths.ts'
import { Icon } from './icon.tsx'
import { Where } from './where.tsx'

/** As many as leave the screen usable on a telephone. */
const mostLines = 3

/**
 * Who has waited for too long, told to whoever is on duty, over any screen and in every tab, until
 * they are answered or it is dismissed. A polite live region, always there so that it is heard.
 */
export function Alerts() {
  const { route } = useLocation()
  useEffect(() => {
    const load = () => void loadAlerts(route)
    load()
    const stop = onChange(changed => {
      // Somebody of whom it tells may have been answered.
      if (changed.has('alerts') || (changed.has('messages') && alerts.value.length > 0)) load()
    })
    window.addEventListener('storage', forgetSeen)
    return () => {
      stop()
      window.removeEventListener('storage', forgetSeen)
      clearAlerts()
    }
  }, [])
  const lines = waitingLines(alerts.value)
  return (
    <div
      role="status"
      class="no-print pointer-events-none fixed inset-x-0 top-2 z-30 flex justify-center px-2 lg:top-4 lg:justify-end lg:px-6"
    >
      {lines.length > 0 && <AlertCard lines={lines} />}
    </div>
  )
}

function AlertCard({ lines }: { lines: AlertLineShape[] }) {
  const t = messages.value.alerts
  const more = lines.length - mostLines
  return (
    <div class="sheet pointer-events-auto flex w-full max-w-md gap-3 border-s-4 border-s-warning py-3 ps-4 pe-2 shadow-lg">
      <Icon of={BellRing} size={20} class="mt-0.5 shrink-0 text-warning" />
      <div class="min-w-0 flex-1">
        <p class="font-semibold">{t.title(lines.length)}</p>
        <ul class="mt-1 flex flex-col gap-2">
          {lines.slice(0, mostLines).map(line => (
            <li key={line.message}>
              <a class="text-link" href={paths.conversation(line.conversation)}>
                {line.subject ?? line.channelName}
              </a>
              <span class="block text-muted text-sm">
                <Where visibility={line.visibility} channelName={line.channelName} />
              </span>
              <span class="block text-muted text-sm">
                {t.line(when(line.openedAt), line.minutes)}
              </span>
            </li>
          ))}
        </ul>
        {more > 0 && (
          <a class="text-link mt-2 inline-block text-sm" href={paths.today}>
            {t.more(more)}
          </a>
        )}
        {alerts.value.at(-1)?.toAll && <p class="mt-2 text-muted text-sm">{t.toAll}</p>}
      </div>
      <button
        type="button"
        class="btn btn-ghost btn-sm btn-square"
        aria-label={t.dismiss}
        onClick={dismissAlerts}
      >
        <Icon of={X} size={16} />
      </button>
    </div>
  )
}
