import type { ComponentChildren } from 'preact'
import type { FiguresShape } from '../../server/reply-times/shapes.ts'
import { duration, officeDuration, percent } from '../format.ts'
import type { AddressOf } from './address.ts'
import { replyTimeMessages } from './messages.ts'
import type { Report } from './report.ts'

/** Under this many cases a share alone would mislead (docs/reply-times.md). */
export const ENOUGH = 30

/**
 * What stands beside the headline so that nothing betters it unseen: the same without any
 * exclusion, what is not counted and why, what was taken back, and holding replies.
 */
export function Beside({ report, addressOf }: { report: Report; addressOf: AddressOf }) {
  const { received, summary, overruled, unruled, holding } = report
  const t = replyTimeMessages()
  const lines: { key: string; line: ComponentChildren }[] = []
  const add = (key: string, line: ComponentChildren) => lines.push({ key, line })
  add(
    'received',
    <>
      <a class="text-link" href={addressOf('recus')}>
        {t.received(received)}
      </a>
      {summary.excluded > 0 && (
        <>
          {t.comma}{' '}
          <a class="text-link" href={addressOf('ecartes')}>
            {t.notCounted(summary.excluded)}
          </a>
        </>
      )}
    </>,
  )
  if (report.exclusions === 'applied' && differs(report)) {
    add(
      'unfiltered',
      <>
        {t.unfilteredLabel}{' '}
        <a class="text-link font-semibold" href={addressOf('comptes-sans-exclusion')}>
          {report.unfiltered.summary.counted === 0
            ? t.nothingCounted
            : t.outOf(report.unfiltered.summary.onTime, report.unfiltered.summary.counted)}
        </a>
        {report.unfiltered.summary.counted > 0 && (
          <>
            {whyUnfiltered(report)} <span class="text-muted">{restOf(report.unfiltered)}</span>
          </>
        )}
      </>,
    )
  }
  if (overruled.length > 0) {
    const rules = overruled.map(({ kind, count }) => t.kinds[kind](count))
    add('overruled', t.overruled(rules.join(', ')))
  }
  if (unruled > 0) add('unruled', t.unruled(unruled))
  if (summary.withdrawn > 0) {
    add(
      'withdrawn',
      <a class="text-link" href={addressOf('retires')}>
        {t.withdrawn(summary.withdrawn)}
      </a>,
    )
  }
  if (holding.answered > 0) {
    add(
      'holding',
      <>
        <a class="text-link" href={addressOf('reponses-attente')}>
          {t.holding(holding.answered)}
        </a>
        {holding.onTime > 0 && (
          <>
            {', '}
            <a class="text-link" href={addressOf('reponses-attente-dans-objectif')}>
              {t.holdingOnTime(holding.onTime)}
            </a>
          </>
        )}
      </>,
    )
  }
  return (
    <ul aria-label={t.besideLabel} class="flex flex-col gap-1">
      {lines.map(({ key, line }) => (
        <li key={key}>{line}</li>
      ))}
    </ul>
  )
}

/** Whether any number of the period would be another without exclusions. */
function differs({ received, summary, elapsed, unfiltered }: Report): boolean {
  const valuesOf = (count: number, figures: FiguresShape) =>
    JSON.stringify([count, Object.values(figures.summary), Object.values(figures.elapsed)])
  return valuesOf(received, { summary, elapsed }) !== valuesOf(unfiltered.received, unfiltered)
}

/** Why it is another figure: read beside the headline, it would look like a mistake. */
function whyUnfiltered({ summary, unfiltered }: Report): string {
  const t = replyTimeMessages()
  return unfiltered.summary.onTime < summary.onTime ? t.whyUnfilteredSooner : t.whyUnfiltered
}

/** The share, how sure it is, both medians and who waits: what the count alone does not say. */
function restOf({ summary, elapsed }: FiguresShape): string {
  const { ratio, wilson, counted, waiting, medianMs } = summary
  if (ratio === null) return ''
  const t = replyTimeMessages()
  const sure = counted < ENOUGH && wilson !== null ? wilson : null
  const parts = [
    sure === null
      ? percent(ratio)
      : t.shareBetween(percent(ratio), percent(sure[0]), percent(sure[1])),
    medianMs === null
      ? t.halfWaits
      : t.medianBoth(
          officeDuration(medianMs),
          elapsed.medianMs === null ? t.halfWaits : duration(elapsed.medianMs),
        ),
    ...(waiting > 0 ? [t.waitingCount(waiting)] : []),
  ]
  return t.unfilteredRest(parts.join(', '))
}
