import { useEffect, useRef, useState } from 'preact/hooks'
import {
  manyPublications,
  nthOf,
  type RepeatKind,
  repeatKindsOf,
  ruleOf,
  sameWeekdayNextYear,
} from '../../../server/events/rules/recurrence.ts'
import type { OccurrencesShape } from '../../../server/events/shapes-event.ts'
import type { Spoken } from '../../../server/language/sentence.ts'
import { api } from '../../api.ts'
import { RadioField, SelectField } from '../../components/choices.tsx'
import { DateField } from '../../components/date-field.tsx'
import { TextField } from '../../components/form.tsx'
import { Notice, ProblemNotice } from '../../components/notice.tsx'
import { eventImportMessages } from '../../event-import/messages.ts'
import { day, weekdayName } from '../../format.ts'
import type { DraftRepeat } from './draft.ts'

type RepeatFieldProps = {
  /** '' while the event has no date yet. */
  startLocal: string
  repeat: DraftRepeat | null
  /** Publications that announce it once. */
  perEvent: number
  onRepeat: (repeat: DraftRepeat | null) => void
}

/** Whether an event takes place again, when, and on which of these dates it does not. */
export function RepeatField({ startLocal, repeat, perEvent, onRepeat }: RepeatFieldProps) {
  const t = eventImportMessages()
  const kinds = startLocal === '' ? [] : repeatKindsOf(startLocal)
  const dayNumber = String(Number(startLocal.slice(8, 10)))
  const nameOf = (kind: RepeatKind) =>
    t.kinds[kind](dayNumber, weekdayName(startLocal), nthOf(startLocal))

  // Moved to a date that is no third Saturday, it repeats by its day of the month.
  useEffect(() => {
    if (repeat === null || startLocal === '' || repeatKindsOf(startLocal).includes(repeat.kind)) {
      return
    }
    onRepeat({ ...repeat, kind: 'month-date', except: [] })
  }, [startLocal, repeat])

  return (
    <div class="flex flex-col gap-4">
      <SelectField
        label={t.repeats}
        help={startLocal === '' ? t.dateFirst : undefined}
        disabled={startLocal === ''}
        value={repeat?.kind ?? null}
        options={[
          { value: null, label: t.once },
          ...kinds.map(kind => ({ value: kind, label: nameOf(kind) })),
        ]}
        onValue={kind =>
          onRepeat(kind && { ...(repeat ?? firstRepeat(startLocal)), kind, except: [] })
        }
      />
      {repeat !== null && startLocal !== '' && (
        <>
          <End startLocal={startLocal} repeat={repeat} onRepeat={onRepeat} />
          <Dates startLocal={startLocal} repeat={repeat} perEvent={perEvent} onRepeat={onRepeat} />
        </>
      )}
    </div>
  )
}

const firstRepeat = (startLocal: string): DraftRepeat => ({
  kind: 'week',
  until: sameWeekdayNextYear(startLocal).slice(0, 10),
  count: 10,
  except: [],
})

type Chosen = {
  startLocal: string
  repeat: DraftRepeat
  onRepeat: (repeat: DraftRepeat) => void
}

function End({ startLocal, repeat, onRepeat }: Chosen) {
  const t = eventImportMessages()
  const isCounted = repeat.count !== null
  const fallback = sameWeekdayNextYear(startLocal).slice(0, 10)
  return (
    <RadioField
      legend={t.ends}
      isRow
      value={isCounted}
      options={[
        { value: true, label: t.afterTimes },
        { value: false, label: t.untilDate },
      ]}
      onValue={counted =>
        onRepeat({
          ...repeat,
          count: counted ? 10 : null,
          until: counted ? null : (repeat.until ?? fallback),
        })
      }
    >
      <div class="mt-3">
        {isCounted ? (
          <TextField
            label={t.times}
            type="number"
            class="w-32"
            min={1}
            max={200}
            value={String(repeat.count ?? '')}
            onValue={value => {
              const count = Math.trunc(Number(value))
              if (count >= 1) onRepeat({ ...repeat, count: Math.min(200, count) })
            }}
          />
        ) : (
          <DateField
            label={t.until}
            type="date"
            class="w-48"
            min={startLocal.slice(0, 10)}
            value={repeat.until ?? ''}
            onValue={until => {
              if (until !== '') onRepeat({ ...repeat, until })
            }}
          />
        )}
      </div>
    </RadioField>
  )
}
function Dates({ startLocal, repeat, perEvent, onRepeat }: Chosen & { perEvent: number }) {
  const [occurrences, setOccurrences] = useState<Spoken<OccurrencesShape> | null>(null)
  const [problem, setProblem] = useState<unknown>(null)
  const turn = useRef(0)
  const t = eventImportMessages()
  const rule = ruleOf(startLocal, repeat)
  useEffect(() => {
    turn.current += 1
    const mine = turn.current
    api('POST /events/occurrences', { json: { startLocal, rule } }).then(
      answer => {
        if (mine !== turn.current) return
        setOccurrences(answer)
        setProblem(null)
      },
      (caught: unknown) => mine === turn.current && setProblem(caught),
    )
  }, [startLocal, rule])

  if (problem !== null) return <ProblemNotice problem={problem} />
  if (occurrences === null) return null
  const kept = occurrences.dates.filter(one => !repeat.except.includes(one.startLocal.slice(0, 10)))
  const publications = kept.length * perEvent
  return (
    <fieldset>
      <legend class="font-semibold">{t.dates}</legend>
      <p class="mb-2 text-muted text-sm">{t.datesHelp}</p>
      <ul class="sheet grid max-h-72 gap-x-4 overflow-y-auto p-3 sm:grid-cols-2">
        {occurrences.dates.map(({ startLocal: at, holiday }) => {
          const date = at.slice(0, 10)
          const isKept = !repeat.except.includes(date)
          return (
            <li key={at}>
              <label class="flex items-start gap-2 py-1">
                <input
                  type="checkbox"
                  class="checkbox checkbox-sm checkbox-primary mt-0.5"
                  checked={isKept}
                  onChange={event =>
                    onRepeat({
                      ...repeat,
                      except: event.currentTarget.checked
                        ? repeat.except.filter(one => one !== date)
                        : [...repeat.except, date],
                    })
                  }
                />
                <span class={isKept ? '' : 'text-muted line-through'}>
                  {day(date)}
                  {holiday !== null && (
                    <span class="block font-semibold text-sm text-warning">{holiday}</span>
                  )}
                </span>
              </label>
            </li>
          )
        })}
      </ul>
      {occurrences.isCut && <p class="mt-2 text-muted text-sm">{t.cut(occurrences.years)}</p>}
      <p role="status" class="mt-2">
        {t.repeatTotal(kept.length, publications)}
      </p>
      {publications > manyPublications && (
        <div class="mt-2">
          <Notice level="warning">{t.many(publications)}</Notice>
        </div>
      )}
    </fieldset>
  )
}
