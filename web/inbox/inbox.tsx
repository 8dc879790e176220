import { MessagesSquare } from 'lucide'
import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { useRoute } from 'preact-iso'
import { api } from '../api.ts'
import { Empty } from '../components/empty.tsx'
import { lazyPart } from '../components/lazy-page.tsx'
import { Page } from '../components/page.tsx'
import { useResource } from '../resource.ts'
import { WaitingNow } from '../today/waiting-now.tsx'
import { useChoice } from './address.ts'
import { Conversation } from './conversation.tsx'
import { ConversationList } from './conversation-list.tsx'
import { Filters } from './filters.tsx'
import { KeysButton } from './keys-dialog.tsx'
import { inboxMessages } from './messages.ts'
import { SearchBox } from './search-box.tsx'

const Register = lazyPart(() => import('../official-requests/register.tsx'), 6)

/** The inbox: the list, and beside it (or alone, on a telephone) the conversation that is open. */
export default function Messages() {
  const { params } = useRoute()
  const { filter, channel, search, kept } = useChoice()
  const open = params.id === undefined ? null : Number(params.id)
  const t = inboxMessages().messages
  // The register is listed in their place; who waits is known all the same, for the keys.
  const listed = filter === 'requests' ? 'waiting' : filter
  const scope = { filter: listed, channel, search: search === '' ? undefined : search }
  const list = useResource(
    JSON.stringify(scope),
    () => api('GET /conversations', { query: scope }),
    ['messages', 'channels'],
  )
  const isEmpty = list.data?.conversations.length === 0
  const listOf = (
    <>
      <SearchBox />
      <Filters />
      {filter === 'requests' ? (
        <Register kept={kept} />
      ) : (
        <ConversationList list={list} scope={scope} open={open} kept={kept} />
      )}
    </>
  )
  return (
    <div class="lg:grid lg:grid-cols-[22rem_minmax(0,1fr)]">
      <Pane isHidden={open !== null}>
        {open === null ? (
          <Page title={t.title} lead={<WaitingNow />} actions={<KeysButton />} pane>
            {listOf}
          </Page>
        ) : (
          <div class="px-4 py-6">
            <div class="mb-4 flex items-center justify-between gap-3">
              <p class="serif text-xl">{t.title}</p>
              <KeysButton />
            </div>
            {listOf}
          </div>
        )}
      </Pane>
      {open === null && !isEmpty && (
        <div class="hidden p-10 lg:block">
          <Empty icon={MessagesSquare} title={t.noneOpen.title}>
            {t.noneOpen.text}
          </Empty>
        </div>
      )}
      {open !== null && <Conversation key={open} id={open} kept={kept} onChanged={list.reload} />}
    </div>
  )
}

/** Where the list was when somebody opened a conversation or left the screen. */
let scrolledTo = 0

function Pane({ isHidden, children }: { isHidden: boolean; children: ComponentChildren }) {
  const pane = useRef<HTMLElement>(null)
  useLayoutEffect(() => {
    if (pane.current) pane.current.scrollTop = scrolledTo
  }, [])
  return (
    <section
      ref={pane}
      aria-label={inboxMessages().messages.listLabel}
      class={`no-print border-base-300 lg:sticky lg:top-0 lg:h-dvh lg:overflow-y-auto lg:border-e ${
        isHidden ? 'hidden lg:block' : ''
      }`}
      onScroll={event => {
        scrolledTo = event.currentTarget.scrollTop
      }}
    >
      {children}
    </section>
  )
}
