import { Section } from '../../components/page.tsx'
import { percent } from '../../format.ts'
import type { AddressOf } from '../address.ts'
import type { Report } from '../report.ts'
import { ArrivalGrid } from './arrival-grid.tsx'
import { type ArrivalFigures, arrivalFigures, hourLabels } from './arrivals-model.ts'
import { chartMessages } from './messages.ts'

type ArrivalsProps = { report: Report; addressOf: AddressOf }

/** When messages come, hour by hour of the week, against the opening hours. */
export function Arrivals({ report, addressOf }: ArrivalsProps) {
  const figures = arrivalFigures(report.arrivals)
  const t = chartMessages()
  return (
    <Section title={t.arrivalsTitle}>
      <figure class="sheet p-4 sm:p-5">
        <figcaption class="mb-3 text-sm">
          {figures.total === 0 ? t.arrivalsNone : arrivalSentence(figures)}{' '}
          {figures.isEverOpen && <span class="text-muted">{t.arrivalsLegend}</span>}
        </figcaption>
        {figures.total > 0 && (
          <ArrivalGrid
            arrivals={report.arrivals}
            figures={figures}
            addressOf={at => addressOf('arrivees', at)}
          />
        )}
      </figure>
    </Section>
  )
}

/** The main thing, counts before percentages. */
export function arrivalSentence({ total, inHours, isEverOpen, peak }: ArrivalFigures): string {
  const t = chartMessages()
  const share = isEverOpen
    ? t.arrivalsOpen(inHours, total, percent(inHours / total))
    : t.arrivalsAll(total)
  if (peak === null) return t.sentence(share)
  const span = t.hourSpan(hourLabels(peak.hour), hourLabels(peak.hour + 1))
  return t.arrivalsPeak(share, `${t.weekdays[peak.weekday - 1]} ${span}`, peak.count)
}
