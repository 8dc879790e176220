import { api } from '../api.ts'
import { BusyButton } from '../components/busy-button.tsx'
import { ProblemNotice } from '../components/notice.tsx'
import { say } from '../components/toasts.tsx'
import { messages } from '../language.ts'
import { paths } from '../paths.ts'
import { useAction } from '../resource.ts'
import { may } from '../session.ts'
import { loadToday } from './load-today.ts'

const operations = {
  old: {
    aside: 'POST /waiting/old/aside',
    back: 'POST /waiting/old/back',
    filter: 'anciens',
  },
  unlikely: {
    aside: 'POST /waiting/unlikely/aside',
    back: 'POST /waiting/unlikely/back',
    filter: 'sans-doute',
  },
} as const

/**
 * Those who were late already when their channel was connected, or who most probably want no answer:
 * looked at, or set aside in one press.
 */
export function SetAside({ kind, count }: { kind: keyof typeof operations; count: number }) {
  const action = useAction()
  const t = messages.value.today.aside[kind]
  const { aside, back, filter } = operations[kind]

  async function setAside(): Promise<void> {
    const { marks } = await api(aside)
    await loadToday()
    say(t.done(marks.length), async () => {
      await api(back, { json: { marks } })
      await loadToday()
    })
  }

  return (
    <div class="mt-6 border-base-300 border-t pt-4">
      <div class="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <p class="font-semibold">{t.title(count)}</p>
        <div class="flex flex-wrap gap-2">
          <a class="btn btn-sm" href={`${paths.messages}?filtre=${filter}`}>
            {messages.value.today.seeAside}
          </a>
          {may('messages.write') && (
            <BusyButton
              busy={action.busy}
              class="btn btn-sm"
              onClick={() => void action.run(setAside)}
            >
              {t.press}
            </BusyButton>
          )}
        </div>
      </div>
      <p class="mt-1 text-muted text-sm">{t.help}</p>
      <ProblemNotice problem={action.problem} />
    </div>
  )
}

/** Those of who waits that most probably want no answer: they count until somebody sets them aside. */
export function UnlikelyAside({ count }: { count: number }) {
  return count > 0 && <SetAside kind="unlikely" count={count} />
}
