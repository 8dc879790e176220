import { type ComponentChildren, h, type JSX } from 'preact'
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { day, dayTime } from '../format.ts'
import { messages } from '../language.ts'
import { useFieldProblem } from './form-problem.tsx'

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

/** One tick and its words. */
export function Tick({
  label,
  help,
  checked,
  onChecked,
}: {
  label: ComponentChildren
  help?: ComponentChildren
  checked: boolean
  onChecked: (checked: boolean) => void
}) {
  const id = useId()
  return (
    <div class="flex gap-3">
      <input
        id={id}
        type="checkbox"
        class="checkbox checkbox-primary mt-0.5 shrink-0"
        checked={checked}
        aria-describedby={help ? `${id}-help` : undefined}
        onChange={event => onChecked(event.currentTarget.checked)}
      />
      <div class="min-w-0">
        <label for={id} class="cursor-pointer font-semibold">
          {label}
        </label>
        {help && (
          <div id={`${id}-help`} class="text-sm text-muted">
            {help}
          </div>
        )}
      </div>
    </div>
  )
}
