import { useCallback } from 'preact/hooks'
import { officeDuration, percent, shortDay } from '../../format.ts'
import type { AddressOf } from '../address.ts'
import { Clocks } from '../clocks.tsx'
import { linesNamed, type Report, targetLines } from '../report.ts'
import { ChartSection, Drawing } from './drawing.tsx'
import { pointAt, timesWith } from './log-axis.ts'
import { chartMessages } from './messages.ts'
import { WeeksTable } from './weeks-table.tsx'

const MINUTE = 60_000

type CurveProps = { report: Report; addressOf: AddressOf }

/** The share that had its answer by each time: what a median hides. */
export function Curve({ report, addressOf }: CurveProps) {
  const { curve } = report
  const lines = targetLines(report)
  const load = useCallback(async () => {
    const { drawCurve } = await import('./drawings.ts')
    return (canvas: HTMLCanvasElement, onPaper: boolean) => drawCurve(canvas, report, onPaper)
  }, [report])
  const t = chartMessages()
  if (curve.length === 0) return null
  const marks = lines === null ? [] : [lines.aimMs, ...lines.targetsMs]
  const parts = [...new Set([...marks, 60 * MINUTE, 480 * MINUTE])].flatMap(ms => {
    const point = pointAt(report, ms)
    return point === null ? [] : [t.curvePart(officeDuration(point.ms), percent(point.answered))]
  })
  const said = parts.length === 0 ? t.curveTooSoon : t.curveSaid(parts.join(', '))
  return (
    <ChartSection
      title={t.clocksTitle}
      caption={
        <>
          {said}{' '}
          <span class="text-muted">
            {t.curveLegend} {linesNamed(report)}
          </span>
        </>
      }
      chart={
        <Drawing load={load} label={`${t.curveLabel} ${said}`} class="h-64 sm:h-72 print:h-auto" />
      }
      table={<CurveTable report={report} />}
    >
      <Clocks report={report} addressOf={addressOf} />
    </ChartSection>
  )
}

function CurveTable({ report }: { report: Report }) {
  const lines = targetLines(report)
  const t = chartMessages()
  const times = timesWith(lines === null ? [] : [lines.aimMs, ...lines.targetsMs])
  return (
    <table class="data-table">
      <thead>
        <tr>
          <th scope="col">{t.byThen}</th>
          <th scope="col" class="amount">
            {t.shareAnswered}
          </th>
          <th scope="col" class="amount">
            {t.surely}
          </th>
        </tr>
      </thead>
      <tbody>
        {times.map(ms => {
          const point = pointAt(report, ms)
          return (
            <tr key={ms}>
              <th scope="row" class="font-normal">
                {officeDuration(ms)}
              </th>
              <td class="amount">{point === null ? t.notKnown : percent(point.answered)}</td>
              <td class="amount">
                {point === null ? t.nothing : t.between(percent(point.low), percent(point.high))}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

/** Each week’s median as a dot under the curve, on the same axis; its data one key away. */
export function Medians({ report, addressOf }: { report: Report; addressOf: AddressOf }) {
  const { weeks } = report
  // No median of several channels is above the target of one of them.
  const targetMs = report.targets.length > 1 ? undefined : targetLines(report)?.targetsMs[0]
  const load = useCallback(async () => {
    const { drawMedians } = await import('./drawings.ts')
    return (canvas: HTMLCanvasElement, onPaper: boolean) => drawMedians(canvas, report, onPaper)
  }, [report])
  const t = chartMessages()
  const measured = weeks.filter(({ summary }) => summary.counted > 0)
  if (measured.length === 0) return null
  const unreached = measured.filter(({ summary }) => summary.medianMs === null)
  const over = (ms: number) =>
    measured.filter(({ summary }) => summary.medianMs === null || summary.medianMs > ms)
  const summary = [
    ...(targetMs === undefined
      ? []
      : [t.weeksSummary(over(targetMs).length, measured.length, officeDuration(targetMs))]),
    ...(unreached.length === 0
      ? []
      : [t.weeksUnreached(unreached.length, unreached.map(nameOf).join(', '))]),
  ].join(' ')
  return (
    <ChartSection
      title={t.mediansTitle}
      caption={
        <>
          {summary}{' '}
          <span class="text-muted">
            {linesNamed(report)}
            {unreached.length > 0 && ` ${t.triangleNamed}`}
          </span>
        </>
      }
      chart={
        <Drawing
          load={load}
          label={`${t.mediansLabel} ${summary}`}
          class="h-72 sm:h-80 print:h-auto"
        />
      }
      table={<WeeksTable report={report} of="times" addressOf={addressOf} />}
    />
  )
}

function nameOf({ from }: { from: string }): string {
  return shortDay(from)
}
