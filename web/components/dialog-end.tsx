import { messages } from '../language.ts'
import type { Action } from '../resource.ts'
import { BusyButton } from './busy-button.tsx'
import { ProblemNotice } from './notice.tsx'

type DialogEndProps = {
  action: Action
  /** What the button says; « Enregistrer » where nothing is given. */
  confirm?: string
  isGrave?: boolean
  onClose: () => void
}

/** The end of a form in a dialog: what was refused, giving up, and going on. */
export function DialogEnd({ action, confirm, isGrave = false, onClose }: DialogEndProps) {
  const t = messages.value.form
  return (
    <>
      <ProblemNotice problem={action.problem} kept={t.notSaved} />
      <div class="flex flex-wrap justify-end gap-2">
        <button type="button" class="btn btn-ghost" onClick={onClose}>
          {t.cancel}
        </button>
        <BusyButton
          type="submit"
          busy={action.busy}
          class={`btn ${isGrave ? 'btn-error' : 'btn-primary'}`}
        >
          {confirm ?? t.save}
        </BusyButton>
      </div>
    </>
  )
}
