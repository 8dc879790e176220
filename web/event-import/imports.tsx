import type { EventsImported } from '../../server/event-import/shapes.ts'
import { api, useApi } from '../api.ts'
import { ConfirmButton } from '../components/confirm.tsx'
import { Notice, say } from '../components/notice.tsx'
import { Loaded, Section } from '../components/page.tsx'
import { moment } from '../format.ts'
import { paths } from '../paths.ts'
import { eventImportMessages } from './messages.ts'

/** What an import made, and the way back. */
export function Made({
  made,
  asks,
  fileName,
  onLeave,
}: {
  made: EventsImported
  asks: boolean
  fileName: string
  onLeave: () => void
}) {
  const t = eventImportMessages()
  return (
    <Notice
      level="success"
      title={t.done}
      live
      actions={
        <>
          <a class="btn btn-sm btn-primary" href={paths.events}>
            {t.seeEvents}
          </a>
          {made.made > 0 && <UndoButton id={made.id} name={fileName} onDone={onLeave} />}
          <button type="button" class="btn btn-sm btn-ghost" onClick={onLeave}>
            {t.another}
          </button>
        </>
      }
    >
      <p>
        {(asks ? t.doneAsking : t.doneText)(
          made.made,
          made.updated,
          made.skipped,
          made.publications,
        )}
      </p>
      {made.past > 0 && <p>{t.pastTotal(made.past)}</p>}
    </Notice>
  )
}

/** What was imported earlier, to be taken back. */
export function Imports() {
  const imports = useApi('GET /events/imports', ['deliveries'])
  const t = eventImportMessages()
  return (
    <Loaded resource={imports} lines={2}>
      {data =>
        data.imports.length > 0 && (
          <Section title={t.imports}>
            <ul class="flex flex-col gap-2">
              {data.imports.map(one => (
                <li
                  key={one.id}
                  class="sheet flex flex-wrap items-center justify-between gap-3 p-4"
                >
                  <div class="min-w-0">
                    <p class="break-words font-semibold">{one.fileName}</p>
                    <p class="text-muted text-sm first-letter:uppercase">
                      {t.imported(moment(one.at), one.actor)}
                    </p>
                    <p class="text-sm">
                      {one.undoneAt === null
                        ? t.importCounts(one.made, one.left)
                        : t.wasUndone(moment(one.undoneAt))}
                    </p>
                  </div>
                  {one.undoneAt === null && one.left > 0 && (
                    <UndoButton id={one.id} name={one.fileName} onDone={imports.reload} />
                  )}
                </li>
              ))}
            </ul>
          </Section>
        )
      }
    </Loaded>
  )
}

function UndoButton({
  id,
  name,
  onDone,
}: {
  id: number
  name: string
  onDone: () => Promise<void> | void
}) {
  const t = eventImportMessages()
  return (
    <ConfirmButton
      class="btn btn-sm"
      label={t.undo}
      title={t.undoTitle(name)}
      text={t.undoText}
      act={async () => {
        const { removed, kept } = await api('DELETE /events/imports/:id', { param: { id } })
        await onDone()
        say(t.undone(removed, kept))
      }}
    />
  )
}
