import { Check, Trash2 } from 'lucide'
import type { LibraryPicture } from '../../../server/pictures/shapes.ts'
import { Icon } from '../../components/icon.tsx'
import { day, localOf } from '../../format.ts'
import { pictureMessages } from './messages.ts'

type LibraryTileProps = {
  media: LibraryPicture
  isChosen: boolean
  onChoose: () => void
  onRemove: () => void
}

/** One picture of the library: what it shows, where it was used; one that was not can be deleted. */
export function LibraryTile({ media, isChosen, onChoose, onRemove }: LibraryTileProps) {
  const t = pictureMessages()
  const [last, ...others] = media.uses
  return (
    <li class="sheet relative flex flex-col overflow-hidden">
      <button
        type="button"
        class="flex grow cursor-pointer flex-col text-start hover:bg-base-200"
        aria-label={t.take(media.alt)}
        onClick={onChoose}
      >
        <img
          src={media.small}
          alt=""
          loading="lazy"
          width={320}
          height={240}
          class="aspect-[4/3] w-full bg-base-200 object-cover"
        />
        <span class="flex flex-col gap-1 p-3 text-sm">
          <span class="line-clamp-3">{media.alt}</span>
          <span class="text-muted">
            {last === undefined ? t.unused : t.used(last.title, others.length)}
            {last?.at && <span class="block">{day(localOf(last.at))}</span>}
          </span>
          {isChosen && (
            <span class="flex items-center gap-1 font-semibold text-primary">
              <Icon of={Check} size={16} />
              {t.isTaken}
            </span>
          )}
        </span>
      </button>
      {last === undefined && !isChosen && (
        <button
          type="button"
          class="btn btn-sm btn-square absolute end-2 top-2"
          aria-label={t.remove(media.alt)}
          title={t.remove(media.alt)}
          onClick={onRemove}
        >
          <Icon of={Trash2} size={16} />
        </button>
      )}
    </li>
  )
}
