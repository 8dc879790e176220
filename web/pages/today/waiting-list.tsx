import type { WaitingShape } from '../../../server/reply-times/shapes.ts'
import { Countdown } from '../../components/countdown.tsx'
import { Where } from '../../components/where.tsx'
import { quoted, when } from '../../format.ts'
import { messages } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { may } from '../../session.ts'

/** Who waits, the most pressing first, as the server orders them. */
export function WaitingList({ waiting }: { waiting: readonly WaitingShape[] }) {
  return (
    <ol class="flex flex-col gap-3">
      {waiting.map((one, index) => (
        <li key={one.id}>
          <WaitingCard one={one} first={index === 0} />
        </li>
      ))}
    </ol>
  )
}

function WaitingCard({ one, first }: { one: WaitingShape; first: boolean }) {
  const t = messages.value
  const name = one.author ?? t.residents.someone
  const isOfficer = may('messages.answer')
  return (
    <article class="sheet p-4 sm:p-5">
      <div class="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <h3 class="text-xl">{name}</h3>
        <Countdown waiting={one} />
      </div>
      <p class="mt-2 line-clamp-3 max-w-prose whitespace-pre-line">
        {one.text === null ? t.residents.erased : quoted(one.text)}
      </p>
      <div class="mt-3 flex flex-wrap items-end justify-between gap-x-4 gap-y-3">
        <p class="text-muted text-sm">
          {t.today.received(when(one.openedAt))}
          <br />
          <Where visibility={one.visibility} channelName={one.channelName} />
        </p>
        <a
          class={`btn ${isOfficer && first ? 'btn-primary' : ''}`}
          href={paths.conversation(one.conversation)}
        >
          {isOfficer ? t.today.answer : t.today.read}
          <span class="sr-only">{t.today.to(name)}</span>
        </a>
      </div>
    </article>
  )
}
