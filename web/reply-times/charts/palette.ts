export type Palette = {
  ink: string
  muted: string
  rule: string
  accent: string
  paper: string
  font: { family: string; size: number }
}

type Named = Exclude<keyof Palette, 'font'>

const ours: Record<Named, string> = {
  ink: 'var(--color-base-content)',
  muted: 'var(--tb-muted)',
  rule: 'var(--color-base-300)',
  accent: 'var(--color-primary)',
  paper: 'var(--color-base-100)',
}

/** Where a person has chosen the colours, a drawing has no others. */
const chosen: Record<Named, string> = {
  ink: 'CanvasText',
  muted: 'CanvasText',
  rule: 'GrayText',
  accent: 'LinkText',
  paper: 'Canvas',
}

/** The colours of a drawing, which keeps those it was drawn with; on paper, those of the day. */
export function palette(onPaper: boolean): Palette {
  const probe = document.createElement('span')
  probe.style.setProperty('forced-color-adjust', 'none')
  if (onPaper) probe.dataset.theme = 'day'
  document.body.append(probe)
  const names = !onPaper && matchMedia('(forced-colors: active)').matches ? chosen : ours
  const color = (name: Named) => {
    probe.style.color = names[name]
    return getComputedStyle(probe).color
  }
  const found: Palette = {
    ink: color('ink'),
    muted: color('muted'),
    rule: color('rule'),
    accent: color('accent'),
    paper: color('paper'),
    font: { family: getComputedStyle(document.body).fontFamily, size: onPaper ? 11 : 14 },
  }
  probe.remove()
  return found
}
