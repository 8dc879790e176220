import { Hourglass, TriangleAlert } from 'lucide'
import { Icon } from '../components/icon.tsx'
import { forWhom } from '../inbox/in-charge.ts'
import { messages } from '../language.ts'
import { paths } from '../paths.ts'
import { may } from '../session.ts'
import { countdownLabel, tell } from '../today/countdown.tsx'
import { today } from '../today/load-today.ts'
import { stageOf } from '../today/time-left.ts'

const looks = { calm: 'text-base-content', soon: 'text-warning', late: 'text-error' }

/**
 * Whose turn it is, in one line above every screen but the first one, which is all of it: whoever is
 * due first, and how many besides. It speaks of nobody whose conversation is open.
 */
export function WaitingBar({ path }: { path: string }) {
  if (!may('messages.answer') || path === paths.today) return null
  const { waiting = [], waitingCount = 0 } = today.value ?? {}
  const shown = waiting.filter(one => paths.conversation(one.conversation) !== path)
  // Whom nobody can answer from here is only counted: why stands above, or in their conversation.
  const first = shown.find(({ answerable }) => answerable) ?? shown[0]
  if (first === undefined) return null
  const t = messages.value.waitingBar
  const words = messages.value.today
  const name = first.author ?? messages.value.residents.someone
  const told = tell(first)
  const stage = stageOf(told)
  const others = waitingCount - (waiting.length - shown.length) - 1
  return (
    <aside aria-label={t.label} class="no-print border-base-300 border-b bg-base-100 text-sm">
      <div class="mx-auto flex max-w-6xl items-center gap-x-2 px-4 py-2 max-xs:flex-wrap sm:px-6 lg:px-10">
        <Icon
          of={stage === 'late' ? TriangleAlert : Hourglass}
          size={16}
          class={`shrink-0 ${looks[stage]}`}
        />
        <p class="flex min-w-0 gap-x-1 max-xs:basis-[80%] max-xs:flex-wrap">
          <strong class="truncate">{name}</strong>
          <span class="max-sm:sr-only">{t.waits}</span>
          <span class={`shrink-0 font-semibold max-xs:shrink ${looks[stage]}`}>
            {countdownLabel(told)}
          </span>
          {first.inCharge !== null && (
            <span class="truncate text-muted max-sm:sr-only">({forWhom(first.inCharge)})</span>
          )}
        </p>
        <a class="text-link shrink-0 font-semibold" href={paths.conversation(first.conversation)}>
          {first.answerable ? words.answer : words.read}
          <span class="sr-only">{first.answerable ? words.to(name) : words.from(name)}</span>
        </a>
        {others > 0 && (
          <a class="text-link is-quiet ms-auto shrink-0" href={paths.messages}>
            <span aria-hidden="true">{`+ ${others}`}</span>
            <span class="sr-only">{t.others(others)}</span>
          </a>
        )}
      </div>
    </aside>
  )
}
