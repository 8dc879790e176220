import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import { Field, type FieldProps } from './form.tsx'

export type Option<Value> = { value: Value; label: string; help?: string | undefined }

/** Options of what is known by its number and its name. */
export function namedOptions<Id>(list: readonly { id: Id; name: string }[]): Option<Id>[] {
  return list.map(({ id, name }) => ({ value: id, label: name }))
}

/** Options of a fixed list, by the words that a table has for each. */
export function labelledOptions<const Key extends string>(
  keys: readonly Key[],
  labels: Readonly<Record<Key, string>>,
): Option<Key>[] {
  return keys.map(key => ({ value: key, label: labels[key] }))
}

type ChoiceProps<Value> = {
  value: Value
  options: readonly Option<Value>[]
  onValue: (value: Value) => void
}

type SelectProps<Value> = Omit<FieldProps, 'children'> &
  ChoiceProps<Value> & { class?: string; disabled?: boolean }

/** One of several in a list that opens; the value null is an option of its own. */
export function SelectField<Value extends string | number | null>({
  value,
  options,
  onValue,
  class: look = 'w-full',
  disabled,
  ...field
}: SelectProps<Value>) {
  return (
    <Field {...field}>
      {tied => (
        <select
          {...tied}
          class={`select ${look}`}
          disabled={disabled}
          value={value ?? ''}
          onChange={event => {
            const { value: typed } = event.currentTarget
            const chosen = options.find(option => String(option.value ?? '') === typed)
            if (chosen !== undefined) onValue(chosen.value)
          }}
        >
          {options.map(option => (
            <option key={option.value} value={option.value ?? ''}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

type RadioProps<Value> = ChoiceProps<Value> & {
  legend: ComponentChildren
  /** The look of the legend; `sr-only`: it is said to screen readers alone. */
  legendLook?: string
  /** Beside each other instead of one under the other. */
  isRow?: boolean
  /** Under the choices. */
  children?: ComponentChildren
}

/** One of several that are all in sight. */
export function RadioField<Value extends string | number | boolean | null>({
  legend,
  legendLook = 'mb-2 font-semibold',
  isRow = false,
  value,
  options,
  onValue,
  children,
}: RadioProps<Value>) {
  const name = useId()
  return (
    <fieldset class="min-w-0">
      <legend class={legendLook}>{legend}</legend>
      <div class={isRow ? 'flex flex-wrap gap-x-6 gap-y-2' : 'flex flex-col gap-2'}>
        {options.map(option => (
          <label key={String(option.value)} class="flex cursor-pointer gap-3">
            <input
              type="radio"
              name={name}
              class="radio radio-primary mt-0.5 shrink-0"
              checked={option.value === value}
              onChange={() => onValue(option.value)}
            />
            <span>
              <span class={option.help ? 'block font-semibold' : ''}>{option.label}</span>
              {option.help && <span class="block text-muted text-sm">{option.help}</span>}
            </span>
          </label>
        ))}
      </div>
      {children}
    </fieldset>
  )
}

type TicksProps<Value> = {
  legend: ComponentChildren
  legendLook?: string
  class?: string
  options: readonly Option<Value>[]
  chosen: readonly Value[]
  onChosen: (chosen: Value[]) => void
}

/** Several of several, in the order in which they were ticked. */
export function TicksField<Value extends string | number>({
  legend,
  legendLook = 'mb-2 font-semibold',
  class: look = '',
  options,
  chosen,
  onChosen,
}: TicksProps<Value>) {
  return (
    <fieldset class={`flex flex-col gap-2 ${look}`}>
      <legend class={legendLook}>{legend}</legend>
      {options.map(({ value, label, help }) => (
        <Tick
          key={value}
          label={label}
          help={help}
          value={chosen.includes(value)}
          onValue={isOn => onChosen(withOrWithout(chosen, value, isOn))}
        />
      ))}
    </fieldset>
  )
}

/** A list with something at its end, or without it. */
export function withOrWithout<Value>(list: readonly Value[], value: Value, isIn: boolean): Value[] {
  const others = list.filter(one => one !== value)
  return isIn ? [...others, value] : others
}

/** One tick and its words. */
export function Tick({
  label,
  help,
  value,
  onValue,
}: {
  label: ComponentChildren
  help?: ComponentChildren
  value: boolean
  onValue: (value: boolean) => void
}) {
  const id = useId()
  return (
    <div class="flex gap-3">
      <input
        id={id}
        type="checkbox"
        class="checkbox checkbox-primary mt-0.5 shrink-0"
        checked={value}
        aria-describedby={help ? `${id}-help` : undefined}
        onChange={event => onValue(event.currentTarget.checked)}
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
