import type { EventShape } from '../../../server/events/shapes-event.ts'
import type { Spoken } from '../../../server/language/sentence.ts'
import { Tick } from '../../components/choices.tsx'
import { DateField } from '../../components/date-field.tsx'
import { addDays, daysBetween } from '../../dates.ts'
import { nowLocal } from '../../format.ts'
import { changeMessages } from './messages.ts'

export type NewDates = { startLocal: string; endLocal: string; isUndated: boolean; detail: string }

/** When it takes place instead, or that nobody knows yet. */
export function Dates({
  event,
  draft,
  onDraft,
}: {
  event: Spoken<EventShape>
  draft: NewDates
  onDraft: (draft: NewDates) => void
}) {
  const t = changeMessages()
  return (
    <div class="flex flex-col gap-4">
      {!draft.isUndated && (
        <div class="flex flex-col gap-1">
          <div class="grid gap-4 sm:grid-cols-2">
            <DateField
              type="datetime-local"
              label={t.start}
              min={nowLocal()}
              value={draft.startLocal}
              onValue={startLocal =>
                onDraft({ ...draft, startLocal, endLocal: endFor(event, startLocal) })
              }
            />
            <DateField
              type="datetime-local"
              label={t.end}
              optional
              min={draft.startLocal}
              value={draft.endLocal}
              onValue={endLocal => onDraft({ ...draft, endLocal })}
            />
          </div>
          <p class="text-muted text-sm">{t.startHelp}</p>
        </div>
      )}
      {event.status !== 'postponed' && (
        <Tick
          label={t.undated}
          help={t.undatedHelp}
          value={draft.isUndated}
          onValue={isUndated => onDraft({ ...draft, isUndated })}
        />
      )}
    </div>
  )
}

/** The same a week later. */
export function proposalFor(event: Spoken<EventShape>): NewDates {
  const startLocal = laterBy(event.startLocal, 7)
  return { startLocal, endLocal: endFor(event, startLocal), isUndated: false, detail: '' }
}

/** At its hour, as many days after the beginning as it was. */
function endFor({ startLocal, endLocal }: Spoken<EventShape>, start: string): string {
  if (endLocal === null || start === '') return ''
  return laterBy(endLocal, daysBetween(startLocal, start))
}

const laterBy = (local: string, days: number): string => `${addDays(local, days)}${local.slice(10)}`
