import { useState } from 'preact/hooks'
import type { Spoken } from '../../server/language/sentence.ts'
import type { SharesPage } from '../../server/shares/shapes.ts'
import { api } from '../api.ts'
import { BusyButton } from '../components/busy-button.tsx'
import { Loaded } from '../components/loaded.tsx'
import { ProblemNotice } from '../components/notice.tsx'
import { Section } from '../components/page.tsx'
import { useAction, useResource } from '../resource.ts'
import { partnerMessages } from './messages.ts'
import { SharesByEvent } from './share-list.tsx'

/** All that was offered, the newest first; older ones when they are asked for. */
export function AllShares() {
  const t = partnerMessages()
  const first = useResource('shares', () => api('GET /shares'), ['partners'])
  const [older, setOlder] = useState<Spoken<SharesPage>[]>([])
  const more = useAction()

  async function reload(): Promise<void> {
    setOlder([])
    await first.reload()
  }
  return (
    <Section title={t.shares}>
      <Loaded resource={first} lines={4}>
        {page => {
          const { next } = older.at(-1) ?? page
          // An offer that is made anew comes to the top, and is on an older page too.
          const seen = new Set<number>()
          const shares = [page, ...older]
            .flatMap(one => one.shares)
            .filter(({ id }) => !seen.has(id) && seen.add(id))
          if (shares.length === 0) return <p class="text-muted">{t.sharesNone}</p>
          const loadOlder = async (before: number) =>
            setOlder([...older, await api('GET /shares', { query: { before } })])
          return (
            <>
              <SharesByEvent shares={shares} onChange={reload} />
              <div class="mt-4 flex flex-col items-start gap-3">
                <ProblemNotice problem={more.problem} />
                {next !== null && (
                  <BusyButton busy={more.busy} onClick={() => void more.run(() => loadOlder(next))}>
                    {t.sharesOlder}
                  </BusyButton>
                )}
              </div>
            </>
          )
        }}
      </Loaded>
    </Section>
  )
}
