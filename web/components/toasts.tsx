import { signal } from '@preact/signals'
import { X } from 'lucide'
import { useEffect, useRef, useState } from 'preact/hooks'
import { messages } from '../i18n/index.ts'
import { Icon } from './icon.tsx'

type Toast = { id: number; text: string; undo: (() => void) | null }

const toasts = signal<Toast[]>([])
let nextId = 1

/** Long enough to read, reach and press « Annuler » with a keyboard. */
const STAY = 12_000

/** Says that something was done, and offers to undo it. The same sentence again takes its own place. */
export function say(text: string, undo: (() => void) | null = null): void {
  const id = nextId++
  const others = toasts.value.filter(toast => toast.undo !== null || toast.text !== text)
  toasts.value = [...others.slice(-2), { id, text, undo }]
}

function dismiss(id: number): void {
  toasts.value = toasts.value.filter(toast => toast.id !== id)
}

/** The place where toasts appear: a polite live region, always there so that it is heard. */
export function Toasts() {
  return (
    <div
      role="status"
      class="no-print pointer-events-none fixed inset-x-0 bottom-20 z-30 flex flex-col items-center gap-2 px-4 lg:bottom-6"
    >
      {toasts.value.map(toast => (
        <ToastLine key={toast.id} toast={toast} />
      ))}
    </div>
  )
}

function ToastLine({ toast }: { toast: Toast }) {
  const [held, setHeld] = useState(false)
  const left = useRef(STAY)
  useEffect(() => {
    if (held) return
    const since = performance.now()
    const timer = setTimeout(() => dismiss(toast.id), left.current)
    return () => {
      clearTimeout(timer)
      left.current = Math.max(3_000, left.current - (performance.now() - since))
    }
  }, [held, toast.id])
  const t = messages.value.shell
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hovering only keeps it from leaving
    <div
      class="pointer-events-auto flex max-w-xl items-center gap-3 rounded-box bg-neutral py-2 ps-4 pe-2 text-neutral-content"
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocusCapture={() => setHeld(true)}
      onBlurCapture={() => setHeld(false)}
    >
      <span>{toast.text}</span>
      {toast.undo && (
        <button
          type="button"
          class="cursor-pointer rounded-field px-2 py-1 font-semibold underline underline-offset-4 focus-visible:outline-current"
          onClick={() => {
            // It goes with what it undoes: the keyboard is on the page again, not nowhere.
            document.getElementById('contenu')?.focus({ preventScroll: true })
            toast.undo?.()
            dismiss(toast.id)
          }}
        >
          {t.undo}
        </button>
      )}
      <button
        type="button"
        aria-label={t.dismiss}
        class="cursor-pointer rounded-field p-1.5 focus-visible:outline-current"
        onClick={() => dismiss(toast.id)}
      >
        <Icon of={X} size={16} />
      </button>
    </div>
  )
}
