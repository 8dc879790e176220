import type { ComponentChildren } from 'preact'
import { useId, useRef } from 'preact/hooks'

type Tab = {
  key: number
  label: string
  /** Beside the label: something that is wrong behind a tab that is not open. */
  mark?: ComponentChildren
}

type TabsProps = {
  /** What they choose among. */
  label: string
  tabs: readonly Tab[]
  selected: number
  onSelect: (key: number) => void
  children: ComponentChildren
}

/** One of several at a time: arrows go from tab to tab, as in https://www.w3.org/WAI/ARIA/apg/patterns/tabs/. */
export function Tabs({ label, tabs, selected, onSelect, children }: TabsProps) {
  const id = useId()
  const list = useRef<HTMLDivElement>(null)

  function onKeyDown(event: KeyboardEvent): void {
    const at = tabs.findIndex(({ key }) => key === selected)
    const to = placeFor(event.key, at, tabs.length)
    const next = tabs[to ?? -1]
    if (next === undefined) return
    event.preventDefault()
    onSelect(next.key)
    list.current?.querySelector<HTMLElement>(`[data-tab="${next.key}"]`)?.focus()
  }

  return (
    <div>
      <div
        ref={list}
        role="tablist"
        aria-label={label}
        class="mb-3 flex flex-wrap gap-1"
        onKeyDown={onKeyDown}
      >
        {tabs.map(({ key, label, mark }) => (
          <button
            key={key}
            type="button"
            role="tab"
            id={`${id}-${key}`}
            data-tab={key}
            aria-selected={key === selected}
            aria-controls={`${id}-panel`}
            tabIndex={key === selected ? 0 : -1}
            class={`flex min-h-10 max-w-full cursor-pointer items-center gap-1.5 rounded-field border px-3 text-start ${
              key === selected
                ? 'border-primary bg-wash font-semibold text-primary'
                : 'border-field hover:bg-base-100'
            }`}
            onClick={() => onSelect(key)}
          >
            <span class="truncate">{label}</span>
            {mark}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${selected}`}>
        {children}
      </div>
    </div>
  )
}

function placeFor(key: string, at: number, count: number): number | null {
  switch (key) {
    case 'ArrowRight':
      return (at + 1) % count
    case 'ArrowLeft':
      return (at - 1 + count) % count
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return null
  }
}
