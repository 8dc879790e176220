import {
  Chart,
  type ChartDataset,
  Filler,
  LinearScale,
  LineElement,
  LogarithmicScale,
  PointElement,
  ScatterController,
  Tooltip,
  type TooltipItem,
} from 'chart.js'
import { officeDuration } from '../../format.ts'
import type { TargetLines } from '../report.ts'
import { axis, namedTicks, roundTimes } from './log-axis.ts'
import { chartMessages } from './messages.ts'
import type { Palette } from './palette.ts'

Chart.register(
  Filler,
  LinearScale,
  LineElement,
  LogarithmicScale,
  PointElement,
  ScatterController,
  Tooltip,
)

/** Both charts have their axis of times at the same place, so that one is read under the other. */
const BESIDE = { left: 68, right: 28 }

/** What of the axis on the left is a chart’s own. */
type VerticalAxis = {
  min: number
  max: number
  reverse?: boolean
  /** The values that have a line and a name. */
  values: number[]
  name: (value: number) => string
}

export type TimeChart = {
  datasets: ChartDataset<'scatter'>[]
  y: VerticalAxis
  /** The aim and the targets; null: none is in minutes. */
  lines: TargetLines | null
  tooltip: (item: TooltipItem<'scatter'>) => string[]
  /** Only these sets have one. */
  withTooltip: readonly number[]
  /** On paper, px. */
  paperHeight: number
}

/** As wide as a sheet on A4, px. */
const PAPER_WIDTH = 676

/** Draws something over the axis of times, with the aim and the targets as lines across it. */
export function drawTimes(
  canvas: HTMLCanvasElement,
  colors: Palette,
  onPaper: boolean,
  { datasets, y, lines, tooltip, withTooltip, paperHeight }: TimeChart,
): Chart {
  const { muted, rule, font } = colors
  if (onPaper) {
    canvas.width = PAPER_WIDTH
    canvas.height = paperHeight
  }
  const pen = canvas.getContext('2d')
  const widthOf = (ms: number) => {
    if (pen === null) return 0
    pen.font = `${font.size}px ${font.family}`
    return pen.measureText(officeDuration(ms)).width
  }
  return new Chart<'scatter'>(canvas, {
    type: 'scatter',
    data: { datasets },
    options: {
      // Nothing is measured while a page is printed, and paper is finer than a screen.
      ...(onPaper ? { responsive: false, devicePixelRatio: 3 } : { responsive: true }),
      maintainAspectRatio: false,
      animation: false,
      layout: { padding: { right: BESIDE.right, top: font.size + 8 } },
      interaction: { mode: 'nearest', intersect: false },
      scales: {
        x: {
          type: 'logarithmic',
          ...axis,
          grid: { color: rule },
          border: { color: rule },
          afterBuildTicks: scale => {
            scale.ticks = roundTimes.map(value => ({ value }))
          },
          ticks: {
            color: muted,
            font,
            autoSkip: false,
            maxRotation: 0,
            callback(value) {
              const width = this.chart.width - BESIDE.left - BESIDE.right
              const ms = Number(value)
              return namedTicks(width, widthOf).has(ms) ? officeDuration(ms) : ''
            },
          },
        },
        y: {
          type: 'linear',
          min: y.min,
          max: y.max,
          reverse: y.reverse ?? false,
          grid: { color: rule },
          border: { display: false },
          afterBuildTicks: scale => {
            scale.ticks = y.values.map(value => ({ value }))
          },
          afterFit: scale => {
            scale.width = BESIDE.left
          },
          ticks: {
            color: muted,
            font,
            autoSkip: false,
            callback: value => y.name(Number(value)),
          },
        },
      },
      plugins: {
        tooltip: {
          displayColors: false,
          filter: item => withTooltip.includes(item.datasetIndex),
          callbacks: { label: tooltip },
        },
      },
    },
    plugins: lines === null ? [] : [marks(lines, colors)],
  })
}

/**
 * The aim and the targets from top to bottom, each with its name above: the aim on the left of its
 * line, targets on the right, so that they do not lie over each other however near they are; a target
 * whose name has no room is named in the caption alone.
 */
function marks({ aimMs, targetsMs }: TargetLines, { ink, muted, font }: Palette) {
  const nameOf = targetsMs.length > 1 ? officeDuration : targetMark
  const lines = [
    {
      at: aimMs,
      name: officeDuration(aimMs),
      color: muted,
      dash: [2, 4],
      align: 'right' as const,
      beside: -4,
    },
    ...targetsMs.map(ms => ({
      at: ms,
      name: nameOf(ms),
      color: ink,
      dash: [7, 5],
      align: 'left' as const,
      beside: 4,
    })),
  ]
  return {
    id: 'marks',
    beforeDatasetsDraw({ ctx, chartArea: { top, bottom }, scales: { x } }: Chart<'scatter'>) {
      if (x === undefined) return
      ctx.save()
      ctx.font = `600 ${font.size}px ${font.family}`
      ctx.textBaseline = 'bottom'
      ctx.lineWidth = 1.5
      let named = Number.NEGATIVE_INFINITY
      for (const { at, name, color, dash, align, beside } of lines) {
        if (at < axis.min || at > axis.max) continue
        const place = x.getPixelForValue(at)
        ctx.strokeStyle = color
        ctx.fillStyle = color
        ctx.textAlign = align
        ctx.setLineDash(dash)
        ctx.beginPath()
        ctx.moveTo(place, top - font.size)
        ctx.lineTo(place, bottom)
        ctx.stroke()
        if (align === 'left') {
          if (place + beside < named) continue
          named = place + beside + ctx.measureText(name).width + font.size / 2
        }
        ctx.fillText(name, place + beside, top - 2)
      }
      ctx.restore()
    },
  }
}

const targetMark = (ms: number): string => chartMessages().targetMark(officeDuration(ms))
