import { X } from 'lucide'
import type { ComponentChildren } from 'preact'
import { useId, useLayoutEffect, useRef } from 'preact/hooks'
import { messages } from '../language.ts'
import { Icon } from './icon.tsx'

type DialogProps = {
  title: string
  onClose: () => void
  children: ComponentChildren
  wide?: boolean
}

/** What had the focus when each was opened. */
const openers = new WeakMap<Element, HTMLElement | null>()

/**
 * What a closed one gives the focus back to; where that went with the dialog it was in, what opened that;
 * where it left the page, as what it offered was taken, the page: the keyboard is not nowhere.
 */
function openerOf(dialog: Element): HTMLElement | null {
  let opener = openers.get(dialog) ?? null
  while (opener?.isConnected === false) {
    const gone = opener.closest('dialog')
    opener = gone === null ? document.getElementById('contenu') : (openers.get(gone) ?? null)
  }
  return opener
}

/**
 * Where one begins: the first field that is to be seen, or the title. The browser would take the
 * button that closes. With a finger it is the title: the keyboard would hide what stands below.
 */
function beginningOf(dialog: HTMLDialogElement): HTMLElement | null {
  const fields = matchMedia('(pointer: fine)').matches
    ? dialog.querySelectorAll<HTMLElement>(
        ':is(input:not([type="radio"]:not(:checked)), select, textarea):enabled',
      )
    : []
  return [...fields].find(field => field.checkVisibility()) ?? dialog.querySelector('h2')
}

/**
 * For a state that says what is open: closes what an act was about, and nothing that was opened
 * while it was under way.
 */
export function closing<Opened>(acted: Opened, closed: Opened): (now: Opened) => Opened {
  return now => (now === acted ? closed : now)
}

/** A native modal dialog, open as long as it is rendered; it gives the focus back. */
export function Dialog({ title, onClose, children, wide = false }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  // Before it is taken out of the page: one that is closed only then gives no focus back.
  useLayoutEffect(() => {
    const opened = dialog.current
    if (opened === null) return
    const { activeElement } = document
    openers.set(opened, activeElement instanceof HTMLElement ? activeElement : null)
    opened.showModal()
    beginningOf(opened)?.focus()
    return () => {
      opened.close()
      openerOf(opened)?.focus({ preventScroll: true })
    }
  }, [])
  return (
    <dialog
      ref={dialog}
      aria-labelledby={id}
      class={`sheet m-auto max-h-[calc(100dvh-2rem)] w-[calc(100%-2rem)] overflow-auto text-base-content ${wide ? 'max-w-3xl' : 'max-w-lg'}`}
      onCancel={event => {
        event.preventDefault()
        onClose()
      }}
    >
      <div class="sticky top-0 z-10 flex items-start justify-between gap-4 bg-base-100 p-5 pb-3">
        <h2 id={id} tabIndex={-1} class="min-w-0 text-xl">
          {title}
        </h2>
        <button
          type="button"
          class="btn btn-ghost btn-sm btn-square"
          aria-label={messages.value.shell.close}
          onClick={onClose}
        >
          <Icon of={X} />
        </button>
      </div>
      <div class="px-5 pb-5">{children}</div>
    </dialog>
  )
}
