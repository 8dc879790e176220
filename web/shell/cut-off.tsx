import { Unplug } from 'lucide'
import { useLayoutEffect, useState } from 'preact/hooks'
import type { Spoken } from '../../server/language/sentence.ts'
import type { TodayShape } from '../../server/today/shapes.ts'
import { Icon } from '../components/icon.tsx'
import { list, near } from '../format.ts'
import { answering } from '../i18n/answering.ts'
import { paths } from '../paths.ts'
import { may } from '../session.ts'
import { today } from '../today.ts'

type Channel = Spoken<TodayShape>['channels'][number]

/** Those that were said aloud since the page was opened. */
const told = new Set<string>()

/** Above every screen: which channel is dead, since when, what that costs, and the way to mend it. */
export default function CutOff() {
  const channels = today.value?.channels ?? []
  return (
    <aside
      aria-label={answering.value.cutOff.label}
      class="no-print bg-error text-error-content text-sm"
    >
      {channels.map(
        channel =>
          channel.cutOffAt !== null && (
            <Strip key={channel.id} channel={channel} since={channel.cutOffAt} />
          ),
      )}
    </aside>
  )
}

function Strip({ channel: { id, name, problem }, since }: { channel: Channel; since: string }) {
  const t = answering.value.cutOff
  const key = `${id} ${since}`
  const [isNews] = useState(() => !told.has(key))
  useLayoutEffect(() => void told.add(key), [key])
  const { waiting = [], troubled = [] } = today.value ?? {}
  const waits = waiting.filter(({ channel }) => channel === id).length
  // What is only planned is there because it cannot leave.
  const held = troubled.filter(one => one.channel === id && one.state === 'scheduled').length
  const costs = [...(waits > 0 ? [t.waiting(waits)] : []), ...(held > 0 ? [t.held(held)] : [])]
  return (
    <div class="mx-auto flex max-w-6xl flex-wrap items-center gap-x-4 gap-y-2 px-4 py-2 sm:px-6 lg:px-10">
      <div class="flex min-w-0 flex-1 basis-64 items-start gap-2">
        <Icon of={Unplug} size={18} class="mt-0.5 shrink-0" />
        <div class="min-w-0">
          {/* The rest changes while one works, and is not said again each time. */}
          <p role={isNews ? 'alert' : undefined} class="font-semibold">
            {t.since(name, near(since))}
          </p>
          {costs.length > 0 && <p>{t.costs(list(costs))}</p>}
          <p class="max-sm:sr-only">{problem}</p>
        </div>
      </div>
      {may('channels.write') ? (
        <a class="btn btn-sm" href={paths.reconnect(id)}>
          {t.reconnect}
          <span class="sr-only">{name}</span>
        </a>
      ) : (
        <p>{t.ask}</p>
      )}
    </div>
  )
}
