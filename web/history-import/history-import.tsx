import type { ChannelShape } from '../../server/channels/shapes/channel.ts'
import type { Spoken } from '../../server/language/sentence.ts'
import { api } from '../api.ts'
import { channelMessages } from '../channels/messages.ts'
import { ConfirmButton } from '../components/confirm.tsx'
import { Loaded } from '../components/loaded.tsx'
import { Page, Section } from '../components/page.tsx'
import { say } from '../components/toasts.tsx'
import { messages } from '../language.ts'
import { paths } from '../paths.ts'
import { useResource } from '../resource.ts'
import { may } from '../session.ts'
import { historyImportMessages } from './messages.ts'
import { Progress } from './progress.tsx'
import { Survey } from './survey.tsx'
import { Upload } from './upload.tsx'

/** The history that Facebook lets a page download: handed in, looked at, imported. */
export default function History() {
  const t = historyImportMessages()
  return (
    <Page
      title={t.title}
      lead={t.lead}
      back={{ href: paths.channels, label: channelMessages().title }}
    >
      {may('channels.write') ? <Inside /> : <p>{messages.value.problem.notYourRole}</p>}
    </Page>
  )
}

function Inside() {
  const state = useResource('archive', () => api('GET /history-import'), ['archive'])
  const channels = useResource('channels', () => api('GET /channels'), ['channels'])
  return (
    <div class="flex max-w-3xl flex-col gap-8">
      <Loaded resource={state} lines={6}>
        {({ import: found }) => {
          if (found === null) return <Upload onDone={state.replace} />
          if (found.state === 'ready') return <Survey found={found} onDone={state.replace} />
          return <Progress found={found} onDone={state.replace} />
        }}
      </Loaded>
      <Loaded resource={channels} lines={2}>
        {data => <Imported channels={data.channels} />}
      </Loaded>
    </div>
  )
}

/** What was imported earlier can be taken out again. */
function Imported({ channels }: { channels: Spoken<ChannelShape>[] }) {
  const t = historyImportMessages()
  const imported = channels.filter(channel => channel.hasArchive)
  if (imported.length === 0) return null
  return (
    <Section title={t.imported}>
      <ul class="flex flex-col gap-2">
        {imported.map(channel => (
          <li key={channel.id} class="sheet flex flex-wrap items-center justify-between gap-3 p-4">
            <span>{channel.name}</span>
            <ConfirmButton
              class="btn btn-sm btn-ghost"
              label={t.remove}
              title={t.removeTitle(channel.name)}
              text={t.removeText}
              confirm={t.remove}
              act={async () => {
                const { messages } = await api('DELETE /channels/:id/archive', {
                  param: { id: channel.id },
                })
                say(t.removed(messages))
              }}
            />
          </li>
        ))}
      </ul>
    </Section>
  )
}
