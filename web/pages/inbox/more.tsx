import { Ellipsis } from 'lucide'
import type { ComponentChildren } from 'preact'
import { Icon } from '../../components/icon.tsx'
import { messages } from '../../i18n/index.ts'

/** Rare acts, folded: a keyboard and a screen reader know what to do with `details`. */
export function More({ about, children }: { about: string; children: ComponentChildren }) {
  return (
    <details class="no-print open:basis-full">
      <summary class="inline-flex cursor-pointer items-center gap-1 rounded-field px-1 text-muted text-sm hover:bg-base-200">
        <Icon of={Ellipsis} size={16} />
        {messages.value.messages.more}
        <span class="sr-only">{about}</span>
      </summary>
      <div class="mt-2 flex flex-wrap items-start gap-x-4 gap-y-2 text-sm">{children}</div>
    </details>
  )
}
