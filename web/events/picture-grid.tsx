import { messages } from '../language.ts'

/** More than these are told by their number, as networks do. */
const mostShown = 5

/** How wide each one is, in sixths of the whole, by how many are shown: as Facebook lays them out. */
const widths: Record<number, readonly (2 | 3 | 6)[]> = {
  2: [3, 3],
  3: [6, 3, 3],
  4: [6, 2, 2, 2],
  5: [3, 3, 2, 2, 2],
}

const looks = {
  2: 'col-span-2 aspect-square',
  3: 'col-span-3 aspect-square',
  6: 'col-span-6 aspect-[3/2]',
}

/** Pictures as a post shows them: one as it is, several in a mosaic, the sixth and more counted. */
export function PictureGrid({
  pictures,
  class: look = '',
}: {
  pictures: readonly { shown: string; alt: string }[]
  class?: string
}) {
  const t = messages.value.events
  const [only] = pictures
  if (only === undefined) return null
  if (pictures.length === 1) {
    return <img src={only.shown} alt={only.alt} class={`max-h-72 max-w-full ${look}`} />
  }
  const shown = pictures.slice(0, mostShown)
  const more = pictures.length - shown.length
  return (
    <ul class={`grid grid-cols-6 gap-0.5 overflow-hidden ${look}`}>
      {shown.map(({ shown: address, alt }, place) => (
        <li
          key={`${place} ${address}`}
          class={`relative ${looks[widths[shown.length]?.[place] ?? 6]}`}
        >
          <img src={address} alt={alt} class="h-full w-full object-cover" />
          {more > 0 && place === mostShown - 1 && (
            <p class="absolute inset-0 grid place-items-center bg-black/60 font-semibold text-xl text-white">
              <span aria-hidden="true">+{more}</span>
              <span class="sr-only">{t.morePictures(more)}</span>
            </p>
          )}
        </li>
      ))}
    </ul>
  )
}
