import { useEffect, useRef, useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { api } from '../api.ts'
import { Notice } from '../components/notice.tsx'
import { Page } from '../components/page.tsx'
import { say } from '../components/toasts.tsx'
import { paths } from '../paths.ts'
import { Refusal, sentenceOf } from '../request.ts'
import { connectionMessages } from './connection-messages.ts'
import { channelMessages } from './messages.ts'

/**
 * Where the network leads the browser back to. What it added to the address is given to the server
 * once, and leaves the address with the next screen: it must not stay in the history.
 */
export function ConnectionReturn({ connector }: { connector: string }) {
  const [problem, setProblem] = useState<unknown>(null)
  const { route } = useLocation()
  const isAsked = useRef(false)
  const t = connectionMessages()

  useEffect(() => {
    if (isAsked.current) return
    isAsked.current = true
    const query = Object.fromEntries(new URLSearchParams(location.search))
    api('POST /connections/return', { json: { connector, query } }).then(
      ({ channel, connection }) => {
        if (channel !== null) say(channelMessages().reconnected(channel.name))
        route(connection === null ? paths.channels : paths.connectionChoice(connection.id), true)
      },
      (refused: unknown) => {
        // Whoever has to sign in first comes back here, with the same address.
        if (refused instanceof Refusal && refused.status === 401) return
        history.replaceState(null, '', paths.connectionReturn(connector))
        setProblem(refused)
      },
    )
  }, [connector, route])

  return (
    <Page title={t.backTitle} back={{ href: paths.channels, label: channelMessages().title }}>
      {problem === null ? (
        <p role="status" class="flex items-center gap-3">
          <span class="loading loading-spinner" aria-hidden="true" />
          {t.reading}
        </p>
      ) : (
        <Notice
          level="error"
          title={t.notConnected}
          live
          actions={
            <a class="btn btn-primary" href={paths.connect}>
              {t.again}
            </a>
          }
        >
          {sentenceOf(problem)}
        </Notice>
      )}
    </Page>
  )
}
