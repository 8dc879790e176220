import { useCallback } from 'preact/hooks'
import { officeDuration, shortDay } from '../../format.ts'
import { replyTimeMessages } from '../../i18n/reply-times.ts'
import type { AddressOf } from './address.ts'
import { linesNamed } from './curve.tsx'
import { ChartSection, Drawing } from './drawing.tsx'
import { type Report, targetLines } from './report.ts'
import { WeeksTable } from './weeks-table.tsx'

/** Each week’s median as a dot under the curve, on the same axis; its data one key away. */
export function Medians({ report, addressOf }: { report: Report; addressOf: AddressOf }) {
  const { weeks } = report
  const lines = targetLines(report)
  const load = useCallback(async () => {
    const { drawMedians } = await import('./drawings.ts')
    return (canvas: HTMLCanvasElement, onPaper: boolean) => drawMedians(canvas, report, onPaper)
  }, [report])
  const t = replyTimeMessages()
  const measured = weeks.filter(({ summary }) => summary.counted > 0)
  if (measured.length === 0) return null
  const unreached = measured.filter(({ summary }) => summary.medianMs === null)
  const over = (targetMs: number) =>
    measured.filter(({ summary }) => summary.medianMs === null || summary.medianMs > targetMs)
  const summary = [
    // No median of several channels is above the target of one of them.
    ...(lines === null || report.targets.length > 1
      ? []
      : [
          t.weeksSummary(
            over(lines.targetMs).length,
            measured.length,
            officeDuration(lines.targetMs),
          ),
        ]),
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
            {lines !== null && linesNamed(lines)}
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
