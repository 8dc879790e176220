import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { messages } from '../language.ts'
import { useAction } from '../resource.ts'
import { BusyButton } from './busy-button.tsx'
import { Dialog } from './dialog.tsx'
import { FormProblem } from './form-problem.tsx'
import { ProblemNotice } from './notice.tsx'

type FormProps = {
  act: () => Promise<unknown>
  /** What its button says; « Enregistrer » where nothing is given. */
  submit?: ComponentChildren
  /** Whether it can be sent: else its fields say what is missing, once that was tried. */
  isReady?: boolean
  /** What a refusal changed nothing of; null: it says so itself. */
  kept?: string | null
  class?: string
  /** The look of its button. */
  look?: string
  /** Gives up: the button that does so stands before the one that sends. */
  onClose?: () => void
  /** What else stands in the line of the button. */
  beside?: ComponentChildren
  noValidate?: boolean
  /** With whether it was tried to be sent, where they say what is missing. */
  children: ComponentChildren | ((isTried: boolean) => ComponentChildren)
}

/** Fields, what was refused of them, and the button that sends them. */
export function Form({ class: look = 'flex flex-col gap-5', children, ...props }: FormProps) {
  const { act, submit, isReady = true, kept, noValidate, onClose, beside } = props
  const { form, isTried, setTried } = useTried()
  const action = useAction()
  const t = messages.value.form
  const button = (
    <BusyButton type="submit" busy={action.busy} class={props.look ?? 'btn btn-primary'}>
      {submit ?? t.save}
    </BusyButton>
  )
  return (
    <form
      ref={form}
      class={look}
      noValidate={noValidate}
      onSubmit={event => {
        event.preventDefault()
        setTried(!isReady)
        if (isReady) void action.run(act)
      }}
    >
      <FormProblem problem={action.problem}>
        {typeof children === 'function' ? children(isTried) : children}
        <ProblemNotice
          problem={action.problem}
          kept={kept === undefined ? t.notSaved : (kept ?? '')}
        />
      </FormProblem>
      {onClose !== undefined || beside ? (
        <div class={`flex flex-wrap gap-2 ${onClose === undefined ? '' : 'justify-end'}`}>
          {onClose && (
            <button type="button" class="btn btn-ghost" onClick={onClose}>
              {t.cancel}
            </button>
          )}
          {button}
          {beside}
        </div>
      ) : (
        button
      )}
    </form>
  )
}

/** Above a form of which no field may be left out; elsewhere those that may say so in their labels. */
export function AllRequired() {
  return <p class="text-muted text-sm">{messages.value.form.allRequired}</p>
}

/** A form says what is missing once that was tried, and the first field that has an error is where to go on. */
export function useTried() {
  const form = useRef<HTMLFormElement>(null)
  const [tries, setTries] = useState(0)
  useLayoutEffect(() => {
    if (tries > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [tries])
  return {
    form,
    isTried: tries > 0,
    setTried: (isWrong: boolean) => setTries(isWrong ? tries + 1 : 0),
  }
}

/** The same in a dialog of its own. */
export function FormDialog({
  title,
  wide,
  ...form
}: FormProps & { title: string; wide?: boolean; onClose: () => void }) {
  return (
    <Dialog title={title} wide={wide} onClose={form.onClose}>
      <Form {...form} />
    </Dialog>
  )
}
