import { useState } from 'preact/hooks'
import type { ImportPreview } from '../../server/event-import/shapes.ts'
import type { Spoken } from '../../server/language/sentence.ts'
import { api } from '../api.ts'
import { mustAsk } from '../approval/must-ask.ts'
import { Loaded } from '../components/loaded.tsx'
import { Page } from '../components/page.tsx'
import { messages } from '../language.ts'
import { paths } from '../paths.ts'
import { useResource } from '../resource.ts'
import { may } from '../session.ts'
import { ChooseFile } from './choose-file.tsx'
import { Imports } from './imports.tsx'
import { eventImportMessages } from './messages.ts'
import { Review } from './review.tsx'

/** A whole season from a file: chosen, looked at line by line, then made. */
export default function Season() {
  const t = eventImportMessages()
  return (
    <Page
      title={t.title}
      lead={t.lead}
      back={{ href: paths.events, label: messages.value.events.title }}
    >
      {may('events.write') ? <Inside /> : <p>{messages.value.problem.notYourRole}</p>}
    </Page>
  )
}

/** How many times something was read, so that a new reading begins anew. */
type Read = { file: File; preview: Spoken<ImportPreview>; turn: number }

function Inside() {
  const [read, setRead] = useState<Read | null>(null)
  const known = useResource('channels and plans', async () => {
    const [{ channels }, { plans }, asks] = await Promise.all([
      api('GET /channels'),
      api('GET /plans'),
      mustAsk(),
    ])
    return { channels, plans, asks }
  }, ['channels'])
  const took = (file: File, preview: Spoken<ImportPreview>) =>
    setRead(before => ({ file, preview, turn: (before?.turn ?? 0) + 1 }))
  return (
    <div class="flex max-w-4xl flex-col gap-8">
      {read === null ? (
        <>
          <ChooseFile onRead={took} />
          <Imports />
        </>
      ) : (
        <Loaded resource={known} lines={8}>
          {data => (
            <Review
              key={read.turn}
              {...read}
              {...data}
              onRead={took}
              onLeave={() => setRead(null)}
            />
          )}
        </Loaded>
      )}
    </div>
  )
}
