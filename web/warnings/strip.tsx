import { Siren } from 'lucide'
import { type Answer, useApi } from '../api.ts'
import { now } from '../clock.ts'
import { Icon } from '../components/icon.tsx'
import { VigilanceNow } from '../feeds/vigilance.tsx'
import { brief } from '../format.ts'
import { paths } from '../paths.ts'
import { may } from '../session.ts'
import { warningMessages } from './messages.ts'

type Shape = Answer<'GET /warnings'>['warnings'][number]

/** On the first screen: what Météo-France warns of, what runs and until when, and the way to take it back. */
export default function WarningStrip() {
  const listed = useApi('GET /warnings', ['deliveries'])
  const running = (listed.data?.warnings ?? []).filter(
    ({ state, isDrill, endsAt }) =>
      state === 'running' && !isDrill && Date.parse(endsAt) > now.value,
  )
  return (
    <>
      <VigilanceNow />
      {running.length > 0 && <Running warnings={running} />}
    </>
  )
}

function Running({ warnings }: { warnings: readonly Shape[] }) {
  const t = warningMessages()
  return (
    <aside aria-label={t.running} class="flex flex-col gap-2">
      {warnings.map(({ id, topic, endsAt }) => (
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
