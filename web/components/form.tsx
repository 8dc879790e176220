import { type ComponentChildren, h, type JSX } from 'preact'
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { passwordLength } from '../../server/people/rules/sign-in.ts'
import { day, dayTime } from '../format.ts'
import { messages } from '../language.ts'
import { useAction } from '../resource.ts'
import { BusyButton } from './busy-button.tsx'
import { Dialog } from './dialog.tsx'
import { FormProblem, useFieldProblem } from './form-problem.tsx'
import { dismiss, ProblemNotice, show, type Undo } from './notice.tsx'

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

export type FieldProps = {
  label: string
  help?: ComponentChildren
  error?: string | null
  optional?: boolean
  /** The request's name for it: a refusal that speaks of it is shown here. */
  name?: string | undefined
  /** Receives what ties it to its label, its help and its error. */
  children: (tied: {
    id: string
    'aria-describedby': string | undefined
    'aria-invalid': boolean | undefined
  }) => ComponentChildren
}

/**
 * A label above, its help under it, its error under the field: the form's own, the server's, or what
 * the browser finds wrong, in our words and in this place instead of in a bubble.
 */
export function Field({ label, help, error, optional = false, name, children }: FieldProps) {
  const id = useId()
  const box = useRef<HTMLDivElement>(null)
  const [invalid, setInvalid] = useState<string | null>(null)
  const refused = useFieldProblem(name)
  const shown = error || invalid || refused
  const described = [help ? `${id}-help` : '', shown ? `${id}-error` : ''].filter(Boolean).join(' ')
  useLayoutEffect(() => {
    if (refused === null || box.current === null) return
    // In a closed fold it could not be seen.
    const fold = box.current.closest('details')
    if (fold !== null) fold.open = true
    box.current.querySelector<HTMLElement>(inputs)?.focus()
  }, [refused])
  return (
    <div
      ref={box}
      class="flex flex-col gap-1"
      onInvalidCapture={event => {
        const { target } = event
        if (!isInput(target)) return
        event.preventDefault()
        setInvalid(invalidSentence(target))
        if (target.form?.querySelector(':is(input, select, textarea):invalid') === target) {
          target.focus()
        }
      }}
      // After the field's own listener: drawn before it, the old value would stand there again.
      onInput={() => setInvalid(null)}
    >
      <label for={id} class="font-semibold">
        {label}
        {optional && <span class="font-normal text-muted"> {messages.value.form.optional}</span>}
      </label>
      {help && (
        <div id={`${id}-help`} class="wrap-anywhere text-sm text-muted">
          {help}
        </div>
      )}
      {children({
        id,
        'aria-describedby': described === '' ? undefined : described,
        'aria-invalid': shown ? true : undefined,
      })}
      {shown && (
        <p
          id={`${id}-error`}
          role={refused === null ? undefined : 'alert'}
          class="text-sm font-semibold text-error"
        >
          {shown}
        </p>
      )}
    </div>
  )
}

const inputs = 'input, select, textarea'

function isInput(
  target: EventTarget | null,
): target is HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement {
  return target instanceof HTMLElement && target.matches(inputs)
}

/** What the browser finds wrong, as its bubble would say it. */
function invalidSentence(
  input: HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement,
): string {
  const t = messages.value.form.invalid
  const { validity, type } = input
  if (validity.badInput) return t.unreadable
  if (validity.valueMissing) return t.missing
  if (validity.typeMismatch) return type === 'email' ? t.email : t.address
  if (!(input instanceof HTMLInputElement)) return t.other
  if (validity.tooShort) return t.tooShort(input.minLength)
  if (validity.tooLong) return t.tooLong(input.maxLength)
  const limit = (value: string) =>
    type === 'date' ? day(value) : type === 'datetime-local' ? dayTime(value) : value
  const bound = type === 'number' ? t.amount : t.moment
  if (validity.rangeUnderflow) return bound.tooLow(limit(input.min))
  if (validity.rangeOverflow) return bound.tooHigh(limit(input.max))
  return t.other
}

type TextFieldProps = Omit<FieldProps, 'children'> & {
  value: string
  onValue: (value: string) => void
  /** A date is a `DateField`. */
  type?: 'text' | 'email' | 'password' | 'time' | 'number'
  class?: string
} & Pick<
    JSX.IntrinsicElements['input'],
    'autoComplete' | 'required' | 'minLength' | 'maxLength' | 'min' | 'max' | 'inputMode'
  >

export function TextField({ value, onValue, type = 'text', class: look, ...rest }: TextFieldProps) {
  const example = type === 'email' ? messages.value.form.emailExample : undefined
  const { label, help = example, error, optional, name, ...input } = rest
  return (
    <Field label={label} help={help} error={error} optional={optional} name={name}>
      {tied =>
        // Preact types an input by its literal `type`, which here is the caller's.
        h('input', {
          ...tied,
          ...input,
          name,
          type,
          class: `input ${look ?? 'w-full'}`,
          value,
          onInput: (event: { currentTarget: HTMLInputElement }) =>
            onValue(event.currentTarget.value),
        })
      }
    </Field>
  )
}

/** A password that is chosen here. */
export function NewPasswordField(
  field: Pick<TextFieldProps, 'name' | 'label' | 'help' | 'value' | 'onValue'>,
) {
  return (
    <TextField
      {...field}
      type="password"
      autoComplete="new-password"
      required
      minLength={passwordLength.least}
      maxLength={passwordLength.most}
    />
  )
}

/** Several lines, which grows with them. */
export function TextArea({
  value,
  onValue,
  ...rest
}: Omit<FieldProps, 'children'> & { value: string; onValue: (value: string) => void }) {
  return (
    <Field {...rest}>
      {tied => (
        <textarea
          {...tied}
          class="textarea field-sizing-content max-h-64 min-h-20 w-full"
          value={value}
          onInput={event => onValue(event.currentTarget.value)}
        />
      )}
    </Field>
  )
}

/** What a field of a form holds, as a field takes it: `<TextField {...name} label=… />`. */
export function useField<Value>(initial: Value | (() => Value)) {
  const [value, onValue] = useState(initial)
  return { value, onValue }
}

/**
 * Says something, as `say`, of a form that is not sent yet: it goes with the form, in which alone it
 * can be undone, and does not stand over the next page.
 */
export function useSay(): (text: string, undo?: Undo | null) => void {
  const said = useRef<number[]>([])
  useLayoutEffect(() => () => said.current.forEach(dismiss), [])
  return (text, undo = null) => {
    said.current.push(show(text, undo))
  }
}
