import { useId, useState } from 'preact/hooks'
import { textRoom } from '../../../server/domain/text-length.ts'
import type { ChannelShape } from '../../../server/shapes/channel.ts'
import { PictureGrid } from '../../components/picture-grid.tsx'
import { number } from '../../format.ts'
import { words } from '../../i18n/index.ts'

type PreviewsProps = {
  channels: readonly ChannelShape[]
  textOf: (channel: ChannelShape) => string | null
  pictures: readonly { shown: string; alt: string }[]
  /** Null puts the composed text back. */
  onText: (channel: ChannelShape, text: string | null) => void
  isByHand: (channel: ChannelShape) => boolean
}

/** What each ticked channel will say, as it will be read there, with what is left of its room. */
export function Previews({ channels, textOf, pictures, onText, isByHand }: PreviewsProps) {
  const t = words.value.eventForm
  if (channels.length === 0) return <p class="text-muted">{t.previewEmpty}</p>
  return (
    <ul class="flex flex-col gap-4">
      {channels.map(channel => (
        <li key={channel.id}>
          <Preview
            channel={channel}
            text={textOf(channel)}
            pictures={pictures}
            isByHand={isByHand(channel)}
            onText={text => onText(channel, text)}
          />
        </li>
      ))}
    </ul>
  )
}

type PreviewProps = {
  channel: ChannelShape
  text: string | null
  pictures: readonly { shown: string; alt: string }[]
  isByHand: boolean
  onText: (text: string | null) => void
}

function Preview({ channel, text, pictures, isByHand, onText }: PreviewProps) {
  const [isEditing, setIsEditing] = useState(false)
  const id = useId()
  const t = words.value.eventForm
  const room = textRoom(text ?? '', channel.limits)
  return (
    <article class="sheet overflow-hidden" aria-labelledby={id}>
      <div class="flex flex-wrap items-baseline justify-between gap-x-4 border-base-300 border-b px-4 py-2">
        <h3 id={id} class="font-sans text-base">
          {channel.name}
        </h3>
        <p class={`text-sm ${room < 0 ? 'font-semibold text-error' : 'text-muted'}`}>
          {room < 0 ? t.tooLong(number(-room), -room) : t.room(number(room), room)}
        </p>
      </div>
      <div class="p-4">
        {text === null ? (
          <p class="text-muted">{t.previewNeedsDate}</p>
        ) : isEditing ? (
          <textarea
            aria-label={t.textOn(channel.name)}
            class="textarea field-sizing-content max-h-96 min-h-36 w-full"
            value={text}
            onInput={event => onText(event.currentTarget.value)}
          />
        ) : (
          <p class="whitespace-pre-line">{text}</p>
        )}
        <PictureGrid
          pictures={pictures.map(({ shown, alt }) => ({ shown, alt: alt || t.chosenPicture }))}
          class="mt-3 rounded-field"
        />
        {text !== null && (
          <div class="mt-3 flex flex-wrap gap-x-4 gap-y-1 text-sm">
            <button type="button" class="text-link" onClick={() => setIsEditing(!isEditing)}>
              {isEditing ? t.seeResult : t.adapt}
              <span class="sr-only">{channel.name}</span>
            </button>
            {isByHand && (
              <button
                type="button"
                class="text-link"
                onClick={() => {
                  setIsEditing(false)
                  onText(null)
                }}
              >
                {t.backToCommon}
                <span class="sr-only">{channel.name}</span>
              </button>
            )}
          </div>
        )}
      </div>
    </article>
  )
}
