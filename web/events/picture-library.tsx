import { Check, Images, Trash2 } from 'lucide'
import type { Ref } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { LibraryPicture } from '../../server/pictures/shapes.ts'
import { api, useApi } from '../api.ts'
import { BusyButton } from '../components/busy-button.tsx'
import { Dialog } from '../components/dialog.tsx'
import { TextField, useField } from '../components/form.tsx'
import { Icon } from '../components/icon.tsx'
import { ProblemNotice } from '../components/notice.tsx'
import { Empty, Loaded } from '../components/page.tsx'
import { day, localOf } from '../format.ts'
import { useAction, useDebounced } from '../resource.ts'
import { pictureMessages } from './picture-messages.ts'

type PictureLibraryProps = {
  /** The pictures that the form has already. */
  chosen: readonly number[]
  onChoose: (media: LibraryPicture) => void
  onClose: () => void
}

/** What was used before: a press takes one, with its words. */
export function PictureLibrary({ chosen, onChoose, onClose }: PictureLibraryProps) {
  const typed = useField('')
  const search = useDebounced(typed.value.trim())
  const [older, setOlder] = useState<Older>(nothingOlder)
  const [removed, setRemoved] = useState<number | null>(null)
  const undo = useRef<HTMLButtonElement>(null)
  const action = useAction()
  const t = pictureMessages()
  const found = useApi('GET /media', [], { query: { search, before: null } })
  const list = useRef<HTMLUListElement>(null)

  useEffect(() => setOlder(nothingOlder), [found.data])

  async function more(before: number): Promise<void> {
    const { media, next } = await api('GET /media', { query: { search, before } })
    const place = (found.data?.media.length ?? 0) + older.media.length
    setOlder(known => ({ media: [...known.media, ...media], next }))
    // Anyone who asked goes on with the first one that is new.
    requestAnimationFrame(() =>
      list.current?.children[place]?.querySelector<HTMLElement>('button')?.focus(),
    )
  }

  async function remove({ picture }: LibraryPicture): Promise<void> {
    await api('DELETE /pictures/:id', { param: { id: picture } })
    found.reload()
    setRemoved(picture)
    // Its own button has gone: the way back is where the focus goes.
    requestAnimationFrame(() => undo.current?.focus())
  }

  async function restore(picture: number): Promise<void> {
    await api('POST /pictures/:id/restore', { param: { id: picture } })
    setRemoved(null)
    found.reload()
  }

  return (
    <Dialog title={t.library} wide onClose={onClose}>
      <p class="mb-4 text-muted">{t.libraryLead}</p>
      <TextField {...typed} label={t.search} maxLength={200} />
      <div class="mt-4 flex flex-col gap-4">
        <ProblemNotice problem={action.problem} />
        <div role="status" class="empty:hidden">
          {removed !== null && (
            <Removed button={undo} onUndo={() => void action.run(() => restore(removed))} />
          )}
        </div>
        <Loaded resource={found} lines={6}>
          {data => {
            const shown = [...data.media, ...older.media]
            const next = older.next === undefined ? data.next : older.next
            if (shown.length === 0 && search === '') {
              return (
                <Empty icon={Images} title={t.empty}>
                  {t.emptyHelp}
                </Empty>
              )
            }
            return (
              <>
                <p role="status" class="text-muted text-sm">
                  {shown.length === 0 ? t.nothing(search) : t.found(shown.length, next === null)}
                </p>
                <ul ref={list} class="grid grid-cols-2 gap-3 sm:grid-cols-3">
                  {shown.map(media => (
                    <LibraryTile
                      key={media.picture}
                      media={media}
                      isChosen={chosen.includes(media.picture)}
                      onChoose={() => onChoose(media)}
                      onRemove={() => void action.run(() => remove(media))}
                    />
                  ))}
                </ul>
                {next !== null && (
                  <BusyButton
                    busy={action.busy}
                    class="btn self-center"
                    onClick={() => void action.run(() => more(next))}
                  >
                    {t.more}
                  </BusyButton>
                )}
              </>
            )
          }}
        </Loaded>
      </div>
    </Dialog>
  )
}

/** Pages after the first; `next` undefined: none was asked for. */
type Older = { media: readonly LibraryPicture[]; next: number | null | undefined }
const nothingOlder: Older = { media: [], next: undefined }

type LibraryTileProps = {
  media: LibraryPicture
  isChosen: boolean
  onChoose: () => void
  onRemove: () => void
}

/** One picture of the library: what it shows, where it was used; one that was not can be deleted. */
function LibraryTile({ media, isChosen, onChoose, onRemove }: LibraryTileProps) {
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

/** A toast would be behind the dialog, out of reach. */
function Removed({ button, onUndo }: { button: Ref<HTMLButtonElement>; onUndo: () => void }) {
  const t = pictureMessages()
  return (
    <p class="flex flex-wrap items-center gap-x-3 rounded-field bg-base-200 px-3 py-2">
      {t.removed}
      <button ref={button} type="button" class="text-link" onClick={onUndo}>
        {t.undo}
      </button>
    </p>
  )
}
