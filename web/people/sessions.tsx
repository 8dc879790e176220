import { api } from '../api.ts'
import { BusyButton } from '../components/busy-button.tsx'
import { Loaded } from '../components/loaded.tsx'
import { ProblemNotice } from '../components/notice.tsx'
import { Section } from '../components/page.tsx'
import { say } from '../components/toasts.tsx'
import { when } from '../format.ts'
import { useAction, useResource } from '../resource.ts'
import { peopleMessages } from './messages.ts'

/** Where one is signed in, each ended in one press. */
export function Sessions() {
  const sessions = useResource('sessions', () => api('GET /me/sessions'))
  const action = useAction()
  const t = peopleMessages().account
  const end = (act: () => Promise<void>, said: string) =>
    void action.run(async () => {
      await act()
      await sessions.reload()
      say(said)
    })
  return (
    <Section title={t.sessionsTitle}>
      <p class="mb-3 text-muted text-sm">{t.sessionsHelp}</p>
      <Loaded resource={sessions} lines={3}>
        {data => (
          <>
            <ul class="sheet divide-y divide-base-300">
              {data.map(({ id, device: { browser, system }, createdAt, seenAt, isThis }) => (
                <li key={id} class="flex flex-wrap items-center justify-between gap-3 p-4">
                  <p class="min-w-0">
                    <span class="block font-semibold">{t.device(browser, system)}</span>
                    <span class="block text-muted text-sm">
                      {t.since(when(createdAt))}, {isThis ? t.thisOne : t.seen(when(seenAt))}
                    </span>
                  </p>
                  {!isThis && (
                    <BusyButton
                      busy={action.busy}
                      class="btn btn-ghost btn-sm"
                      onClick={() =>
                        end(() => api('DELETE /me/sessions/:id', { param: { id } }), t.ended)
                      }
                    >
                      {t.end}
                      <span class="sr-only">{t.device(browser, system)}</span>
                    </BusyButton>
                  )}
                </li>
              ))}
            </ul>
            {data.length > 1 && (
              <BusyButton
                busy={action.busy}
                class="btn btn-sm mt-3"
                onClick={() => end(() => api('DELETE /me/sessions'), t.othersEnded)}
              >
                {t.endOthers}
              </BusyButton>
            )}
          </>
        )}
      </Loaded>
      <ProblemNotice problem={action.problem} />
    </Section>
  )
}
