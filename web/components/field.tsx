import { type ComponentChildren, h, type JSX } from 'preact'
import { useId } from 'preact/hooks'
import { messages } from '../i18n/index.ts'

export type FieldProps = {
  label: string
  help?: ComponentChildren
  error?: string | null
  optional?: boolean
  /** Receives what ties it to its label, its help and its error. */
  children: (tied: {
    id: string
    'aria-describedby': string | undefined
    'aria-invalid': boolean | undefined
  }) => ComponentChildren
}

/** A label above, its help under it, its error under the field. */
export function Field({ label, help, error, optional = false, children }: FieldProps) {
  const id = useId()
  const described = [help ? `${id}-help` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ')
  return (
    <div class="flex flex-col gap-1">
      <label for={id} class="font-semibold">
        {label}
        {optional && <span class="font-normal text-muted"> {messages.value.form.optional}</span>}
      </label>
      {help && (
        <div id={`${id}-help`} class="text-sm text-muted">
          {help}
        </div>
      )}
      {children({
        id,
        'aria-describedby': described === '' ? undefined : described,
        'aria-invalid': error ? true : undefined,
      })}
      {error && (
        <p id={`${id}-error`} class="text-sm font-semibold text-error">
          {error}
        </p>
      )}
    </div>
  )
}

type TextFieldProps = Omit<FieldProps, 'children'> & {
  value: string
  onValue: (value: string) => void
  type?: 'text' | 'email' | 'password' | 'date' | 'time' | 'datetime-local' | 'number'
  class?: string
} & Pick<
    JSX.IntrinsicElements['input'],
    'autoComplete' | 'required' | 'minLength' | 'maxLength' | 'min' | 'max' | 'inputMode'
  >

export function TextField({ value, onValue, type = 'text', class: look, ...rest }: TextFieldProps) {
  const { label, help, error, optional, ...input } = rest
  return (
    <Field label={label} help={help} error={error} optional={optional}>
      {tied =>
        // Preact types an input by its literal `type`, which here is the caller's.
        h('input', {
          ...tied,
          ...input,
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
