import type { EarlierAnswer } from '../../../server/inbox/shapes-acts.ts'
import { useApi } from '../../api.ts'
import { Where } from '../../components/where.tsx'
import { day, localOf, quoted } from '../../format.ts'
import { chooseEarlier, earlierChoice } from './earlier-choice.ts'
import { answeringMessages } from './messages.ts'

type EarlierAnswersProps = {
  /** Which message is being answered. */
  message: number
  /** The words as they are to be said to its author. */
  adapted: (text: string) => string
  /** Whether the answer is being sent. */
  busy: boolean
  onChoose: (text: string) => void
}

/**
 * What the commune answered to questions like this one, under the answer, where nothing moves that
 * somebody types or presses. It is there when it is there: without it, or without an answer from the
 * server, one writes as always.
 */
export default function EarlierAnswers({ message, adapted, busy, onChoose }: EarlierAnswersProps) {
  const { data } = useApi('GET /messages/:id/earlier-answers', [], { param: { id: message } })
  if (data === null || data.length === 0) return null
  return (
    <details
      class="no-print mt-4"
      open={earlierChoice.value === 'open'}
      onToggle={event => chooseEarlier(event.currentTarget.open ? 'open' : 'folded')}
    >
      <summary class="w-fit cursor-pointer text-muted text-sm">
        {answeringMessages().earlier.title}
      </summary>
      <ul class="mt-1 divide-y divide-base-300">
        {data.map(one => (
          <li key={one.message}>
            <Line one={one} text={adapted(one.text)} busy={busy} onChoose={onChoose} />
          </li>
        ))}
      </ul>
    </details>
  )
}

function Line({
  one: { at, visibility, channelName, question },
  text,
  busy,
  onChoose,
}: {
  one: EarlierAnswer
  text: string
  busy: boolean
  onChoose: (text: string) => void
}) {
  const t = answeringMessages().earlier
  return (
    <button
      type="button"
      class="block w-full cursor-pointer px-2 py-2.5 text-start text-sm hover:bg-base-200"
      aria-disabled={busy}
      onClick={() => !busy && onChoose(text)}
    >
      <span class="flex flex-wrap gap-x-3 text-muted">
        {day(localOf(at))}
        <Where visibility={visibility} channelName={channelName} />
        <span class="text-link ms-auto">{t.insert}</span>
      </span>
      <span class="line-clamp-1 text-muted italic">{t.asked(quoted(question))}</span>
      <span class="line-clamp-2">{quoted(text)}</span>
    </button>
  )
}
