import { Pause, Undo2 } from 'lucide'
import type { ConversationShape } from '../../server/inbox/shapes-conversation.ts'
import type { Spoken } from '../../server/language/sentence.ts'
import { api } from '../api.ts'
import { Icon } from '../components/icon.tsx'
import { ProblemNotice, say } from '../components/notice.tsx'
import { day } from '../format.ts'
import { useAction } from '../resource.ts'
import { may } from '../session.ts'
import { HoldDialog } from './hold-dialog.tsx'
import { holdMessages } from './hold-messages.ts'
import { markMessages } from './mark-messages.ts'

type HoldProps = {
  conversation: Spoken<ConversationShape>
  isAsking: boolean
  onAsk: (isAsking: boolean) => void
  onChange: (changed: Spoken<ConversationShape>) => void
}

/** What a conversation waits for, or that it is back from it, and what may be done about that. */
export function Hold({ conversation, isAsking, onAsk, onChange }: HoldProps) {
  const action = useAction()
  const t = holdMessages()
  const { id, hold } = conversation

  async function release(): Promise<void> {
    await api('DELETE /conversations/:id/hold', { param: { id } }).then(onChange)
  }

  async function end(): Promise<void> {
    // This button goes with its line.
    document.querySelector('h1')?.focus()
    if (!(await action.run(release)) || hold === null) return
    const json = { words: hold.words, day: hold.until }
    // A day that has come cannot be waited for again.
    const undo = async () =>
      onChange(await api('PUT /conversations/:id/hold', { param: { id }, json }))
    say(t.saidEnded, hold.isBack ? null : undo)
  }

  return (
    <>
      {hold !== null && (
        <div class="mb-4 flex flex-wrap items-center gap-x-3 gap-y-2 rounded-box border border-base-300 bg-base-100 px-4 py-2.5">
          <Icon of={hold.isBack ? Undo2 : Pause} size={18} class="text-warning" />
          <p class="min-w-0 flex-1 basis-48">
            <span class="font-semibold">
              {hold.isBack ? t.backFrom(hold.words) : t.held(hold.words, day(hold.until))}.
            </span>{' '}
            {conversation.waiting > 0 && t.clock}
          </p>
          {may('messages.answer') && (
            <div class="no-print flex flex-wrap gap-2">
              <button type="button" class="btn btn-sm" onClick={() => void end()}>
                {hold.isBack ? t.done : t.end}
              </button>
              <button type="button" class="btn btn-ghost btn-sm" onClick={() => onAsk(true)}>
                {hold.isBack ? t.again : t.change}
              </button>
            </div>
          )}
        </div>
      )}
      <ProblemNotice problem={action.problem} kept={markMessages().unchanged} />
      {isAsking && (
        <HoldDialog
          conversation={conversation}
          onHeld={changed => {
            onChange(changed)
            say(t.saidHeld, hold === null ? release : null)
          }}
          onClose={() => onAsk(false)}
        />
      )}
    </>
  )
}
