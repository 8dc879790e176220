import { ArrowDown, ArrowUp, Trash2, TriangleAlert } from 'lucide'
import { useEffect, useRef } from 'preact/hooks'
import { TextField } from '../../components/field.tsx'
import { Icon } from '../../components/icon.tsx'
import { words } from '../../i18n/index.ts'
import type { Picture } from './use-pictures.ts'

type PictureLineProps = {
  picture: Picture
  /** Counted from 0. */
  place: number
  count: number
  error: string | null
  isDragged: boolean
  /** Another one is being dragged, and may take this place. */
  canDrop: boolean
  /** The key of the one that is being dragged; null when it was let go. */
  onDrag: (key: string | null) => void
  onDropHere: () => void
  onMove: (place: number) => void
  onAlt: (alt: string) => void
  onRemove: () => void
}

/** One picture of the form: what it is, what it shows in words, its place among the others. */
export function PictureLine(props: PictureLineProps) {
  const { picture, place, count, error, isDragged, canDrop, onDrag, onDropHere } = props
  const { onMove, onAlt, onRemove } = props
  const t = words.value.eventForm
  const isMissing = picture.alt.trim() === ''
  const title = t.pictureOf(place + 1, count)
  const pressed = useRef<HTMLButtonElement | null>(null)
  // A button that moves with its line loses the focus on the way.
  useEffect(() => {
    pressed.current?.focus()
    pressed.current = null
  }, [place])

  const arrow = (to: number, label: string, icon: typeof ArrowUp) => (
    <button
      type="button"
      class="btn btn-ghost btn-sm btn-square"
      aria-label={label}
      title={label}
      aria-disabled={to < 0 || to >= count}
      onClick={event => {
        pressed.current = event.currentTarget
        onMove(to)
      }}
    >
      <Icon of={icon} size={16} />
    </button>
  )

  return (
    <li
      class={`sheet flex flex-col gap-2 p-3 ${isDragged ? 'opacity-50' : ''} ${
        canDrop ? 'outline-2 outline-primary outline-dashed' : ''
      }`}
      onDragOver={event => {
        if (canDrop) event.preventDefault()
      }}
      onDrop={event => {
        if (!canDrop) return
        event.preventDefault()
        onDropHere()
      }}
    >
      <div class="flex items-center justify-between gap-2">
        <p class="font-semibold text-sm">
          {title}
          {isMissing && (
            <span class="ms-2 inline-flex items-center gap-1 text-warning">
              <Icon of={TriangleAlert} size={14} />
              {t.altMissing}
            </span>
          )}
        </p>
        <div class="flex">
          {count > 1 && arrow(place - 1, t.movePictureUp(place + 1), ArrowUp)}
          {count > 1 && arrow(place + 1, t.movePictureDown(place + 1), ArrowDown)}
          <button
            type="button"
            class="btn btn-ghost btn-sm btn-square"
            aria-label={t.removePicture(place + 1)}
            title={t.removePicture(place + 1)}
            onClick={onRemove}
          >
            <Icon of={Trash2} size={16} />
          </button>
        </div>
      </div>
      <div class="flex flex-col gap-3 sm:flex-row">
        <img
          src={picture.shown}
          alt={isMissing ? t.chosenPicture : picture.alt}
          draggable
          class={`h-28 w-full rounded-field object-cover sm:w-28 sm:shrink-0 ${
            count > 1 ? 'cursor-grab' : ''
          }`}
          onDragStart={() => onDrag(picture.key)}
          onDragEnd={() => onDrag(null)}
        />
        <div class="min-w-0 grow">
          {typeof picture.source === 'number' ? (
            <>
              <p class="font-semibold">{t.altOf(place + 1, count)}</p>
              <p>{picture.alt}</p>
            </>
          ) : (
            <TextField
              label={t.altOf(place + 1, count)}
              help={place === 0 ? t.altHelp : undefined}
              value={picture.alt}
              maxLength={1000}
              error={error}
              onValue={onAlt}
            />
          )}
        </div>
      </div>
    </li>
  )
}
