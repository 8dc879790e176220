import { type ComponentChild, h } from 'preact'

/** An icon of lucide: its import by name is all that is loaded of it. */
export type IconShape = readonly (readonly [tag: string, attributes: object])[]

/**
 * Always beside words that say the same: hidden from screen readers.
 * @param of.size pixels at the usual size of text, with which it grows
 */
export function Icon({
  of,
  size = 18,
  class: className = '',
}: {
  of: IconShape
  size?: number
  class?: string
}): ComponentChild {
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      width={`${size / 16}rem`}
      height={`${size / 16}rem`}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="1.75"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
      focusable="false"
      class={`shrink-0 ${className}`}
    >
      {of.map(([tag, attributes], index) => h(tag, { key: index, ...attributes }))}
    </svg>
  )
}
