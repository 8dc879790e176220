import { partsOf, type TextPart } from '../../../server/language/text-signs.ts'

/** A text with what its network makes stand out. */
export function RichText({ text, shows }: { text: string; shows: readonly TextPart['kind'][] }) {
  let place = 0
  return (
    <>
      {partsOf(text).map(part => {
        const key = place
        place += part.text.length
        return shows.includes(part.kind) ? (
          <span key={key} class="wrap-anywhere text-info">
            {part.text}
          </span>
        ) : (
          part.text
        )
      })}
    </>
  )
}
