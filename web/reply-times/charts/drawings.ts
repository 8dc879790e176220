import type { Chart, ChartDataset } from 'chart.js'
import { color } from 'chart.js/helpers'
import { duration, officeDuration, percent, shortDay, shortMonth } from '../../format.ts'
import { replyTimeMessages } from '../messages.ts'
import { type Report, targetLines } from '../report.ts'
import { axis, onAxis } from './log-axis.ts'
import { chartMessages } from './messages.ts'
import { palette } from './palette.ts'
import { drawTimes } from './time-chart.ts'

type Curved = Pick<Report, 'curve' | 'parts' | 'aimMinutes' | 'targets'>

const CURVE = 2

/** Draws the share answered by each time of opening hours, with its band. */
export function drawCurve(canvas: HTMLCanvasElement, report: Curved, onPaper: boolean): Chart {
  const t = chartMessages()
  const colors = palette(onPaper)
  const points = onAxis(report)
  const line = (
    share: (point: Curved['curve'][number]) => number,
    more: Partial<ChartDataset<'scatter'>>,
  ): ChartDataset<'scatter'> => ({
    data: points.map(point => ({ x: point.ms, y: 100 * share(point) })),
    showLine: true,
    // What holds at a time holds until the next answer.
    stepped: true,
    pointRadius: 0,
    pointHitRadius: 0,
    borderWidth: 0,
    ...more,
  })
  return drawTimes(canvas, colors, onPaper, {
    datasets: [
      line(({ low }) => low, {}),
      line(({ high }) => high, {
        fill: '-1',
        backgroundColor: color(colors.accent).alpha(0.18).rgbString(),
      }),
      line(({ answered }) => answered, {
        borderColor: colors.accent,
        borderWidth: 2.5,
        pointHitRadius: 12,
        pointHoverRadius: 5,
      }),
    ],
    y: {
      min: 0,
      max: 100,
      values: [0, 25, 50, 75, 100],
      name: share => percent(share / 100),
    },
    lines: targetLines(report),
    withTooltip: [CURVE],
    paperHeight: 170,
    tooltip({ dataIndex }) {
      const point = points[dataIndex]
      if (point === undefined) return []
      const { ms, answered, low, high } = point
      return [
        t.answeredBy(officeDuration(ms), percent(answered)),
        t.between(percent(low), percent(high)),
      ]
    },
  })
}

type Weekly = Pick<Report, 'weeks' | 'aimMinutes' | 'targets'>

/** Draws each week's median as a dot on the axis of times, the oldest week on top. */
export function drawMedians(
  canvas: HTMLCanvasElement,
  { weeks, ...report }: Weekly,
  onPaper: boolean,
): Chart {
  const t = replyTimeMessages()
  const colors = palette(onPaper)
  const places = weeks.map((week, y) => ({ ...week, y }))
  const reached = places.flatMap(({ y, ...week }) =>
    week.summary.medianMs === null ? [] : [{ y, week, ms: week.summary.medianMs }],
  )
  // Where more than half still wait there is no median: a sign at the end, which is no value.
  const unreached = places
    .filter(({ summary }) => summary.counted > 0 && summary.medianMs === null)
    .map(({ y, ...week }) => ({ y, week, ms: axis.max }))
  const sets = [reached, unreached]
  const within = (ms: number) => Math.min(axis.max, Math.max(axis.min, ms))
  const dots = sets.map(set => set.map(({ y, ms }) => ({ x: within(ms), y })))
  return drawTimes(canvas, colors, onPaper, {
    datasets: [
      {
        data: dots[0] ?? [],
        pointRadius: 6,
        pointHoverRadius: 8,
        backgroundColor: colors.accent,
        clip: false,
      },
      {
        data: dots[1] ?? [],
        pointStyle: 'triangle',
        pointRotation: 90,
        pointRadius: 7,
        pointHoverRadius: 9,
        pointBorderWidth: 2,
        borderColor: colors.ink,
        backgroundColor: colors.paper,
        clip: false,
      },
    ],
    y: {
      reverse: true,
      min: -0.5,
      max: weeks.length - 0.5,
      values: places.map(({ y }) => y),
      name: place => dayName(weeks[place]?.from ?? ''),
    },
    lines: targetLines(report),
    withTooltip: [0, 1],
    paperHeight: 210,
    tooltip({ datasetIndex, dataIndex }) {
      const week = sets[datasetIndex]?.[dataIndex]?.week
      if (week === undefined) return []
      const { summary, elapsed, from } = week
      return [
        t.weekOf(shortDay(from)),
        summary.medianMs === null
          ? t.halfWaits
          : t.medianBoth(
              officeDuration(summary.medianMs),
              elapsed.medianMs === null ? t.halfWaits : duration(elapsed.medianMs),
            ),
        t.onTimeOf(summary.onTime, summary.counted),
      ]
    },
  })
}

/** « 16 nov. », where « 16 novembre » has no room. */
function dayName(date: string): string {
  return `${Number(date.slice(8))} ${shortMonth(date)}`
}
