import { effect } from '@preact/signals'
import type { Chart } from 'chart.js'
import { useEffect, useRef, useState } from 'preact/hooks'
import { Notice } from '../../components/notice.tsx'
import { replyTimeMessages } from '../../i18n/reply-times.ts'
import { theme } from '../../preferences.ts'
import type { WeeksDrawing } from './draw-weeks.ts'

export type WeeksChartProps = WeeksDrawing & { label: string }

/** The drawing; chart.js comes only when this is on the screen. */
export function WeeksChart({ weeks, aimMinutes, targetMinutes, label }: WeeksChartProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const [failed, setFailed] = useState(false)

  useEffect(() => {
    let chart: Chart | undefined
    let isGone = false
    const dark = matchMedia('(prefers-color-scheme: dark)')
    async function draw(): Promise<void> {
      const { drawWeeks } = await import('./draw-weeks.ts')
      if (isGone || canvas.current === null) return
      chart?.destroy()
      chart = drawWeeks(canvas.current, { weeks, aimMinutes, targetMinutes })
    }
    const redraw = () => {
      draw().catch(() => setFailed(true))
    }
    // A canvas keeps the colours it was drawn with: it is drawn anew when the theme changes.
    const stop = effect(() => {
      theme.value
      redraw()
    })
    dark.addEventListener('change', redraw)
    return () => {
      isGone = true
      stop()
      dark.removeEventListener('change', redraw)
      chart?.destroy()
    }
  }, [weeks, aimMinutes, targetMinutes])

  if (failed) return <Notice level="warning">{replyTimeMessages().chartFailed}</Notice>
  return (
    <div class="relative h-64 sm:h-72 print:hidden">
      <canvas ref={canvas} role="img" aria-label={label} />
    </div>
  )
}
