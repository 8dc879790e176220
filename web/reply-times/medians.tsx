import { useCallback } from 'preact/hooks'
import { officeDuration, shortDay } from '../format.ts'
import type { AddressOf } from './address.ts'
import { ChartSection, Drawing } from './charts/drawing.tsx'
import { WeeksTable } from './charts/weeks-table.tsx'
import { replyTimeMessages } from './messages.ts'
import { linesNamed, type Report, targetLines } from './report.ts'

/** Each week’s median as a dot under the curve, on the same axis; its data one key away. */
export function Medians({ report, addressOf }: { report: Report; addressOf: AddressOf }) {
  const { weeks } = report
  // No median of several channels is above the target of one of them.
  const targetMs = report.targets.length > 1 ? undefined : targetLines(report)?.targetsMs[0]
  const load = useCallback(async () => {
    const { drawMedians } = await import('./charts/drawings.ts')
    return (canvas: HTMLCanvasElement, onPaper: boolean) => drawMedians(canvas, report, onPaper)
  }, [report])
  const t = replyTimeMessages()
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
