import { ImagePlus } from 'lucide'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { Icon } from '../../components/icon.tsx'
import { pictureTypes } from '../pictures/picture-field.tsx'
import { PictureLine } from '../pictures/picture-line.tsx'
import { type Pictures, usePictures } from '../pictures/use-pictures.ts'
import { changeMessages } from './messages.ts'

const nothing = () => undefined

/** One picture in place of another: chosen, sent at once, and described. */
export function OtherPicture({
  onPictures,
  isMissing,
}: {
  onPictures: (pictures: Pictures) => void
  isMissing: boolean
}) {
  const pictures = usePictures([])
  const input = useRef<HTMLInputElement>(null)
  const t = changeMessages()
  const [picture] = pictures.list
  // Whoever confirms sends what is chosen by then.
  useLayoutEffect(() => onPictures(pictures))
  const error = isMissing && picture?.alt.trim() === '' ? t.describeOther : null
  return (
    <div class="flex flex-col items-start gap-2">
      {picture === undefined ? (
        <button type="button" class="btn btn-sm" onClick={() => input.current?.click()}>
          <Icon of={ImagePlus} size={16} />
          {t.chooseOther}
        </button>
      ) : (
        <ul class="w-full">
          <PictureLine
            picture={picture}
            place={0}
            count={1}
            error={error}
            isDragged={false}
            canDrop={false}
            onDrag={nothing}
            onDropHere={nothing}
            onMove={nothing}
            onAlt={alt => pictures.describe(picture.key, alt)}
            onAgain={page => pictures.again(picture.key, page)}
            onRemove={() => pictures.remove(picture.key)}
          />
        </ul>
      )}
      <input
        ref={input}
        type="file"
        hidden
        accept={pictureTypes.join()}
        onChange={event => {
          pictures.add([...(event.currentTarget.files ?? [])].slice(0, 1))
          event.currentTarget.value = ''
        }}
      />
      {picture === undefined && (
        <p role="alert" class="font-semibold text-error text-sm empty:hidden">
          {pictures.rejected ?? (isMissing ? t.otherMissing : null)}
        </p>
      )}
    </div>
  )
}
