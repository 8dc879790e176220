import { Keyboard, MessagesSquare, Search } from 'lucide'
import type { ComponentChildren } from 'preact'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { useLocation, useRoute } from 'preact-iso'
import { api, useApi } from '../api.ts'
import { Tick } from '../components/choices.tsx'
import { Dialog } from '../components/dialog.tsx'
import { Icon } from '../components/icon.tsx'
import { lazyPart } from '../components/lazy-page.tsx'
import { Empty, Page } from '../components/page.tsx'
import { Pills } from '../components/pills.tsx'
import { useResource } from '../resource.ts'
import { may } from '../session.ts'
import { shortcutsOn, switchShortcuts, useShortcuts } from '../shortcuts.ts'
import { today } from '../today/load-today.ts'
import { WaitingNow } from '../today/waiting-now.tsx'
import { type Filter, filters, useChoice } from './address.ts'
import { Conversation } from './conversation.tsx'
import { ConversationList } from './conversation-list.tsx'
import { conversationMessages } from './conversation-messages.ts'
import { inboxMessages } from './messages.ts'

const Register = lazyPart(() => import('../official-requests/register.tsx'), 6)

/** The inbox: the list, and beside it (or alone, on a telephone) the conversation that is open. */
export default function Messages() {
  const { params } = useRoute()
  const { filter, channel, search, kept } = useChoice()
  const open = params.id === undefined ? null : Number(params.id)
  const t = inboxMessages()
  // The register is listed in their place; who waits is known all the same, for the keys.
  const listed = filter === 'requests' ? 'waiting' : filter
  const scope = { filter: listed, channel, search: search === '' ? undefined : search }
  const list = useResource(
    JSON.stringify(scope),
    () => api('GET /conversations', { query: scope }),
    ['messages', 'channels'],
    search === '',
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
      aria-label={inboxMessages().listLabel}
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

/** Those that are offered only where there is something in them, or somebody for them. */
const offered: { [One in Filter]?: () => boolean } = {
  held: () => (today.value?.held.length ?? 0) > 0,
  mine: () => may('messages.answer'),
  old: () => (today.value?.old ?? 0) > 0,
  unlikely: () => (today.value?.unlikely ?? 0) > 0,
}

/** Which conversations: links, so that a filter can be kept, sent, and gone back from. */
function Filters() {
  const { filter, channel, addressOf } = useChoice()
  const { route } = useLocation()
  const channels = useApi('GET /channels', ['channels'])
  const t = inboxMessages()
  const isOffered = (one: Filter) => one === filter || (offered[one]?.() ?? true)
  const receiving = channels.data?.channels.filter(one => one.receives) ?? []
  return (
    <div class="mb-4 flex flex-wrap items-center gap-x-4 gap-y-2">
      <div class="text-sm">
        <Pills
          label={t.filterLabel}
          pills={filters.filter(isOffered).map(one => ({
            // No word is looked for in the register.
            href: addressOf(one === 'requests' ? { filter: one, search: '' } : { filter: one }),
            label: t.filters[one],
            isHere: one === filter,
          }))}
        />
      </div>
      {receiving.length > 1 && filter !== 'requests' && (
        <select
          aria-label={t.channelLabel}
          title={t.channelLabel}
          class="select select-sm w-full max-w-56"
          value={channel ?? ''}
          onChange={event =>
            route(addressOf({ channel: Number(event.currentTarget.value) || null }))
          }
        >
          <option value="">{t.allChannels}</option>
          {receiving.map(one => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </select>
      )}
    </div>
  )
}

/** The keys of the inbox, which « ? » shows, and the way to switch them off. */
function KeysButton() {
  const [isOpen, setOpen] = useState(false)
  const t = conversationMessages().keys
  useShortcuts({ '?': () => setOpen(true) })
  return (
    <>
      <button
        type="button"
        class="btn btn-ghost btn-sm btn-square pointer-coarse:hidden"
        aria-label={t.title}
        title={t.title}
        onClick={() => setOpen(true)}
      >
        <Icon of={Keyboard} />
      </button>
      {isOpen && (
        <Dialog title={t.title} onClose={() => setOpen(false)}>
          <dl class="grid grid-cols-[auto_1fr] items-baseline gap-x-4 gap-y-2">
            {t.all.map(([keys, does]) => (
              <>
                <dt key={keys} class="flex gap-1">
                  {keys.split(' ').map(key => (
                    <kbd key={key} class="kbd">
                      {key}
                    </kbd>
                  ))}
                </dt>
                <dd>{does}</dd>
              </>
            ))}
          </dl>
          <div class="mt-5">
            <Tick label={t.on} value={shortcutsOn.value} onValue={switchShortcuts} />
            <p class="mt-1 text-muted text-sm">{t.onHelp}</p>
          </div>
        </Dialog>
      )}
    </>
  )
}

/** Long enough for the next letter, short enough not to be noticed. */
const PAUSE = 200

/** People, words and dates, looked for while one types; « / » comes here. */
function SearchBox() {
  const { search, filter, addressOf } = useChoice()
  const { route } = useLocation()
  const [typed, setTyped] = useState(search)
  const field = useRef<HTMLInputElement>(null)
  /** What was last looked for from here. */
  const sought = useRef(search)
  const t = inboxMessages()

  // A person who goes back finds what was looked for then, and one who types on is not interrupted.
  useEffect(() => {
    if (search !== sought.current) setTyped(search)
    sought.current = search
  }, [search])
  useEffect(() => {
    const wanted = typed.trim()
    if (wanted === search) return
    const timer = setTimeout(() => {
      // One looks in all of them, and is back with who waits once nothing is looked for.
      const begins = search === '' && (filter === 'waiting' || filter === 'requests')
      const ends = wanted === '' && filter === 'all'
      const where = begins ? 'all' : ends ? 'waiting' : filter
      sought.current = wanted
      route(addressOf({ search: wanted, filter: where }), search !== '')
    }, PAUSE)
    return () => clearTimeout(timer)
  }, [typed])
  useShortcuts({ '/': () => field.current?.focus() })

  return (
    <search class="relative mb-3 block">
      <Icon
        of={Search}
        size={16}
        class="absolute start-3 top-1/2 z-1 -translate-y-1/2 text-muted"
      />
      <input
        ref={field}
        type="search"
        class="input w-full ps-9"
        aria-label={t.searchLabel}
        title={t.searchLabel}
        placeholder={t.searchHint}
        maxLength={200}
        value={typed}
        onInput={event => setTyped(event.currentTarget.value)}
      />
    </search>
  )
}
