import { itemKinds } from '../../server/calendar/rules/days.ts'
import type { CalendarDays } from '../../server/calendar/shapes.ts'
import { deliveryStates } from '../../server/publishing/rules/delivery.ts'
import {
  labelledOptions,
  namedOptions,
  type Option,
  SelectField,
  Tick,
} from '../components/choices.tsx'
import { messages } from '../language.ts'
import type { Filters } from './address.ts'
import { calendarMessages } from './messages.ts'

type FiltersProps = {
  filters: Filters
  /** Null: not known yet. */
  choices: CalendarDays['choices'] | null
  onFilters: (filters: Filters) => void
}

const none = { kind: null, channel: null, state: null, event: null }

/** What of the calendar is shown; folded away until it is wanted. */
export function FilterFields({ filters, choices, onFilters }: FiltersProps) {
  const t = calendarMessages()
  const { kind, channel, state, event } = filters
  const all = { value: null, label: t.all }
  const count = [kind, channel, state, event].filter(one => one !== null).length
  return (
    <div class="no-print flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
      <details open={count > 0} class="min-w-0 open:basis-full">
        <summary class="w-fit cursor-pointer rounded-field text-link">
          {t.filter}
          {count > 0 && ` (${t.filters(count)})`}
        </summary>
        <div class="mt-3 grid grid-cols-2 gap-x-4 gap-y-3 lg:grid-cols-4">
          <SelectField
            label={t.kind}
            value={kind}
            options={[all, ...labelledOptions(itemKinds, t.kinds)]}
            onValue={chosen => onFilters({ ...filters, kind: chosen })}
          />
          <SelectField
            label={t.event}
            value={event}
            options={[
              all,
              ...withChosen(
                optionsOf(choices?.events.map(({ id, title }) => ({ value: id, label: title }))),
                event,
                t.otherEvent,
              ),
            ]}
            onValue={chosen => onFilters({ ...filters, event: chosen })}
          />
          <SelectField
            label={t.channel}
            value={channel}
            options={[
              all,
              ...withChosen(
                optionsOf(namedOptions(choices?.channels ?? [])),
                channel,
                `${t.channel} ${channel}`,
              ),
            ]}
            onValue={chosen => onFilters({ ...filters, channel: chosen })}
          />
          <SelectField
            label={t.state}
            value={state}
            options={[all, ...labelledOptions(deliveryStates, messages.value.deliveryStates)]}
            onValue={chosen => onFilters({ ...filters, state: chosen })}
          />
        </div>
        {count > 0 && (
          <button
            type="button"
            class="btn btn-sm mt-3"
            onClick={() => onFilters({ ...filters, ...none })}
          >
            {t.noFilter}
          </button>
        )}
      </details>
      {choices?.neighbours === true && (
        <Tick
          label={t.withNeighbours}
          value={filters.neighbours}
          onValue={neighbours => onFilters({ ...filters, neighbours })}
        />
      )}
    </div>
  )
}

/** What was chosen on another page of the calendar stays to be seen. */
function withChosen(options: Option<number>[], chosen: number | null, label: string) {
  if (chosen === null || options.some(({ value }) => value === chosen)) return options
  return [...options, { value: chosen, label }]
}

const optionsOf = (options: Option<number>[] = []): Option<number>[] =>
  options.toSorted((a, b) => a.label.localeCompare(b.label))
