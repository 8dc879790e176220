import { useCallback } from 'preact/hooks'
import { officeDuration, percent } from '../../format.ts'
import type { AddressOf } from '../address.ts'
import { Clocks } from '../clocks.tsx'
import { replyTimeMessages } from '../messages.ts'
import { linesNamed, type Report, targetLines } from '../report.ts'
import { ChartSection, Drawing } from './drawing.tsx'
import { pointAt, timesWith } from './log-axis.ts'

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
  const t = replyTimeMessages()
  if (curve.length === 0) return null
  const marks = lines === null ? [] : [lines.aimMs, ...lines.targetsMs]
  const told = [...new Set([...marks, 60 * MINUTE, 480 * MINUTE])].flatMap(ms => {
    const point = pointAt(report, ms)
    return point === null ? [] : [t.curvePart(officeDuration(point.ms), percent(point.answered))]
  })
  const said = told.length === 0 ? t.curveTooSoon : t.curveSaid(told.join(', '))
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
  const t = replyTimeMessages()
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
