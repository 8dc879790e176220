import { ArrowDown, ArrowUp, FileText, Trash2, TriangleAlert } from 'lucide'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { SelectField } from '../components/choices.tsx'
import { Field } from '../components/form.tsx'
import { Icon } from '../components/icon.tsx'
import { percent } from '../format.ts'
import { eventFormMessages } from './form/messages.ts'
import { pictureMessages } from './picture-messages.ts'
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
  /** Sends it once more, as that page of its PDF. */
  onAgain: (page?: number) => void
  onRemove: () => void
}

/** What Instagram takes, the least of all; characters. */
const longestAlt = 1000

/** One picture of the form: what it is, what it shows in words, its place among the others. */
export function PictureLine(props: PictureLineProps) {
  const { picture, place, count, isDragged, canDrop, onDrag, onDropHere } = props
  const { onMove, onAgain, onRemove } = props
  const own = pictureMessages()
  const { document: pdf } = picture
  const isMissing = picture.alt.trim() === ''
  const title = own.pictureOf(place + 1, count)
  const pressed = useRef<HTMLButtonElement | null>(null)
  // A button that moves with its line loses the focus on the way.
  useLayoutEffect(() => {
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
      <div class="flex items-center justify-between gap-2 max-xs:flex-wrap">
        <p class="font-semibold text-sm">
          {title}
          {isMissing && (
            <span class="ms-2 inline-flex items-center gap-1 text-warning">
              <Icon of={TriangleAlert} size={14} />
              {own.altMissing}
            </span>
          )}
        </p>
        <div class="flex max-xs:flex-wrap">
          {count > 1 && arrow(place - 1, own.movePictureUp(place + 1), ArrowUp)}
          {count > 1 && arrow(place + 1, own.movePictureDown(place + 1), ArrowDown)}
          <button
            type="button"
            class="btn btn-ghost btn-sm btn-square"
            aria-label={own.removePicture(place + 1)}
            title={own.removePicture(place + 1)}
            onClick={onRemove}
          >
            <Icon of={Trash2} size={16} />
          </button>
        </div>
      </div>
      <div class="flex flex-col gap-3 sm:flex-row">
        <Thumbnail picture={picture} canDrag={count > 1} onDrag={onDrag} />
        <div class="flex min-w-0 grow flex-col gap-3">
          {picture.progress !== null && <Sending ratio={picture.progress} label={title} />}
          {picture.refused !== null && (
            <div role="alert" class="flex flex-col items-start gap-2">
              <p class="font-semibold text-error text-sm">{picture.refused}</p>
              <button type="button" class="btn btn-sm" onClick={() => onAgain()}>
                {own.again}
              </button>
            </div>
          )}
          {pdf !== null && pdf.pages > 1 && (
            <SelectField
              label={own.page(pdf.pages)}
              class="w-40"
              value={pdf.page}
              onValue={onAgain}
              options={Array.from({ length: Math.min(pdf.pages, mostPages) }, (_, index) => ({
                value: index + 1,
                label: own.pageOption(index + 1),
              }))}
            />
          )}
          <Description {...props} />
        </div>
      </div>
    </li>
  )
}

type ThumbnailProps = Pick<PictureLineProps, 'picture' | 'onDrag'> & { canDrag: boolean }

function Thumbnail({ picture, canDrag, onDrag }: ThumbnailProps) {
  /** What the browser cannot show: it is no picture. */
  const [broken, setBroken] = useState<string | null>(null)
  if (picture.shown === '' || picture.shown === broken) {
    return (
      <div class="grid h-28 w-full place-items-center rounded-field bg-base-200 text-muted sm:w-28 sm:shrink-0">
        <Icon of={FileText} size={32} />
      </div>
    )
  }
  return (
    <img
      src={picture.shown}
      alt={picture.alt.trim() === '' ? eventFormMessages().chosenPicture : picture.alt}
      draggable
      class={`h-44 w-full rounded-field bg-base-200 object-contain sm:h-28 sm:w-28 sm:shrink-0 sm:self-start sm:object-cover ${
        canDrag ? 'cursor-grab' : ''
      }`}
      onError={() => setBroken(picture.shown)}
      onDragStart={() => onDrag(picture.key)}
      onDragEnd={() => onDrag(null)}
    />
  )
}

/** What it shows in words, which a PDF may say itself. */
function Description({ picture, place, count, error, onAlt }: PictureLineProps) {
  const own = pictureMessages()
  const text = picture.document?.text ?? null
  return (
    <div>
      <Field
        label={own.altOf(place + 1, count)}
        help={place === 0 ? own.altExample : undefined}
        error={error}
      >
        {tied => (
          <textarea
            {...tied}
            class="textarea field-sizing-content max-h-64 min-h-16 w-full"
            maxLength={longestAlt}
            value={picture.alt}
            onInput={event => onAlt(event.currentTarget.value)}
          />
        )}
      </Field>
      <div class="mt-1 flex flex-wrap items-baseline justify-between gap-x-4 text-sm">
        {text && picture.alt.trim() === '' ? (
          <button type="button" class="text-link" onClick={() => onAlt(text)}>
            {own.takeText}
          </button>
        ) : (
          <span />
        )}
        <span class="text-muted tabular-nums">{own.altCount(picture.alt.length, longestAlt)}</span>
      </div>
    </div>
  )
}

/** A poster's document has a few; a choice among more than these is no choice. */
const mostPages = 50

function Sending({ ratio, label }: { ratio: number; label: string }) {
  const own = pictureMessages()
  return (
    <div>
      <progress
        class="progress progress-primary w-full"
        aria-label={label}
        {...(ratio < 1 && { max: 1, value: ratio })}
      />
      <p class="text-muted text-sm">{ratio < 1 ? own.sending(percent(ratio)) : own.reading}</p>
    </div>
  )
}
