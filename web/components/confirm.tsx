import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { messages } from '../language.ts'
import { useAction } from '../resource.ts'
import { BusyButton } from './busy-button.tsx'
import { Dialog } from './dialog.tsx'
import { ProblemNotice } from './notice.tsx'

type ConfirmProps = {
  /** The button that asks. */
  label: string
  title: string
  /** What will happen, and what is kept. */
  text: string
  /** The verb, not « OK »; the button's own where nothing is given. */
  confirm?: string
  act: () => Promise<void>
  /** What there is to choose before it is done. */
  children?: ComponentChildren
  class?: string
  /** False for what is only worth a second look. */
  isGrave?: boolean
}

/** For what cannot be undone: a button, and a question that says what will be kept. */
export function ConfirmButton(props: ConfirmProps) {
  const { label, title, text, confirm = label, act, class: look, isGrave = true } = props
  const [open, setOpen] = useState(false)
  const action = useAction()
  const close = () => {
    setOpen(false)
    action.clear()
  }
  return (
    <>
      <button type="button" class={look ?? 'btn'} onClick={() => setOpen(true)}>
        {label}
      </button>
      {open && (
        <Dialog title={title} onClose={close}>
          <p class="mb-4">{text}</p>
          {props.children}
          <ProblemNotice problem={action.problem} />
          <div class="mt-4 flex flex-wrap justify-end gap-2">
            <button type="button" class="btn btn-ghost" onClick={close}>
              {messages.value.shell.keep}
            </button>
            <BusyButton
              busy={action.busy}
              class={`btn ${isGrave ? 'btn-error' : 'btn-primary'}`}
              onClick={async () => {
                if (await action.run(act)) setOpen(false)
              }}
            >
              {confirm}
            </BusyButton>
          </div>
        </Dialog>
      )}
    </>
  )
}
