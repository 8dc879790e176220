import type { ChangeReader, EventChangePlan } from '../../../server/events/shapes-event-change.ts'
import type { Spoken } from '../../../server/language/sentence.ts'
import { Tick } from '../../components/choices.tsx'
import { list } from '../../format.ts'
import { changeMessages } from './messages.ts'

/** Who is left out of a change: keys of channels and of readers. */
export type LeftOut = ReadonlySet<string>

export const channelKey = (channel: number): string => `channel ${channel}`

type InformedListProps = {
  plan: Spoken<EventChangePlan>
  leftOut: LeftOut
  onLeftOut: (key: string, isLeftOut: boolean) => void
}

/** Who is told otherwise than by a notice: by name and by way, each to be left out where that can be. */
export function InformedList({ plan, leftOut, onLeftOut }: InformedListProps) {
  const t = changeMessages()
  const noticed = new Set(plan.notices.map(({ channel }) => channel))
  const inPlace = plan.corrected.filter(({ channel }) => !noticed.has(channel))
  if (inPlace.length === 0 && plan.readers.length === 0) return null
  const tick = (key: string, name: string, way: string) => (
    <Tick
      label={name}
      help={way}
      value={!leftOut.has(key)}
      onValue={isInformed => onLeftOut(key, !isInformed)}
    />
  )
  return (
    <ul class="sheet divide-y divide-base-300" aria-label={t.informedTitle}>
      {inPlace.map(({ channel, channelName }) => (
        <li key={channel} class="px-4 py-2.5">
          {tick(channelKey(channel), channelName, t.inPlace)}
        </li>
      ))}
      {plan.readers.map(reader => (
        <li key={reader.key} class="px-4 py-2.5">
          {reader.way === 'mail' ? (
            tick(reader.key, nameOf(reader), t.byMail(list(reader.people)))
          ) : (
            <>
              <p class="font-semibold">{nameOf(reader)}</p>
              <p class="text-muted text-sm">{t.byThemselves[reader.way]}</p>
            </>
          )}
        </li>
      ))}
    </ul>
  )
}

function nameOf({ kind, name }: ChangeReader): string {
  return changeMessages().readerOf[kind](name)
}
