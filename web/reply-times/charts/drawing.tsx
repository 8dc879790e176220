import { effect } from '@preact/signals'
import type { Chart } from 'chart.js'
import { ChartLine, Table2 } from 'lucide'
import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { Icon } from '../../components/icon.tsx'
import { Notice } from '../../components/notice.tsx'
import { Section } from '../../components/page.tsx'
import { theme } from '../../preferences.ts'
import { chartMessages } from './messages.ts'

/** Draws on a canvas; on paper in the colours of the day. */
type Draw = (canvas: HTMLCanvasElement, onPaper: boolean) => Chart

type DrawingProps = {
  /** Brings what draws: chart.js comes only when this is on the screen. The same until data change. */
  load: () => Promise<Draw>
  label: string
  class: string
}

/** A drawing, drawn anew when its colours change: a canvas keeps those it was drawn with. */
export function Drawing({ load, label, class: className }: DrawingProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const [failed, setFailed] = useState(false)

  useEffect(() => {
    let chart: Chart | undefined
    let draw: Draw | undefined
    let isGone = false
    const paper = matchMedia('print')
    const looks = [
      paper,
      matchMedia('(prefers-color-scheme: dark)'),
      matchMedia('(forced-colors: active)'),
    ]
    function redraw(onPaper: boolean): void {
      if (isGone || canvas.current === null || draw === undefined) return
      chart?.destroy()
      chart = draw(canvas.current, onPaper)
    }
    const asShown = () => redraw(paper.matches)
    const forPaper = () => redraw(true)
    const forScreen = () => redraw(false)
    load().then(
      found => {
        draw = found
        asShown()
      },
      () => setFailed(true),
    )
    const stop = effect(() => {
      theme.value
      asShown()
    })
    for (const look of looks) look.addEventListener('change', asShown)
    addEventListener('beforeprint', forPaper)
    addEventListener('afterprint', forScreen)
    return () => {
      isGone = true
      stop()
      for (const look of looks) look.removeEventListener('change', asShown)
      removeEventListener('beforeprint', forPaper)
      removeEventListener('afterprint', forScreen)
      chart?.destroy()
    }
  }, [load])

  if (failed) return <Notice level="warning">{chartMessages().chartFailed}</Notice>
  return (
    <div class={`relative min-w-0 ${className}`}>
      <canvas ref={canvas} role="img" aria-label={label} />
    </div>
  )
}

type ChartSectionProps = {
  title: string
  /** What it says, in words; above it. */
  caption: ComponentChildren
  chart: ComponentChildren
  table: ComponentChildren
  children?: ComponentChildren
  class?: string
}

/** A chart under what it says, its data as a table one key away. */
export function ChartSection({
  title,
  caption,
  chart,
  table,
  children,
  class: className,
}: ChartSectionProps) {
  const [asTable, setAsTable] = useState(false)
  const t = chartMessages()
  return (
    <Section
      title={title}
      class={className}
      aside={
        <button type="button" class="btn btn-sm no-print" onClick={() => setAsTable(!asTable)}>
          <Icon of={asTable ? ChartLine : Table2} size={16} />
          {asTable ? t.asChart : t.asTable}
        </button>
      }
    >
      <figure class="sheet p-4">
        <figcaption class="mb-3 text-sm">{caption}</figcaption>
        {asTable ? (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard.
          <div class="relative overflow-x-auto" tabIndex={0}>
            {table}
          </div>
        ) : (
          chart
        )}
      </figure>
      {children}
    </Section>
  )
}
