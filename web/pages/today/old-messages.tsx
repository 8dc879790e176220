import { api } from '../../api.ts'
import { BusyButton } from '../../components/busy-button.tsx'
import { ProblemNotice } from '../../components/notice.tsx'
import { say } from '../../components/toasts.tsx'
import { messages } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { useAction } from '../../resource.ts'
import { may } from '../../session.ts'
import { loadToday } from '../../today.ts'

/** Those who were late already when their channel was connected: sorted, or set aside in one press. */
export function OldMessages({ count }: { count: number }) {
  const action = useAction()
  const t = messages.value.today

  async function setAside(): Promise<void> {
    const { marks } = await api('POST /waiting/old/aside')
    await loadToday()
    say(t.oldAside(marks.length), () => {
      void action.run(async () => {
        await api('POST /waiting/old/back', { json: { marks } })
        await loadToday()
      })
    })
  }

  return (
    <div class="mt-6 border-base-300 border-t pt-4">
      <div class="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <p class="font-semibold">{t.old(count)}</p>
        <div class="flex flex-wrap gap-2">
          <a class="btn btn-sm" href={`${paths.messages}?filtre=anciens`}>
            {t.seeOld}
          </a>
          {may('messages.write') && (
            <BusyButton
              busy={action.busy}
              class="btn btn-sm"
              onClick={() => void action.run(setAside)}
            >
              {t.setOldAside}
            </BusyButton>
          )}
        </div>
      </div>
      <p class="mt-1 text-muted text-sm">{t.oldHelp}</p>
      <ProblemNotice problem={action.problem} />
    </div>
  )
}
