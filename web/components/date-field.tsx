import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { isAsked } from '../../server/language/instant.ts'
import { sameDayMessages } from '../events/form/same-day-messages.ts'
import { Field, type FieldProps } from './form.tsx'

type DateFieldProps = Omit<FieldProps, 'children'> & {
  /** 'YYYY-MM-DD' or 'YYYY-MM-DDTHH:MM', as `type` has it; empty: none. */
  value: string
  onValue: (value: string) => void
  type: 'date' | 'datetime-local'
  required?: boolean
  min?: string
  max?: string
  class?: string
  /** What Enter does instead of sending the form: beside a button that adds the date to a list. */
  onEnter?: () => void
  beside?: ComponentChildren
}

/**
 * A date, with its hour or without. Typing « 2026 » passes through the years 2, 20 and 202, each of
 * which is a whole date for the browser: only a plausible one (`isAsked`) leaves the field, so that
 * nothing is asked of the server nor drawn for the others. One that is left asks whether it is right,
 * and its form is not sent.
 */
export function DateField({
  value,
  onValue,
  type,
  class: look,
  onEnter,
  beside,
  ...rest
}: DateFieldProps) {
  const { required, min, max, ...field } = rest
  const input = useRef<HTMLInputElement>(null)
  const [odd, setOdd] = useState('')
  const [isAskedAbout, setAskedAbout] = useState(false)
  const year = Number(odd.split('-', 1)[0])
  const question = sameDayMessages().isYearRight(year)
  // Nobody types on after a fourth digit.
  const isShown = odd !== '' && (isAskedAbout || year > 999)

  function take(typed: string): void {
    const isPlausible = typed === '' || isAsked(typed)
    setOdd(isPlausible ? '' : typed)
    setAskedAbout(false)
    if (isPlausible) onValue(typed)
  }

  // What is chosen elsewhere, as by *Annuler*, takes the place of what was typed.
  useLayoutEffect(() => {
    if (value !== '') setOdd('')
  }, [value])

  // Before the form's own listener, whether or not the form leaves validation to the browser.
  useLayoutEffect(() => {
    const form = input.current?.form
    if (odd === '' || !form) return
    const stop = (event: Event) => {
      event.preventDefault()
      event.stopImmediatePropagation()
      setAskedAbout(true)
      input.current?.focus()
    }
    form.addEventListener('submit', stop, { capture: true })
    return () => form.removeEventListener('submit', stop, { capture: true })
  }, [odd])

  return (
    <Field {...field} error={isShown ? question : (field.error ?? null)}>
      {tied => {
        const written = (
          <input
            {...tied}
            ref={input}
            name={field.name}
            type={type}
            class={`input ${look ?? 'w-full'}`}
            required={required}
            min={min || undefined}
            max={max}
            value={odd || value}
            onInput={event => take(event.currentTarget.value)}
            onBlur={() => {
              if (odd === '') return
              setAskedAbout(true)
              if (value !== '') onValue('')
            }}
            onKeyDown={event => {
              if (event.key !== 'Enter' || onEnter === undefined) return
              event.preventDefault()
              if (odd === '') onEnter()
              else setAskedAbout(true)
            }}
          />
        )
        return beside ? (
          <div class="flex flex-wrap gap-2">
            {written}
            {beside}
          </div>
        ) : (
          written
        )
      }}
    </Field>
  )
}
