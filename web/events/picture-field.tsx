import { ImagePlus, Images } from 'lucide'
import { useEffect, useId, useRef, useState } from 'preact/hooks'
import { mostPictures } from '../../server/pictures/rules-rendition-plan.ts'
import { FileButton } from '../components/file-button.tsx'
import { useSay } from '../components/form.tsx'
import { Icon } from '../components/icon.tsx'
import { useFileDrop } from '../components/use-file-drop.ts'
import { messages } from '../language.ts'
import { PictureLibrary } from './picture-library.tsx'
import { PictureLine } from './picture-line.tsx'
import { pictureMessages } from './picture-messages.ts'
import type { Pictures } from './use-pictures.ts'

/** What a telephone is asked for: it makes a JPEG of whatever else it has. */
export const pictureTypes = [
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/avif',
  'image/gif',
  'application/pdf',
]
/** Sent as well, for the server says what to do about it. */
const explained = [...pictureTypes, 'image/heic', 'image/heif']
/** The largest file that the server takes, bytes. */
const largestFile = 20 * 1024 * 1024

type PictureFieldProps = {
  pictures: Pictures
  /** The sentence under a picture, by its place, once the form has been sent with it wrong. */
  errorOf: (place: number) => string | null
}

/** Up to ten pictures in their order, each with what it shows in words. */
export function PictureField({ pictures, errorOf }: PictureFieldProps) {
  const [refused, setRefused] = useState<string | null>(null)
  const [news, setNews] = useState('')
  const id = useId()
  const own = pictureMessages()
  const [isLibraryOpen, setIsLibraryOpen] = useState(false)
  const { list } = pictures
  const isFull = list.length >= mostPictures

  function take(files: readonly File[]): void {
    if (files.length === 0) return
    const pictured = files.filter(file => explained.includes(file.type))
    // A browser tells of a refusal only once it has sent everything.
    const large = pictured.filter(file => file.size > largestFile)
    const areAllTaken = pictures.add(pictured.filter(file => !large.includes(file)))
    const sentences = [
      ...(pictured.length < files.length ? [own.pictureRefused] : []),
      ...large.map(file => own.tooLarge(file.name)),
      ...(areAllTaken ? [] : [own.tooManyPictures]),
    ]
    setRefused(sentences.length > 0 ? sentences.join(' ') : null)
  }

  usePastedFiles(take)
  const drop = useFileDrop(({ files }) => take([...files]))

  return (
    <fieldset class="flex min-w-0 flex-col gap-4" aria-describedby={`${id}-help`} {...drop.target}>
      <legend class="mb-1 font-semibold">
        {own.pictures} <span class="font-normal text-muted">{messages.value.form.optional}</span>
      </legend>
      <div
        class={`flex flex-col items-start gap-3 rounded-box border-2 border-dashed p-4 ${
          drop.isOver ? 'border-primary bg-base-200' : 'border-base-300'
        }`}
      >
        <p id={`${id}-help`} class="text-muted text-sm">
          {own.picturesHelp}
        </p>
        <div class="flex flex-wrap gap-2">
          <FileButton
            accept={pictureTypes.join()}
            describedBy={refused === null ? undefined : `${id}-refused`}
            onOff={isFull ? () => setRefused(own.tooManyPictures) : null}
            onFiles={take}
          >
            <Icon of={ImagePlus} size={16} />
            {own.addPictures}
          </FileButton>
          <button
            type="button"
            class="btn btn-sm btn-ghost"
            aria-disabled={isFull}
            onClick={() => (isFull ? setRefused(own.tooManyPictures) : setIsLibraryOpen(true))}
          >
            <Icon of={Images} size={16} />
            {own.library}
          </button>
        </div>

        <p id={`${id}-refused`} role="alert" class="font-semibold text-error text-sm empty:hidden">
          {refused ?? pictures.rejected}
        </p>
      </div>
      <PictureList pictures={pictures} errorOf={errorOf} onRemove={() => setRefused(null)} />
      <p class="sr-only" role="status">
        {news}
      </p>
      {isLibraryOpen && (
        <PictureLibrary
          chosen={list.flatMap(({ picture }) => (picture === null ? [] : [picture]))}
          onChoose={media => {
            setIsLibraryOpen(false)
            setRefused(pictures.reuse(media) ? null : own.tooManyPictures)
            setNews(own.added)
          }}
          onClose={() => setIsLibraryOpen(false)}
        />
      )}
    </fieldset>
  )
}

/** Pictures that were copied elsewhere; what is text stays for the field that has the focus. */
function usePastedFiles(take: (files: File[]) => void): void {
  const latest = useRef(take)
  latest.current = take
  useEffect(() => {
    const listen = (event: ClipboardEvent) => {
      const files = [...(event.clipboardData?.files ?? [])]
      if (files.length === 0 || event.clipboardData?.types.includes('text/plain')) return
      event.preventDefault()
      latest.current(files)
    }
    document.addEventListener('paste', listen)
    return () => document.removeEventListener('paste', listen)
  }, [])
}

/** The pictures that were chosen, to be put in another order by arrows or by dragging. */
function PictureList({
  pictures,
  errorOf,
  onRemove,
}: PictureFieldProps & { onRemove: () => void }) {
  const [dragged, setDragged] = useState<string | null>(null)
  const [news, setNews] = useState('')
  const say = useSay()
  const own = pictureMessages()
  const { list } = pictures
  function move(key: string, place: number): void {
    if (place < 0 || place >= list.length) return
    pictures.move(key, place)
    setNews(own.pictureMoved(place + 1, list.length))
  }
  return (
    <>
      {list.length > 0 && (
        <ol class="flex flex-col gap-3">
          {list.map((picture, place) => (
            <PictureLine
              key={picture.key}
              picture={picture}
              place={place}
              count={list.length}
              error={errorOf(place)}
              isDragged={dragged === picture.key}
              canDrop={dragged !== null && dragged !== picture.key}
              onDrag={setDragged}
              onDropHere={() => {
                if (dragged !== null) move(dragged, place)
                setDragged(null)
              }}
              onMove={to => move(picture.key, to)}
              onAlt={alt => pictures.describe(picture.key, alt)}
              onAgain={page => pictures.again(picture.key, page)}
              onRemove={() => {
                onRemove()
                say(own.pictureRemoved(place + 1), pictures.remove(picture.key))
              }}
            />
          ))}
        </ol>
      )}
      <p class="sr-only" role="status">
        {news}
      </p>
    </>
  )
}
