import type { DeliveryShape } from '../../server/publishing/shapes.ts'
import { near } from '../format.ts'
import { figuresMessages } from './figures-messages.ts'

type Figures = NonNullable<DeliveryShape['figures']>

/** « 412 personnes · 12 réactions », and when its network said so; what it did not say is left out. */
export function FiguresLine({ figures }: { figures: Figures }) {
  const t = figuresMessages()
  const said = [...(figures.reach === null ? [] : [t.people(figures.reach)]), ...actsIn(figures)]
  if (said.length === 0) return null
  return (
    <p>
      {said.join(' · ')} <span class="text-muted text-sm">{t.readAt(near(figures.readAt))}</span>
    </p>
  )
}

/** « 12 réactions », « 3 commentaires »: what people did, as far as it is known. */
export function actsIn(figures: Omit<Figures, 'readAt' | 'reach'>): string[] {
  const t = figuresMessages()
  const { reactions, comments, shares, clicks } = figures
  return [
    ...(reactions === null ? [] : [t.reactions(reactions)]),
    ...(comments === null ? [] : [t.comments(comments)]),
    ...(shares === null ? [] : [t.shares(shares)]),
    ...(clicks === null ? [] : [t.clicks(clicks)]),
  ]
}
