import { signal } from '@preact/signals'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { recall, remember } from './preferences.ts'

/** Whether single keys do something: anyone who dictates, or types by accident, switches them off. */
export const shortcutsOn = signal(recall('tambour.shortcuts') !== 'off')

/** WCAG 2.1.4: https://www.w3.org/TR/WCAG22/#character-key-shortcuts */
export function switchShortcuts(on: boolean): void {
  shortcutsOn.value = on
  remember('tambour.shortcuts', on ? null : 'off')
}

/**
 * What single keys do while the component is on the screen, by `KeyboardEvent.key`; never while
 * somebody types, with Ctrl, Alt or Meta, or behind an open dialog.
 */
export function useShortcuts(keys: Record<string, (() => void) | undefined>): void {
  const latest = useRef(keys)
  latest.current = keys
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent) => {
      const act = Object.hasOwn(latest.current, event.key) ? latest.current[event.key] : undefined
      if (act === undefined || event.defaultPrevented || event.repeat) return
      if (event.ctrlKey || event.altKey || event.metaKey || isTaken(event.target)) return
      if (!shortcutsOn.value) return
      event.preventDefault()
      act()
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [])
}

function isTaken(target: EventTarget | null): boolean {
  if (document.querySelector('dialog[open], [popover]:popover-open') !== null) return true
  if (!(target instanceof HTMLElement)) return false
  return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)
}
