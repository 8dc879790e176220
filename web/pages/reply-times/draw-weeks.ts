import {
  CategoryScale,
  Chart,
  type ChartDataset,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
} from 'chart.js'
import type { ReportFiguresShape } from '../../../server/reply-times/shapes.ts'
import { duration, officeDuration, shortDay } from '../../format.ts'
import { replyTimeMessages } from '../../i18n/reply-times.ts'

Chart.register(CategoryScale, LinearScale, LineController, LineElement, PointElement, Tooltip)

export type WeeksDrawing = {
  weeks: ReportFiguresShape['weeks']
  aimMinutes: number
  targetMinutes: number
}

/** The place of the set of weeks whose median is not reached. */
const UNREACHED = 3

/** The end of the axis, in minutes: a little more than the longest. */
function topOf(minutes: readonly (number | null)[]): number {
  const longest = Math.max(...minutes.map(each => each ?? 0))
  return Math.ceil((longest * 1.1) / 5) * 5
}

function color(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim()
}

/** Draws the medians, in minutes of office time, against the two lines. */
export function drawWeeks(
  canvas: HTMLCanvasElement,
  { weeks, aimMinutes, targetMinutes }: WeeksDrawing,
): Chart {
  const t = replyTimeMessages()
  const ink = color('--color-base-content')
  const muted = color('--tb-muted')
  const rule = color('--color-base-300')
  const accent = color('--color-primary')
  const minutes = weeks.map(({ summary }) =>
    summary.medianMs === null ? null : summary.medianMs / 60_000,
  )
  // Where more than half still wait there is no median: a sign at the top, which is no value.
  const top = topOf([...minutes, targetMinutes + 5])
  const unreached = weeks.map(({ summary }) =>
    summary.counted > 0 && summary.medianMs === null ? top : null,
  )
  const line = (
    label: string,
    value: number,
    stroke: string,
    dash: number[],
  ): ChartDataset<'line'> => ({
    label,
    data: weeks.map(() => value),
    borderColor: stroke,
    borderWidth: 1.5,
    borderDash: dash,
    pointRadius: 0,
    pointHitRadius: 0,
  })
  const font = { family: getComputedStyle(document.body).fontFamily, size: 13 }
  return new Chart(canvas, {
    type: 'line',
    data: {
      labels: weeks.map(week => shortDay(week.from)),
      datasets: [
        {
          label: t.median,
          data: minutes,
          borderColor: accent,
          backgroundColor: accent,
          borderWidth: 2.5,
          pointRadius: 4,
          pointHoverRadius: 6,
          // Straight from week to week: a curve would show medians that nobody measured.
          tension: 0,
          spanGaps: false,
        },
        line(t.aimLine, aimMinutes, muted, [2, 4]),
        line(t.targetLine, targetMinutes, ink, [7, 5]),
        {
          label: t.notReached,
          data: unreached,
          showLine: false,
          clip: false,
          pointStyle: 'triangle',
          pointRadius: 7,
          pointHoverRadius: 9,
          pointBorderWidth: 2,
          borderColor: ink,
          backgroundColor: color('--color-base-100'),
        },
      ],
    },
    options: {
      responsive: true,
      maintainAspectRatio: false,
      animation: false,
      layout: { padding: { right: 64 } },
      interaction: { mode: 'index', intersect: false },
      scales: {
        x: {
          grid: { display: false },
          border: { color: rule },
          ticks: { color: muted, font, maxRotation: 0, autoSkipPadding: 16 },
        },
        y: {
          beginAtZero: true,
          max: top,
          grid: { color: rule },
          border: { display: false },
          ticks: {
            color: muted,
            font,
            precision: 0,
            maxTicksLimit: 6,
            callback: value => t.minutes(Number(value)),
          },
        },
      },
      plugins: {
        tooltip: {
          displayColors: false,
          filter: item => item.datasetIndex === 0 || item.datasetIndex === UNREACHED,
          callbacks: {
            title: items => {
              const week = weeks[items[0]?.dataIndex ?? 0]
              return week === undefined ? '' : t.weekOf(shortDay(week.from))
            },
            label: item => {
              const week = weeks[item.dataIndex]
              if (week === undefined) return ''
              const { summary, elapsed } = week
              return [
                summary.medianMs === null
                  ? t.halfWaits
                  : t.medianBoth(
                      officeDuration(summary.medianMs),
                      elapsed.medianMs === null ? t.notReached : duration(elapsed.medianMs),
                    ),
                t.onTimeOf(summary.onTime, summary.counted),
              ]
            },
          },
        },
      },
    },
    plugins: [
      lineNames([t.minutes(aimMinutes), t.minutes(targetMinutes)], [muted, ink], font.family),
    ],
  })
}

/** Names the two lines at their end, beside the drawing: no legend to decode, nothing overdrawn. */
function lineNames(names: string[], colors: string[], family: string) {
  return {
    id: 'line-names',
    afterDatasetsDraw(chart: Chart) {
      const { ctx, chartArea } = chart
      ctx.save()
      ctx.font = `600 13px ${family}`
      ctx.textAlign = 'left'
      ctx.textBaseline = 'middle'
      names.forEach((name, index) => {
        const point = chart.getDatasetMeta(index + 1).data[0]
        if (point === undefined) return
        ctx.fillStyle = colors[index] ?? ''
        ctx.fillText(name, chartArea.right + 8, point.y)
      })
      ctx.restore()
    },
  }
}
