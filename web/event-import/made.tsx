import type { EventsImported } from '../../server/event-import/shapes.ts'
import { Notice } from '../components/notice.tsx'
import { paths } from '../paths.ts'
import { UndoButton } from './imports.tsx'
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
