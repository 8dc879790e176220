import { Section } from '../../components/page.tsx'
import { percent } from '../../format.ts'
import type { AddressOf } from '../address.ts'
import { replyTimeMessages } from '../messages.ts'
import type { Report } from '../report.ts'
import { type ArrivalFigures, arrivalFigures, hourLabels } from './arrivals-model.ts'
import { useNarrow } from './narrow.ts'

type ArrivalsProps = { report: Report; addressOf: AddressOf }

/** When messages come, hour by hour of the week, against the opening hours. */
export function Arrivals({ report, addressOf }: ArrivalsProps) {
  const figures = arrivalFigures(report.arrivals)
  const isNarrow = useNarrow('64rem')
  const t = replyTimeMessages()
  return (
    <Section title={t.arrivalsTitle}>
      <figure class="sheet p-4 sm:p-5">
        <figcaption class="mb-3 text-sm">
          {figures.total === 0 ? t.arrivalsNone : sentence(figures)}{' '}
          {figures.isEverOpen && <span class="text-muted">{t.arrivalsLegend}</span>}
        </figcaption>
        {figures.total > 0 && (
          <div class="relative">
            {isNarrow ? (
              <HoursDown report={report} addressOf={addressOf} figures={figures} />
            ) : (
              <HoursAcross report={report} addressOf={addressOf} figures={figures} />
            )}
          </div>
        )}
      </figure>
    </Section>
  )
}

/** The main thing, counts before percentages. */
function sentence({ total, inHours, isEverOpen, peak }: ArrivalFigures): string {
  const t = replyTimeMessages()
  const share = isEverOpen
    ? t.arrivalsOpen(inHours, total, percent(inHours / total))
    : t.arrivalsAll(total)
  if (peak === null) return t.sentence(share)
  const span = t.hourSpan(hourLabels(peak.hour), hourLabels(peak.hour + 1))
  return t.arrivalsPeak(share, `${t.weekdays[peak.weekday - 1]} ${span}`, peak.count)
}

type GridProps = ArrivalsProps & { figures: ArrivalFigures }

/** A row each day: where there is room for 24 columns. */
function HoursAcross({ report, addressOf, figures }: GridProps) {
  const t = replyTimeMessages()
  return (
    <table class="arrivals w-full table-fixed border-separate border-spacing-px">
      <thead>
        <tr>
          <td class="w-20" />
          {hours(0, 23).map(hour => (
            <HourHeading key={hour} scope="col" hour={hour} />
          ))}
        </tr>
      </thead>
      <tbody>
        {report.arrivals.map((_, day) => (
          <tr key={t.weekdays[day]}>
            <th scope="row" class="pe-2 text-start font-normal text-sm">
              {t.weekdays[day]}
            </th>
            {hours(0, 23).map(hour => (
              <Cell key={hour} at={{ report, addressOf, figures }} weekday={day + 1} hour={hour} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** A row each hour that tells anything: on a telephone. */
function HoursDown({ report, addressOf, figures }: GridProps) {
  const t = replyTimeMessages()
  const { first, last } = figures
  return (
    <>
      <table class="arrivals w-full table-fixed border-separate border-spacing-px">
        <thead>
          <tr>
            <td class="w-10" />
            {t.weekdays.map((name, day) => (
              <th key={name} scope="col" class="pb-1 text-center font-normal text-muted text-sm">
                <span aria-hidden="true">{t.weekdaysShort[day]}</span>
                <span class="sr-only">{name}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {hours(first, last).map(hour => (
            <tr key={hour}>
              <HourHeading scope="row" hour={hour} />
              {report.arrivals.map((_, day) => (
                <Cell
                  key={t.weekdays[day]}
                  at={{ report, addressOf, figures }}
                  weekday={day + 1}
                  hour={hour}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {(first > 0 || last < 23) && (
        <p class="mt-2 text-muted text-sm">
          {t.arrivalsCut(
            first === 0 ? null : hourLabels(first),
            last === 23 ? null : hourLabels(last + 1),
          )}
        </p>
      )}
    </>
  )
}

function HourHeading({ scope, hour }: { scope: 'col' | 'row'; hour: number }) {
  return (
    <th
      scope={scope}
      class={`font-normal text-muted text-sm ${scope === 'col' ? 'pb-1 text-center' : 'pe-1 text-end'}`}
    >
      {scope === 'row' ? (
        hourLabels(hour)
      ) : (
        <>
          <span aria-hidden="true">{hour}</span>
          <span class="sr-only">{hourLabels(hour)}</span>
        </>
      )}
    </th>
  )
}

/** From nobody to as many as came in the busiest hour. */
const tints = ['', 'bg-primary/10', 'bg-primary/20', 'bg-primary/30', 'bg-primary/40']

function Cell({ at, weekday, hour }: { at: GridProps; weekday: number; hour: number }) {
  const { report, addressOf, figures } = at
  const { count, open } = report.arrivals[weekday - 1]?.[hour] ?? { count: 0, open: 0 }
  const t = replyTimeMessages()
  const tint = tints[Math.ceil((count / figures.most) * (tints.length - 1))]
  // Tinted, and framed since a colour alone would say nothing to some: the mairie is open.
  const hours = open > 0 ? 'border-field bg-base-200' : 'border-transparent'
  const day = t.weekdays[weekday - 1] ?? ''
  return (
    <td class={`h-7 border p-0 text-center text-sm ${hours}`}>
      {count === 0 ? (
        <span class="sr-only">0</span>
      ) : (
        <a
          href={addressOf('arrivees', { weekday, hour })}
          class={`block leading-7 ${tint} hover:underline focus-visible:-outline-offset-2`}
          aria-label={t.arrivalsAt(count, day, hourLabels(hour))}
        >
          {count}
        </a>
      )}
      {open > 0 && <span class="sr-only"> {t.openThen}</span>}
    </td>
  )
}

function hours(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index)
}
