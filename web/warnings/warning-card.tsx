import { Undo2 } from 'lucide'
import type { Spoken } from '../../server/language/sentence.ts'
import type { WarningShape } from '../../server/warnings/shapes.ts'
import { NetworkMark } from '../channels/network-mark.tsx'
import { now } from '../clock.ts'
import { Icon } from '../components/icon.tsx'
import { NewTab } from '../components/new-tab.tsx'
import { brief, quoted, remaining, when } from '../format.ts'
import { paths } from '../paths.ts'
import { DeliveryState } from '../publishing/delivery-state.tsx'
import { may } from '../session.ts'
import { warningMessages } from './messages.ts'
import { topicIcons } from './topics.tsx'

type Shape = Spoken<WarningShape>
type CardProps = { warning: Shape; isPrimary: boolean; onLift: () => void }

/** One warning: how long it holds, what became of it on each channel, and how to take it back. */
export function WarningCard({ warning, isPrimary, onLift }: CardProps) {
  const t = warningMessages()
  const { topic, text, isDrill, drillTo, by, startedAt, liftedText, channels } = warning
  const isRunning = warning.state === 'running' && !isDrill
  const name = t.topics[topic]
  return (
    <article
      class={`sheet flex flex-col gap-4 p-4 sm:p-5 ${isRunning ? 'border-s-4 border-s-error' : ''}`}
    >
      <div class="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div class="min-w-0 flex-1 basis-72">
          <h3 class="flex items-center gap-2 text-xl">
            <Icon of={topicIcons[topic]} size={22} class={isRunning ? 'text-error' : ''} />
            <span class="min-w-0">
              {isDrill && <>{t.drillOf} </>}
              {name}
            </span>
          </h3>
          {!isDrill && (
            <p class={isRunning ? 'font-semibold text-error' : 'text-muted'}>
              <State warning={warning} />
            </p>
          )}
          <p class="text-muted text-sm">
            {isDrill ? t.drillSentBy(by, when(startedAt)) : t.sent(by, when(startedAt))}
          </p>
        </div>
        {!isDrill && warning.state !== 'lifted' && may('events.write') && (
          <button type="button" class={`btn ${isPrimary ? 'btn-primary' : ''}`} onClick={onLift}>
            <Icon of={Undo2} size={18} />
            {t.lift}
            <span class="sr-only">{t.about(name)}</span>
          </button>
        )}
      </div>
      <details open={isRunning}>
        <summary class="w-fit cursor-pointer text-link text-sm">{t.seeText}</summary>
        <p class="wrap-anywhere mt-2 max-w-prose whitespace-pre-line rounded-field bg-wash p-3">
          {quoted(text)}
        </p>
      </details>
      {liftedText !== null && <p>{t.liftedWith(quoted(liftedText))}</p>}
      {isDrill && <p>{t.drillReached(drillTo ?? 0)}</p>}
      {channels.length > 0 && (
        <ul class="divide-y divide-base-300 border-base-300 border-t">
          {channels.map(one => (
            <li key={one.delivery} class="py-2.5">
              <ChannelLine channel={one} />
            </li>
          ))}
        </ul>
      )}
    </article>
  )
}

/** As its minutes go, without asking: it ends by itself. */
function State({ warning }: { warning: Shape }) {
  const t = warningMessages()
  const { state, endsAt, liftedAt, liftedBy } = warning
  if (liftedAt !== null) return <>{t.states.lifted(liftedBy ?? '', when(liftedAt))}</>
  const left = Date.parse(endsAt) - now.value
  if (state === 'over' || left <= 0) return <>{t.states.over(when(endsAt))}</>
  return <>{t.states.running(remaining(left), brief(endsAt))}</>
}

type Channel = Shape['channels'][number]

function ChannelLine({ channel }: { channel: Channel }) {
  const t = warningMessages()
  const { name, connector, state, url, reason, takenBack, publishedAt } = channel
  return (
    <div class="grid gap-x-4 gap-y-1 sm:grid-cols-[minmax(0,1fr)_auto]">
      <div class="min-w-0">
        <p class="flex items-center gap-2">
          <NetworkMark connector={connector} small />
          <span class="min-w-0 font-semibold">{name}</span>
        </p>
        <Numbers channel={channel} />
        {reason !== null && <p class="text-sm">{reason}</p>}
      </div>
      <div class="flex flex-wrap items-center gap-x-4 gap-y-1 sm:justify-end">
        {takenBack === null || takenBack === 'done' ? (
          <DeliveryState state={state} publishedAt={publishedAt} />
        ) : (
          <span class="font-semibold text-sm text-warning">{t.takenBack[takenBack]}</span>
        )}
        {url !== null && takenBack !== 'done' && (
          <NewTab class="text-sm" href={url} about={t.onChannel(name)}>
            {t.see}
          </NewTab>
        )}
        {(takenBack === 'by-hand' || state === 'due') && (
          <a class="text-link text-sm" href={paths.today}>
            {t.task}
            <span class="sr-only">{t.about(name)}</span>
          </a>
        )}
      </div>
    </div>
  )
}

/** How many it reached, as far as anybody knows. */
function Numbers({ channel: { reach, readers, endReach } }: { channel: Channel }) {
  const t = warningMessages()
  const parts = [
    ...(reach === null ? [] : [t.reached(reach.reached, reach.recipients)]),
    ...(reach === null || reach.waiting === 0 ? [] : [t.waiting(reach.waiting)]),
    ...(reach === null || reach.failed === 0 ? [] : [t.failed(reach.failed)]),
    ...(readers === null ? [] : [t.readers(readers)]),
    ...(endReach === null ? [] : [t.endReached(endReach.reached, endReach.recipients)]),
  ]
  return parts.length > 0 && <p class="text-muted text-sm tabular-nums">{parts.join(' · ')}</p>
}
