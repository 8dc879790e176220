import type { Answer } from '../api.ts'
import { DateField } from '../components/date-field.tsx'
import { Section } from '../components/page.tsx'
import { day, duration, officeDuration, todayLocal } from '../format.ts'
import { sentenceOf } from '../request.ts'
import { hoursMessages } from './messages.ts'
import type { Preview } from './use-preview.ts'

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
export function HoursPreview({ preview, isUsable, from, at, onAt }: HoursPreviewProps) {
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
          <th scope="col">{t.judged}</th>
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
