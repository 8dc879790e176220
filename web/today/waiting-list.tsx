import { Hand, Lock, MessagesSquare, Reply } from 'lucide'
import { useId } from 'preact/hooks'
import type { WaitingShape } from '../../server/reply-times/shapes.ts'
import { api } from '../api.ts'
import { BusyButton } from '../components/busy-button.tsx'
import { Icon } from '../components/icon.tsx'
import { ProblemNotice, say } from '../components/notice.tsx'
import { quoted } from '../format.ts'
import { postAbove, withoutTopic } from '../inbox/post-above.ts'
import { messages } from '../language.ts'
import { answerAnchor, paths } from '../paths.ts'
import { useAction } from '../resource.ts'
import { forWhom, isMe, may } from '../session.ts'
import { Minutes } from './countdown.tsx'
import { loadToday } from './load-today.ts'

/** So many fit above the fold; the others are one press away, where they can be searched. */
const mostRows = 8

type ListProps = { waiting: readonly WaitingShape[]; count: number }

/** Who waits, the most pressing first, as the server orders them: rows of one height. */
export function WaitingList({ waiting, count }: ListProps) {
  const t = messages.value.today
  const severalChannels = new Set(waiting.map(({ channel }) => channel)).size > 1
  const others = count - mostRows
  // Then all who wait are held, and stand below.
  if (count === 0) return null
  return (
    <>
      <ol class="sheet overflow-clip divide-y divide-base-300">
        {waiting.slice(0, mostRows).map((one, index) => (
          <li key={one.id}>
            <WaitingRow one={one} isFirst={index === 0} namesChannel={severalChannels} />
          </li>
        ))}
      </ol>
      {others > 0 && (
        <a class="text-link mt-3 inline-block" href={paths.messages}>
          {t.waitingOthers(others)}
        </a>
      )}
    </>
  )
}

type RowProps = { one: WaitingShape; isFirst: boolean; namesChannel: boolean }

/** The whole row leads to the conversation; only its button is read as a link. */
function WaitingRow({ one, isFirst, namesChannel }: RowProps) {
  const t = messages.value
  const name = one.author ?? t.residents.someone
  // What another tool answers, or no longer can be, is only read here.
  const canAnswer = may('messages.answer') && one.answerable
  return (
    // On a telephone the minutes stand beside the name, so that words have the width beneath.
    <article class="relative grid h-21 grid-cols-[minmax(0,1fr)_auto_auto] content-center gap-x-2 px-3 hover:bg-base-200 max-xs:h-auto max-xs:grid-cols-[minmax(0,1fr)_auto] max-xs:py-2 md:h-16 md:grid-cols-[11rem_minmax(0,1fr)_auto] md:items-center md:gap-x-4 md:px-4">
      <div class="max-md:col-start-2 max-md:row-start-1 max-xs:col-start-1 max-xs:row-start-2 md:min-w-0">
        <Minutes waiting={one} />
      </div>
      <div class="min-w-0 max-md:contents">
        <div class="min-w-0 gap-x-3 max-md:contents md:flex md:items-baseline">
          <h3 class="max-w-full truncate font-sans font-semibold max-md:col-start-1 max-md:row-start-1 max-xs:whitespace-normal md:shrink-0">
            {name}
          </h3>
          <Under one={one} namesChannel={namesChannel} class="hidden md:block" />
        </div>
        <p class="truncate max-md:col-span-2 max-md:row-start-2 max-xs:col-span-1 max-xs:row-start-3">
          {saidOf(one)}
        </p>
        <Under
          one={one}
          namesChannel={namesChannel}
          class="max-md:col-span-2 max-md:row-start-3 max-xs:col-span-1 max-xs:row-start-4 md:hidden"
        />
      </div>
      <div class="flex gap-2 max-md:col-start-3 max-md:row-span-3 max-md:row-start-1 max-md:flex-col max-md:self-center max-xs:col-start-2 max-xs:row-span-4">
        <a
          // A pressed button that moved would hold its own overlay, and the press would miss it.
          class={`btn translate-none after:absolute after:inset-0 max-md:btn-square max-md:btn-sm ${canAnswer && isFirst ? 'btn-primary' : ''}`}
          href={paths.conversation(one.conversation) + (canAnswer ? `#${answerAnchor}` : '')}
        >
          <Icon of={canAnswer ? Reply : MessagesSquare} size={18} class="md:hidden" />
          <span class="max-md:sr-only">{canAnswer ? t.today.answer : t.today.read}</span>
          <span class="sr-only">{canAnswer ? t.today.to(name) : t.today.from(name)}</span>
        </a>
        {may('messages.answer') && (
          <button
            type="button"
            class="btn btn-ghost relative z-1 max-md:btn-square max-md:btn-sm"
            aria-pressed={one.inCharge !== null && isMe(one.inCharge)}
            onClick={() => void import('./take-charge.ts').then(act => act.default(one))}
          >
            <Icon of={Hand} size={18} class="md:hidden" />
            <span class="max-md:sr-only">{t.today.mine}</span>
            <span class="sr-only">{t.residents.moreAbout(name)}</span>
          </button>
        )}
      </div>
    </article>
  )
}

/** « Horaires — La mairie est-elle ouverte ? », as the list of *Messages* has it. */
function saidOf({ topic, text }: WaitingShape): string {
  if (text === null) return messages.value.residents.erased
  const parts = [topic, withoutTopic(topic ?? '', text)]
  return quoted(parts.filter(part => part !== null && part !== '').join('\u00a0— '))
}

type UnderProps = { one: WaitingShape; namesChannel: boolean; class: string }

/** « sous : Loto des aînés », or that it was said in private; on which channel where there are several. */
function Under({ one, namesChannel, class: className }: UnderProps) {
  const t = messages.value.today
  const post = postAbove(one.subject, one.text)
  const where = one.visibility === 'private' ? t.inPrivate : post === null ? '' : t.under(post)
  const details = [
    one.isBack ? t.back : '',
    one.inCharge === null ? '' : forWhom(one.inCharge),
    one.unlikely ? messages.value.residents.unlikely : '',
    where,
    namesChannel ? one.channelName : '',
  ]
    .filter(part => part !== '')
    .join(' · ')
  return (
    <p class={`min-w-0 truncate text-muted text-sm ${className}`}>
      {one.visibility === 'private' && <Icon of={Lock} size={14} class="me-1 inline" />}
      {details}
    </p>
  )
}

const operations = {
  old: {
    aside: 'POST /waiting/old/aside',
    back: 'POST /waiting/old/back',
    filter: 'anciens',
  },
  unlikely: {
    aside: 'POST /waiting/unlikely/aside',
    back: 'POST /waiting/unlikely/back',
    filter: 'sans-doute',
  },
} as const

/**
 * Those who were late already when their channel was connected, or who most probably want no answer:
 * looked at, or set aside in one press.
 */
export function SetAside({ kind, count }: { kind: keyof typeof operations; count: number }) {
  const action = useAction()
  const id = useId()
  const t = messages.value.today.aside[kind]
  const { aside, back, filter } = operations[kind]

  async function setAside(): Promise<void> {
    const { marks } = await api(aside)
    await loadToday()
    say(t.done(marks.length), async () => {
      await api(back, { json: { marks } })
      await loadToday()
    })
  }

  return (
    <div class="mt-6 border-base-300 border-t pt-4">
      <div class="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <p id={id} class="font-semibold">
          {t.title(count)}
        </p>
        <div class="flex flex-wrap gap-2">
          <a
            id={`${id}-see`}
            aria-labelledby={`${id}-see ${id}`}
            class="btn btn-sm"
            href={`${paths.messages}?filtre=${filter}`}
          >
            {messages.value.today.seeAside}
          </a>
          {may('messages.write') && (
            <BusyButton
              busy={action.busy}
              class="btn btn-sm"
              onClick={() => void action.run(setAside)}
            >
              {t.press}
            </BusyButton>
          )}
        </div>
      </div>
      <p class="mt-1 text-muted text-sm">{t.help}</p>
      <ProblemNotice problem={action.problem} />
    </div>
  )
}

/** Those of who waits that most probably want no answer: they count until somebody sets them aside. */
export function UnlikelyAside({ count }: { count: number }) {
  return count > 0 && <SetAside kind="unlikely" count={count} />
}
