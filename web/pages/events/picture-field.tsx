import { Trash2 } from 'lucide'
import { useState } from 'preact/hooks'
import { Field, TextField } from '../../components/field.tsx'
import { Icon } from '../../components/icon.tsx'
import { percent } from '../../format.ts'
import { words } from '../../i18n/index.ts'
import type { Picture } from './use-picture.ts'

const types = ['image/jpeg', 'image/png', 'image/webp']

type PictureFieldProps = {
  picture: Picture
  alt: string
  onAlt: (alt: string) => void
  altError: string | null
  /** The alternative text of a picture that was sent before cannot be changed without it. */
  isAltFixed: boolean
}

/** A picture and, as soon as there is one, what it shows in words. */
export function PictureField({ picture, alt, onAlt, altError, isAltFixed }: PictureFieldProps) {
  const [isRefused, setIsRefused] = useState(false)
  const t = words.value.eventForm
  const { progress } = picture
  return (
    <div class="flex flex-col gap-5">
      <Field
        label={t.picture}
        optional
        help={t.pictureHelp}
        error={isRefused ? t.pictureRefused : null}
      >
        {tied => (
          <input
            {...tied}
            type="file"
            accept={types.join()}
            class="file-input w-full"
            onChange={event => {
              const chosen = event.currentTarget.files?.[0]
              if (chosen === undefined) return
              setIsRefused(!types.includes(chosen.type))
              if (types.includes(chosen.type)) picture.choose(chosen)
            }}
          />
        )}
      </Field>
      {picture.shown !== null && (
        <div class="flex flex-wrap items-start gap-4">
          <img
            src={picture.shown}
            alt={alt === '' ? t.chosenPicture : alt}
            class="sheet max-h-40 max-w-full"
          />
          <button type="button" class="btn btn-sm" onClick={picture.remove}>
            <Icon of={Trash2} size={16} />
            {t.removePicture}
          </button>
        </div>
      )}
      {picture.shown !== null && !isAltFixed && (
        <TextField
          label={t.alt}
          help={t.altHelp}
          value={alt}
          maxLength={1000}
          error={altError}
          onValue={onAlt}
        />
      )}
      {progress !== null && (
        <div>
          <progress
            class="progress progress-primary w-full"
            aria-label={t.sendingPicture}
            max={1}
            value={progress}
          />
          <p class="text-muted text-sm">{t.pictureProgress(percent(progress))}</p>
        </div>
      )}
    </div>
  )
}
