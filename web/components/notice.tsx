import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide'
import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { sentenceOf } from '../request.ts'
import { useIsAtField } from './form-problem.tsx'
import { Icon } from './icon.tsx'

const looks = {
  info: { icon: Info, color: 'text-info' },
  success: { icon: CircleCheck, color: 'text-success' },
  warning: { icon: TriangleAlert, color: 'text-warning' },
  error: { icon: CircleAlert, color: 'text-error' },
}

type NoticeProps = {
  level: keyof typeof looks
  title?: string
  children?: ComponentChildren
  actions?: ComponentChildren
  /** Said at once by screen readers: for what answers an act of the person. */
  live?: boolean
}

export function Notice({ level, title, children, actions, live = false }: NoticeProps) {
  const { icon, color } = looks[level]
  return (
    <div role={live ? 'alert' : undefined} class="sheet flex gap-3 p-4">
      <Icon of={icon} size={20} class={`mt-0.5 ${color}`} />
      <div class="min-w-0 flex-1">
        {title && <p class={`font-semibold ${color}`}>{title}</p>}
        {children && <div>{children}</div>}
        {actions && <div class="mt-3 flex flex-wrap gap-2">{actions}</div>}
      </div>
    </div>
  )
}

/** What a refused act says: the server's sentence, and what was kept. It comes into sight. */
export function ProblemNotice({ problem, kept }: { problem: unknown; kept?: string }) {
  const isAtField = useIsAtField(problem)
  const place = useRef<HTMLDivElement>(null)
  // At the end of a long form nobody would see why nothing happened.
  useLayoutEffect(() => place.current?.scrollIntoView({ block: 'nearest' }), [problem])
  if (problem === null || problem === undefined || isAtField) return null
  return (
    <div ref={place}>
      <Notice level="error" live>
        <p>{sentenceOf(problem)}</p>
        {kept && <p class="mt-1 text-muted">{kept}</p>}
      </Notice>
    </div>
  )
}
