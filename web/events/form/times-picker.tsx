import { Plus, X } from 'lucide'
import { Tick } from '../../components/choices.tsx'
import { DateField } from '../../components/date-field.tsx'
import { useField } from '../../components/form.tsx'
import { Icon } from '../../components/icon.tsx'
import { dayTime } from '../../format.ts'
import { eventFormMessages } from './messages.ts'
import { suggestionsFor } from './times.ts'

type Times = { suggestions: string[]; ownTimes: string[] }

type TimesPickerProps = {
  /** When the event begins; empty: not known yet; null: no times are suggested. */
  startLocal: string | null
  nowLocal: string
  times: Times
  onTimes: (times: Times) => void
}

/** When it will be said: the usual times counted from the event, and any other. */
export function TimesPicker({ startLocal, nowLocal, times, onTimes }: TimesPickerProps) {
  const own = useField('')
  const t = eventFormMessages()
  const { suggestions, ownTimes } = times
  const toggle = (key: string, ticked: boolean) =>
    onTimes({
      ...times,
      suggestions: ticked ? [...suggestions, key] : suggestions.filter(one => one !== key),
    })
  const isOwnPast = own.value !== '' && own.value <= nowLocal
  const add = () => {
    if (own.value === '' || isOwnPast) return
    onTimes({ ...times, ownTimes: [...new Set([...ownTimes, own.value])].sort() })
    own.onValue('')
  }
  return (
    <fieldset>
      <legend class="mb-2 font-semibold">{t.when}</legend>
      <div class="flex flex-col gap-3">
        <Tick
          label={t.atOnce}
          help={t.atOnceHelp}
          value={suggestions.includes('now')}
          onValue={ticked => toggle('now', ticked)}
        />
        {startLocal === '' && <p class="text-muted text-sm">{t.dateFirst}</p>}
        {startLocal &&
          suggestionsFor(startLocal, nowLocal)
            .filter(one => !one.isAfterStart)
            .map(({ key, at, isPast }) =>
              isPast ? (
                <p key={key} class="ps-9 text-muted text-sm">
                  {t.skipped(t.suggestions[key], dayTime(at))}
                </p>
              ) : (
                <Tick
                  key={key}
                  label={t.suggestions[key]}
                  help={dayTime(at)}
                  value={suggestions.includes(key)}
                  onValue={ticked => toggle(key, ticked)}
                />
              ),
            )}
        {ownTimes.length > 0 && (
          <ul class="flex flex-col gap-1">
            {ownTimes.map(at => (
              <li key={at} class="flex items-center gap-3 ps-9">
                <span class={at <= nowLocal ? 'text-muted' : 'font-semibold'}>
                  {at <= nowLocal ? t.skippedOwn(dayTime(at)) : dayTime(at)}
                </span>
                <button
                  type="button"
                  class="btn btn-ghost btn-xs btn-square"
                  aria-label={t.removeTime(dayTime(at))}
                  onClick={() =>
                    onTimes({ ...times, ownTimes: ownTimes.filter(one => one !== at) })
                  }
                >
                  <Icon of={X} size={14} />
                </button>
              </li>
            ))}
          </ul>
        )}
        <DateField
          {...own}
          label={t.otherTime}
          error={isOwnPast ? t.pastTime : null}
          type="datetime-local"
          class="w-60"
          min={nowLocal}
          onEnter={add}
          beside={
            <button type="button" class="btn" onClick={add}>
              <Icon of={Plus} size={16} />
              {t.addTime}
            </button>
          }
        />
      </div>
    </fieldset>
  )
}
