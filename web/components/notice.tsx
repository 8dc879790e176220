import { signal } from '@preact/signals'
import { CircleAlert, CircleCheck, Info, TriangleAlert, X } from 'lucide'
import type { ComponentChildren } from 'preact'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { messages } from '../language.ts'
import { Refusal, sentenceOf } from '../request.ts'
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

/** Takes back what was done, and shows what is there then. @throws what is said in a sentence */
export type Undo = () => unknown

type Toast = {
  id: number
  text: string
  undo: Undo | null
  /** How long it is still to be seen, ms. */
  left: number
}

/** The last is on the screen; those before it wait beneath. */
const toasts = signal<Toast[]>([])
let nextId = 1

/** Long enough to read, reach and press « Annuler » with a keyboard. */
const STAY = 12_000

/** Who sets five messages aside in a row may take each of them back. */
const mostUndone = 5

/**
 * Says that something was done, and offers to undo it. One is on the screen, the newest. What it
 * covers comes back after it for the rest of its time if it can be undone, and else is over.
 */
export function say(text: string, undo: Undo | null = null): void {
  show(text, undo)
}

/** Shows what is there now, says what was done, and shows it anew once that was taken back. */
export async function sayUndoable(
  text: string,
  undo: Undo,
  reload: () => Promise<void>,
): Promise<void> {
  await reload()
  say(text, async () => {
    try {
      await undo()
    } finally {
      await reload()
    }
  })
}

/** @returns its number */
export function show(text: string, undo: Undo | null): number {
  const undoable = toasts.value.filter(toast => toast.undo !== null)
  const id = nextId++
  toasts.value = [...undoable.slice(1 - mostUndone), { id, text, undo, left: STAY }]
  return id
}

/** So long an undo waits for the one before, ms: one that the server never answers blocks no other. */
const mostWait = 15_000

let undoing: Promise<void> = Promise.resolve()

/**
 * One after the other, as they were pressed: each finds what the one before left. The screen that
 * offered it may be gone by then, so that what fails is said here; what had no answer can be pressed
 * again.
 */
async function takeBack(undo: Undo, before: Promise<void>): Promise<void> {
  await Promise.race([before, new Promise(resolve => setTimeout(resolve, mostWait))])
  try {
    await undo()
  } catch (problem) {
    const isUnheard = problem instanceof Refusal && problem.status === 0
    say(sentenceOf(problem), isUnheard ? undo : null)
  }
}

export function dismiss(id: number): void {
  toasts.value = toasts.value.filter(toast => toast.id !== id)
}

/** The place where a toast appears: a polite live region, always there so that it is heard. */
export function Toasts() {
  return (
    <div
      role="status"
      class="no-print pointer-events-none fixed inset-x-0 bottom-20 z-30 flex justify-center px-4 lg:bottom-6"
    >
      {toasts.value.slice(-1).map(toast => (
        <ToastLine key={toast.id} toast={toast} />
      ))}
    </div>
  )
}

function ToastLine({ toast }: { toast: Toast }) {
  const [held, setHeld] = useState(false)
  useEffect(() => {
    if (held) return
    const since = performance.now()
    const timer = setTimeout(() => dismiss(toast.id), toast.left)
    return () => {
      clearTimeout(timer)
      toast.left = Math.max(3_000, toast.left - (performance.now() - since))
    }
  }, [held, toast])
  const t = messages.value.shell
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hovering only keeps it from leaving
    <div
      class="pointer-events-auto flex max-w-[min(36rem,100%)] items-center max-xs:flex-wrap gap-3 rounded-box bg-neutral py-2 ps-4 pe-2 text-neutral-content"
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
            if (toast.undo) undoing = takeBack(toast.undo, undoing)
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
