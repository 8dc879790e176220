import { Ellipsis } from 'lucide'
import type { ComponentChildren } from 'preact'
import { inboxMessages } from '../inbox/messages.ts'
import { Icon } from './icon.tsx'

/**
 * Rare acts, folded: a keyboard and a screen reader know what to do with `details`. One that is not
 * named by a word is a quiet mark beside what it is about (`group`), seen where a hand or the focus is,
 * and always on a screen that is touched.
 */
export function More({
  about,
  isNamed = false,
  children,
}: {
  about: string
  isNamed?: boolean
  children: ComponentChildren
}) {
  return (
    <details class={`no-print open:basis-full ${isNamed ? '' : 'quiet-menu'}`}>
      <summary class="inline-flex min-h-6 min-w-6 cursor-pointer items-center justify-center gap-1 rounded-field px-1 text-muted text-sm hover:bg-base-200">
        <Icon of={Ellipsis} size={16} />
        <span class={isNamed ? '' : 'sr-only'}>{inboxMessages().more}</span>
        <span class="sr-only">{about}</span>
      </summary>
      <div class="mt-2 flex flex-wrap items-start gap-x-4 gap-y-2 text-sm">{children}</div>
    </details>
  )
}
