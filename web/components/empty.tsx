import type { ComponentChildren } from 'preact'
import { Icon, type IconShape } from './icon.tsx'

/** An empty place that teaches: what will appear here, and the one thing to do first. */
export function Empty({
  icon,
  title,
  children,
  action,
}: {
  icon: IconShape
  title: string
  children?: ComponentChildren
  action?: ComponentChildren
}) {
  return (
    <div class="sheet flex flex-col items-start gap-2 border-dashed p-6 sm:flex-row sm:gap-5">
      <span class="rounded-full bg-wash p-3 text-primary">
        <Icon of={icon} size={24} />
      </span>
      <div class="max-w-prose">
        <p class="serif text-xl">{title}</p>
        {children && <div class="mt-1 text-muted">{children}</div>}
        {action && <div class="mt-4">{action}</div>}
      </div>
    </div>
  )
}
