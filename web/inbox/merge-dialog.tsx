import { type Answer, useApi } from '../api.ts'
import { Dialog } from '../components/dialog.tsx'
import { TextField, useField } from '../components/form.tsx'
import { ProblemNotice } from '../components/notice.tsx'
import { Loaded } from '../components/page.tsx'
import { Where } from '../components/where.tsx'
import { when } from '../format.ts'
import { messages } from '../language.ts'
import { useAction, useDebounced } from '../resource.ts'
import { conversationMessages } from './conversation-messages.ts'
import { MessageContent } from './message-content.tsx'

/** Which conversation to join: of the same name first, then the latest, or looked for by a name. */
export function MergeDialog({
  id,
  onChoose,
  onClose,
}: {
  id: number
  onChoose: (other: number) => Promise<void>
  onClose: () => void
}) {
  const typed = useField('')
  const search = useDebounced(typed.value.trim())
  const action = useAction()
  const t = conversationMessages().joined
  const found = useApi('GET /conversations/:id/merge-candidates', [], {
    param: { id },
    query: { search },
  })

  return (
    <Dialog title={t.title} onClose={onClose}>
      <p class="mb-4">{t.lead}</p>
      <TextField {...typed} label={t.search} maxLength={80} />
      <div class="mt-4 flex flex-col gap-3">
        <ProblemNotice problem={action.problem} />
        <Loaded resource={found} lines={4}>
          {({ conversations }) =>
            conversations.length === 0 ? (
              <p class="text-muted">{t.nobody}</p>
            ) : (
              <ul class="divide-y divide-base-300">
                {conversations.map(one => (
                  <li key={one.id}>
                    <Candidate
                      candidate={one}
                      onChoose={() => void action.run(() => onChoose(one.id))}
                    />
                  </li>
                ))}
              </ul>
            )
          }
        </Loaded>
      </div>
    </Dialog>
  )
}

type MergeCandidate = Answer<'GET /conversations/:id/merge-candidates'>['conversations'][number]

function Candidate({ candidate, onChoose }: { candidate: MergeCandidate; onChoose: () => void }) {
  const t = messages.value
  const { authors, lastText, topic } = candidate
  return (
    <button
      type="button"
      class="block w-full px-2 py-3 text-start hover:bg-base-200"
      onClick={onChoose}
    >
      <span class="block truncate font-semibold">
        {authors.length === 0 ? t.residents.someone : authors.join(', ')}
      </span>
      <span class="line-clamp-1">
        <MessageContent topic={topic} text={lastText} />
      </span>
      <span class="flex flex-wrap items-center gap-x-3 text-muted text-sm">
        <Where visibility={candidate.visibility} channelName={candidate.channelName} />
        <span>{when(candidate.lastMessageAt)}</span>
        {candidate.sameName && (
          <span class="font-semibold text-primary">{conversationMessages().joined.sameName}</span>
        )}
      </span>
    </button>
  )
}
