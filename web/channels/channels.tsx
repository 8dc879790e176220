import { History, KeyRound, Plug, Plus } from 'lucide'
import type { ChannelShape } from '../../server/channels/shapes-channel.ts'
import type { Spoken } from '../../server/language/sentence.ts'
import { useApi } from '../api.ts'
import { Icon } from '../components/icon.tsx'
import { Notice } from '../components/notice.tsx'
import { Empty, Loaded, Page, Section, useAnchor } from '../components/page.tsx'
import { historyImportMessages } from '../history-import/messages.ts'
import { paths } from '../paths.ts'
import { may } from '../session.ts'
import { ChannelCard } from './channel-card.tsx'
import { sharedProblems } from './channel-problems.ts'
import { connectionMessages } from './connection-messages.ts'
import { channelMessages } from './messages.ts'

/** What is connected, and how each does, in plain words. */
export default function Channels() {
  const channels = useApi('GET /channels', ['channels'])
  const t = channelMessages()
  useAnchor(channels.data !== null)
  // Then reconnecting it is what comes first.
  const isOnePaused = channels.data?.channels.some(channel => channel.state === 'paused')
  return (
    <Page
      title={t.title}
      lead={t.lead}
      actions={
        may('channels.write') && (
          <>
            <a class="btn" href={paths.application}>
              <Icon of={KeyRound} />
              {connectionMessages().applications}
            </a>
            <a class="btn" href={paths.history}>
              <Icon of={History} />
              {historyImportMessages().title}
            </a>
            <a class={`btn ${isOnePaused ? '' : 'btn-primary'}`} href={paths.connect}>
              <Icon of={Plus} />
              {t.connect}
            </a>
          </>
        )
      }
    >
      <Loaded resource={channels} lines={6}>
        {data => <Groups channels={data.channels} onChange={channels.reload} />}
      </Loaded>
      <ul class="mt-8 flex flex-col gap-2">
        <li>
          <a class="text-link" href={paths.audience}>
            {t.howMany}
          </a>
        </li>
        <li>
          <a class="text-link" href={paths.choosing}>
            {t.choose}
          </a>
        </li>
      </ul>
    </Page>
  )
}

function Groups({
  channels,
  onChange,
}: {
  channels: Spoken<ChannelShape>[]
  onChange: () => Promise<void>
}) {
  const t = channelMessages()
  const connected = channels.filter(channel => channel.state !== 'disconnected')
  const shared = sharedProblems(connected)
  const shownAbove = new Set(shared.map(({ text }) => text))
  const groups = [
    { title: t.ours, of: connected.filter(channel => channel.neighbour === null) },
    { title: t.neighbours, of: connected.filter(channel => channel.neighbour !== null) },
    { title: t.gone, of: channels.filter(channel => channel.state === 'disconnected') },
  ].filter(group => group.of.length > 0)
  if (groups.length === 0) {
    return (
      <Empty
        icon={Plug}
        title={t.none}
        way={{ needs: 'channels.write', href: paths.connect, label: t.connectFirst }}
        action={t.askAdministrator}
      >
        {t.noneHelp}
      </Empty>
    )
  }
  return (
    <div class="flex flex-col gap-8">
      {shared.length > 0 && (
        <div class="flex flex-col gap-3">
          {shared.map(({ text, level, channels: those }) => (
            <Notice key={text} level={level} title={text}>
              <ul class="flex flex-wrap gap-x-4 gap-y-1">
                {those.map(({ id, name }) => (
                  <li key={id}>
                    <a class="text-link" href={`#canal-${id}`}>
                      {name}
                    </a>
                  </li>
                ))}
              </ul>
            </Notice>
          ))}
        </div>
      )}
      {groups.map(group => (
        <Section key={group.title} title={group.title}>
          <ul class="grid items-start gap-4 xl:grid-cols-2">
            {group.of.map(channel => (
              <li key={channel.id} id={`canal-${channel.id}`} class="scroll-mt-6">
                <ChannelCard channel={channel} shownAbove={shownAbove} onChange={onChange} />
              </li>
            ))}
          </ul>
        </Section>
      ))}
    </div>
  )
}
