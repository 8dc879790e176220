import { useLocation, useRoute } from 'preact-iso'
import type { ConversationFilter } from '../../../server/inbox/shapes/conversation.ts'
import { api } from '../../api.ts'
import { Page } from '../../components/page.tsx'
import { WaitingNow } from '../../components/waiting-now.tsx'
import { messages } from '../../i18n/index.ts'
import { useResource } from '../../resource.ts'
import { Conversation } from './conversation.tsx'
import { ConversationList } from './conversation-list.tsx'
import { Filters } from './filters.tsx'

const filters: Record<string, ConversationFilter> = {
  'sans-doute': 'unlikely',
  anciens: 'old',
  tous: 'all',
  ecartes: 'excluded',
}

/** The inbox: the list, and beside it (or alone, on a telephone) the conversation that is open. */
export default function Messages() {
  const { query } = useLocation()
  const { params } = useRoute()
  const filter = filters[query.filtre ?? ''] ?? 'waiting'
  const channel = query.canal === undefined ? null : Number(query.canal) || null
  const open = params.id === undefined ? null : Number(params.id)
  const t = messages.value.messages
  const kept = new URLSearchParams(query).toString()
  const list = useResource(
    `${filter} ${channel}`,
    () => api('GET /conversations', { query: { filter, channel } }),
    ['messages', 'channels'],
  )
  const listOf = (
    <ConversationList list={list} filter={filter} channel={channel} open={open} kept={kept} />
  )
  if (open === null) {
    return (
      <Page title={t.title} lead={<WaitingNow />}>
        <div class="max-w-3xl">
          <Filters filter={filter} channel={channel} />
          {listOf}
        </div>
      </Page>
    )
  }
  return (
    <div class="lg:grid lg:grid-cols-[20rem_minmax(0,1fr)]">
      <section
        aria-label={t.listLabel}
        class="no-print sticky top-0 hidden h-dvh overflow-y-auto border-base-300 border-e px-4 py-6 lg:block"
      >
        <p class="serif mb-4 text-xl">{t.title}</p>
        <Filters filter={filter} channel={channel} />
        {listOf}
      </section>
      <Conversation key={open} id={open} kept={kept} onChanged={list.reload} />
    </div>
  )
}
