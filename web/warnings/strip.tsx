import { Siren } from 'lucide'
import { api } from '../api.ts'
import { now } from '../clock.ts'
import { Icon } from '../components/icon.tsx'
import { brief } from '../format.ts'
import { paths } from '../paths.ts'
import { useResource } from '../resource.ts'
import { may } from '../session.ts'
import { warningMessages } from './messages.ts'

/** On the first screen while one runs: until when, and the way to take it back. */
export default function WarningStrip() {
  const t = warningMessages()
  const listed = useResource('warnings', () => api('GET /warnings'), ['deliveries'])
  const running = (listed.data?.warnings ?? []).filter(
    ({ state, isDrill, endsAt }) =>
      state === 'running' && !isDrill && Date.parse(endsAt) > now.value,
  )
  if (running.length === 0) return null
  return (
    <aside aria-label={t.running} class="flex flex-col gap-2">
      {running.map(({ id, topic, endsAt }) => (
        <p
          key={id}
          class="sheet flex flex-wrap items-center gap-x-3 gap-y-1 border-s-4 border-s-error px-4 py-3"
        >
          <span class="flex min-w-0 items-start gap-2 font-semibold">
            <Icon of={Siren} size={18} class="mt-0.5 text-error" />
            <span class="min-w-0">{t.strip(t.topics[topic], brief(endsAt))}</span>
          </span>
          <a class="text-link ms-auto" href={paths.warnings}>
            {may('events.write') ? t.seeOrLift : t.see}
            <span class="sr-only">{t.about(t.topics[topic])}</span>
          </a>
        </p>
      ))}
    </aside>
  )
}
