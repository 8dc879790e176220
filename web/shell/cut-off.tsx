import { Unplug } from 'lucide'
import { useLayoutEffect, useState } from 'preact/hooks'
import type { Spoken } from '../../server/language/sentence.ts'
import type { TodayShape } from '../../server/today/shapes.ts'
import { Icon } from '../components/icon.tsx'
import { list, near } from '../format.ts'
import { paths } from '../paths.ts'
import { may } from '../session.ts'
import { today } from '../today/load-today.ts'
import { cutOffMessages } from './cut-off-messages.ts'

type Channel = Omit<Spoken<TodayShape>['channels'][number], 'cutOffAt'> & { since: string }

/** Those that were said aloud since the page was opened. */
const announced = new Set<string>()

/**
 * Above every screen: which channel is dead, since when, what that costs, and the way to mend it. Those
 * that one cause has cut off are one strip.
 */
export default function CutOff() {
  const cutOff = (today.value?.channels ?? []).flatMap(({ cutOffAt, ...channel }) =>
    cutOffAt === null ? [] : { ...channel, since: cutOffAt },
  )
  const causes = Map.groupBy(cutOff, ({ problem }) => problem)
  return (
    <aside aria-label={cutOffMessages().label} class="no-print bg-error text-error-content text-sm">
      {[...causes].map(([problem, channels]) => (
        <Strip key={problem} channels={channels} problem={problem} />
      ))}
    </aside>
  )
}

function Strip({ channels, problem }: { channels: readonly Channel[]; problem: string }) {
  const t = cutOffMessages()
  const key = channels.map(({ id, since }) => `${id} ${since}`).join()
  const [isNews] = useState(() => !announced.has(key))
  useLayoutEffect(() => void announced.add(key), [key])
  const { waiting = [], deliveryIssues = [] } = today.value ?? {}
  const ids = new Set(channels.map(({ id }) => id))
  const waits = waiting.filter(({ channel }) => ids.has(channel)).length
  // What is only planned is there because it cannot leave.
  const held = deliveryIssues.filter(
    one => ids.has(one.channel) && one.state === 'scheduled',
  ).length
  const costs = [...(waits > 0 ? [t.waiting(waits)] : []), ...(held > 0 ? [t.held(held)] : [])]
  const since = channels.map(one => one.since).toSorted()[0] ?? ''
  return (
    <div class="mx-auto flex max-w-6xl flex-wrap items-center gap-x-4 gap-y-2 px-4 py-2 sm:px-6 lg:px-10">
      <div class="flex min-w-0 flex-1 basis-64 items-start gap-2">
        <Icon of={Unplug} size={18} class="mt-0.5 shrink-0" />
        <div class="min-w-0">
          {/* The rest changes while one works, and is not said again each time. */}
          <p role={isNews ? 'alert' : undefined} class="font-semibold">
            {t.since(list(channels.map(({ name }) => name)), near(since))}
          </p>
          {costs.length > 0 && <p>{t.costs(list(costs))}</p>}
          <p class="max-sm:sr-only">{problem}</p>
        </div>
      </div>
      {may('channels.write') ? (
        <div class="flex min-w-0 max-w-full flex-wrap gap-2">
          {channels.map(({ id, name }) => (
            <a key={id} class="btn btn-sm" href={paths.reconnect(id)}>
              <span>
                {t.reconnect} <span class={channels.length > 1 ? '' : 'sr-only'}>{name}</span>
              </span>
            </a>
          ))}
        </div>
      ) : (
        <p>{t.ask}</p>
      )}
    </div>
  )
}
