import { useState } from 'preact/hooks'
import type { CalendarShape } from '../../server/hours/shapes.ts'
import type { Answer } from '../api.ts'
import { labelledOptions, SelectField } from '../components/choices.tsx'
import { DateField } from '../components/date-field.tsx'
import { Form } from '../components/form.tsx'
import { Notice, say } from '../components/notice.tsx'
import { Section } from '../components/page.tsx'
import { day, duration, officeDuration, todayLocal } from '../format.ts'
import { messages } from '../language.ts'
import { sentenceOf } from '../request.ts'
import { DatesEditor } from './dates-editor.tsx'
import {
  areInOrder,
  type Day,
  days,
  type Interval,
  type Version,
  withHoursOf,
  withVersion,
} from './hours-model.ts'
import { IntervalsEditor } from './intervals-editor.tsx'
import { hoursMessages } from './messages.ts'
import { type Preview, usePreview } from './use-preview.ts'

type HoursFormProps = {
  version: Version
  /** All that is saved; `instead` is the date of the version in it that is edited, if it is one. */
  calendar: CalendarShape
  instead: string | undefined
  onSave: (version: Version) => Promise<void>
  onCancel: () => void
}

/** A week, its holidays, its exceptions, from a date on. */
export function HoursForm({ version, calendar, instead, onSave, onCancel }: HoursFormProps) {
  const [draft, setDraft] = useState(version)
  const [at, setAt] = useState('')
  const t = hoursMessages()
  const wrong = [
    ...days.filter(key => !areInOrder(draft.week[key] ?? [])).map(key => t.days[key]),
    ...(Object.values(draft.open).every(areInOrder) ? [] : [t.specialDays]),
  ]
  const hasBlanks = draft.from === '' || timesOf(draft).includes('')
  const isUsable = wrong.length === 0 && !hasBlanks
  const preview = usePreview(
    isUsable ? { calendar: withVersion(calendar, draft, instead) } : null,
    at,
  )
  const isFirst = withVersion(calendar, draft, instead)[0]?.from === draft.from
  const setDay = (key: Day, intervals: Interval[]) =>
    setDraft({ ...draft, week: { ...draft.week, [key]: intervals } })

  return (
    <Form
      class="flex max-w-2xl flex-col gap-8"
      isReady={wrong.length === 0}
      act={() => onSave(draft)}
      beside={
        <button type="button" class="btn btn-ghost" onClick={onCancel}>
          {messages.value.form.cancel}
        </button>
      }
    >
      {isTried => (
        <>
          <div class="flex flex-col gap-2">
            <DateField
              label={t.startsOn}
              {...(!isFirst && { help: t.startsOnHelp })}
              type="date"
              required
              class="w-48"
              value={draft.from}
              onValue={from => setDraft({ ...draft, from })}
            />
            <p aria-live="polite">
              {isFirst ? t.isFirst : consequence(draft.from, calendar, instead)}
            </p>
          </div>
          <fieldset>
            <legend class="mb-3 font-semibold">{t.week}</legend>
            <div class="sheet divide-y divide-base-300">
              {days.map(key => (
                <div key={key} class="grid gap-2 p-4 sm:grid-cols-[7rem_1fr]">
                  <span class="pt-1.5">{t.days[key]}</span>
                  <IntervalsEditor
                    name={t.days[key]}
                    intervals={draft.week[key] ?? []}
                    onIntervals={intervals => setDay(key, intervals)}
                    onCopy={() => {
                      setDraft({ ...draft, week: withHoursOf(draft.week, key) })
                      say(t.copied(t.days[key]))
                    }}
                  />
                </div>
              ))}
            </div>
          </fieldset>
          <SelectField
            label={t.holidays}
            help={t.holidaysHelp}
            class="w-full max-w-sm"
            value={draft.holidays ?? 'none'}
            options={labelledOptions(['FR', 'FR-alsace-moselle', 'none'], t.holidayChoices)}
            onValue={chosen => setDraft({ ...draft, holidays: chosen === 'none' ? null : chosen })}
          />
          <DatesEditor
            closed={draft.closed}
            bridges={preview.data?.bridges ?? []}
            open={draft.open}
            onClosed={closed => setDraft({ ...draft, closed })}
            onOpen={open => setDraft({ ...draft, open })}
          />
          <HoursPreview
            preview={preview}
            isUsable={isUsable}
            from={draft.from}
            at={at}
            onAt={setAt}
          />
          {isTried && wrong.length > 0 && (
            <Notice level="error" live>
              {t.wrong(wrong.join(', '))}
            </Notice>
          )}
        </>
      )}
    </Form>
  )
}

function timesOf({ week, open }: Version): string[] {
  return [...days.map(key => week[key] ?? []), ...Object.values(open)].flat(2)
}

/** What saving hours that hold from that date would do to others and to what was measured. */
function consequence(
  from: string,
  calendar: CalendarShape,
  instead: string | undefined,
): string | null {
  const t = hoursMessages()
  if (from === '') return null
  if (from !== instead && calendar.some(version => version.from === from)) return t.replaces
  return from < todayLocal() ? t.isPast : null
}

type HoursPreviewProps = {
  preview: Preview
  /** Whether the hours above can be reckoned with. */
  isUsable: boolean
  /** The date from which they hold. */
  from: string
  /** Local time at which the message arrives; '' for now. */
  at: string
  onAt: (at: string) => void
}

/** What a message sent now, or at another time, would count by the hours that are being edited. */
function HoursPreview({ preview, isUsable, from, at, onAt }: HoursPreviewProps) {
  const t = hoursMessages().preview
  const { data, problem } = preview
  const date = at === '' ? todayLocal() : at.slice(0, 10)
  return (
    <Section title={t.title}>
      <div class="sheet flex flex-col gap-4 p-4">
        <p class="text-muted text-sm">{t.help}</p>
        <div class="flex flex-wrap items-end gap-2">
          <DateField
            label={t.at}
            help={t.atHelp}
            type="datetime-local"
            class="w-56"
            value={at}
            onValue={onAt}
          />
          {at !== '' && (
            <button type="button" class="btn" onClick={() => onAt('')}>
              {t.now}
            </button>
          )}
        </div>
        <div aria-live="polite" class="flex flex-col gap-4">
          {!isUsable && <p>{t.wrong}</p>}
          {isUsable && problem !== null && <p class="text-error">{sentenceOf(problem)}</p>}
          {isUsable && problem === null && data !== null && (
            <p class="font-semibold">{data.sentence}</p>
          )}
          {isUsable && from > date && <p>{t.notYet(day(from))}</p>}
        </div>
        {isUsable && problem === null && data?.isSet && (
          <div class="overflow-x-auto">
            <Replies data={data} />
          </div>
        )}
      </div>
    </Section>
  )
}

function Replies({ data }: { data: Answer<'POST /opening-hours/preview'> }) {
  const t = hoursMessages().preview
  return (
    <table class="data-table">
      <thead>
        <tr>
          <th scope="col">{t.elapsed}</th>
          <th scope="col">{t.counts}</th>
          <th scope="col">{t.target}</th>
        </tr>
      </thead>
      <tbody>
        {data.officeMsAfter.map(({ elapsedMinutes, officeMs, onTime }) => (
          <tr key={elapsedMinutes}>
            <th scope="row" class="font-normal">
              {duration(elapsedMinutes * 60_000)}
            </th>
            <td>{officeDuration(officeMs)}</td>
            <td>{onTime ? t.onTime : t.late}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
