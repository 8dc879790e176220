import { ExternalLink } from 'lucide'
import type { ComponentChildren } from 'preact'
import { Icon } from './icon.tsx'

/** A link out of Tambour, in a tab of its own, as its sign says. */
export function NewTab({
  href,
  class: look = '',
  about,
  children,
}: {
  href: string
  class?: string
  /** What it leads to and that it opens a tab, for those who see neither. */
  about?: string
  children: ComponentChildren
}) {
  return (
    <a
      class={`text-link inline-flex items-center gap-1 ${look}`}
      href={href}
      target="_blank"
      rel="noreferrer"
    >
      {children}
      <Icon of={ExternalLink} size={14} />
      {about && <span class="sr-only">{about}</span>}
    </a>
  )
}
