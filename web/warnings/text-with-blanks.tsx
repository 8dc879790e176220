import { useRef } from 'preact/hooks'
import { blanksIn } from '../../server/warnings/rules-warning.ts'
import { TextArea } from '../components/form.tsx'
import { list } from '../format.ts'
import type { Missing } from './draft.ts'
import { warningMessages } from './messages.ts'

type TextProps = {
  text: string
  missing: Missing['text']
  isTried: boolean
  onText: (text: string) => void
}

/** What is said everywhere, and what of its model is still to be written: one press leads to each. */
export function TextWithBlanks({ text, missing, isTried, onText }: TextProps) {
  const box = useRef<HTMLDivElement>(null)
  const t = warningMessages()
  const places = placesOf(text)
  const error = missing === 'empty' ? t.textMissing : missing && t.blanksLeft(list(missing))
  function select({ blank, at }: { blank: string; at: number }): void {
    const field = box.current?.querySelector('textarea')
    field?.focus()
    field?.setSelectionRange(at, at + blank.length)
  }
  return (
    <div ref={box} class="flex flex-col gap-2">
      <TextArea
        name="text"
        label={t.text}
        help={t.textHelp}
        value={text}
        error={isTried ? error : null}
        onValue={onText}
      />
      {places.length > 0 && (
        <div class="flex flex-wrap items-center gap-2">
          <span class="font-semibold text-sm text-warning">{t.blanks}</span>
          {places.map(place => (
            <button key={place.at} type="button" class="btn btn-sm" onClick={() => select(place)}>
              {place.blank}
            </button>
          ))}
        </div>
      )}
    </div>
  )
}

/** Each blank with where it begins; the same words may stand twice. */
function placesOf(text: string): { blank: string; at: number }[] {
  let from = 0
  return blanksIn(text).map(blank => {
    const at = text.indexOf(blank, from)
    from = at + blank.length
    return { blank, at }
  })
}
