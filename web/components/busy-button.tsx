import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { messages } from '../language.ts'
import { PATIENCE } from '../resource.ts'

type BusyButtonProps = {
  busy: boolean
  children: ComponentChildren
  class?: string
  type?: 'button' | 'submit'
  /** Nothing to do yet, as what stands beside it says. */
  isOff?: boolean
  onClick?: () => void
}

/** A button that says it is at work once that takes longer than a blink. It keeps the focus. */
export function BusyButton({
  busy,
  children,
  class: look,
  type,
  isOff = false,
  onClick,
}: BusyButtonProps) {
  const [shown, setShown] = useState(false)
  useEffect(() => {
    if (!busy) {
      setShown(false)
      return
    }
    const timer = setTimeout(() => setShown(true), PATIENCE)
    return () => clearTimeout(timer)
  }, [busy])
  return (
    <button
      type={type ?? 'button'}
      class={look ?? 'btn'}
      aria-disabled={busy || isOff}
      onClick={event => {
        if (busy || isOff) event.preventDefault()
        else onClick?.()
      }}
    >
      {shown && (
        <>
          <span class="loading loading-spinner loading-xs" aria-hidden="true" />
          <span class="sr-only">{messages.value.problem.working}</span>
        </>
      )}
      {children}
    </button>
  )
}
