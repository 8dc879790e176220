import { useState } from 'preact/hooks'
import type { ProposalShape } from '../../server/committees/shapes.ts'
import type { Spoken } from '../../server/language/sentence.ts'
import { api, useApi } from '../api.ts'
import { useAsks } from '../approval/use-asks.ts'
import { closing } from '../components/dialog.tsx'
import { FormDialog, TextArea, useField } from '../components/form.tsx'
import { say } from '../components/notice.tsx'
import { Loaded, Section } from '../components/page.tsx'
import { whenLabel } from '../events/event-line.tsx'
import { dayOrTime, quoted, when } from '../format.ts'
import { paths } from '../paths.ts'
import { AcceptDialog, timesOf } from './accept.tsx'
import { committeeMessages } from './messages.ts'
import { SourceNews } from './source-news.tsx'

type Proposal = Spoken<ProposalShape>
/** Whether nobody has decided about it. */
const isOpen = ({ state }: Proposal) => state === 'received' || state === 'asked'

type Opened = { proposal: Proposal; what: 'accept' | 'ask' | 'decline' }

/** What committees propose, one line each that opens; the oldest first. */
export default function Proposals({ onChange }: { onChange: () => Promise<void> }) {
  const listed = useApi('GET /proposals', ['proposals'])
  const [opened, setOpened] = useState<Opened | null>(null)
  const asks = useAsks()
  const t = committeeMessages().waiting
  const waiting = listed.data?.proposals.filter(one => isOpen(one) || one.source !== null) ?? []
  const reload = async () => {
    await Promise.all([listed.reload(), onChange()])
  }
  if (waiting.length === 0 && listed.problem === null) return null
  return (
    <Section title={t.title} aside={t.count(waiting.length)}>
      <Loaded resource={listed} lines={1}>
        {() => (
          <ul class="sheet divide-y divide-base-300">
            {waiting.map(proposal => (
              <li key={proposal.id}>
                <details>
                  <summary class="flex min-h-16 cursor-pointer flex-wrap content-center items-baseline gap-x-3 px-4 py-3 hover:bg-base-200">
                    <strong>{proposal.title}</strong>
                    <span class="text-muted text-sm">
                      {dayOrTime(proposal.startLocal)} · {proposal.committeeName}
                    </span>
                    {proposal.state === 'asked' && (
                      <span class="font-semibold text-sm text-warning">{t.asked}</span>
                    )}
                    {proposal.source !== null && (
                      <span class="font-semibold text-sm text-warning">{t.news.changed}</span>
                    )}
                    <span class="text-link ms-auto font-semibold">{t.read}</span>
                  </summary>
                  <div class="px-4 pb-4">
                    {isOpen(proposal) && (
                      <Card
                        proposal={proposal}
                        asks={asks}
                        onOpen={what => setOpened({ proposal, what })}
                      />
                    )}
                    <SourceNews proposal={proposal} onDone={reload} />
                  </div>
                </details>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      {opened?.what === 'accept' && (
        <AcceptDialog
          proposal={opened.proposal}
          asks={asks}
          onClose={() => setOpened(closing(opened, null))}
          onDone={async () => {
            await reload()
            say(`${t.accepted} ${t.reached[opened.proposal.reachedBy ?? 'nothing']}`, () =>
              undo(opened.proposal.id, reload),
            )
          }}
        />
      )}
      {(opened?.what === 'ask' || opened?.what === 'decline') && (
        <WordDialog
          proposal={opened.proposal}
          what={opened.what}
          onClose={() => setOpened(closing(opened, null))}
          onDone={async () => {
            const done = opened.what === 'ask' ? t.askDone : declinedOf(opened.proposal).done
            await reload()
            say(done, () => undo(opened.proposal.id, reload))
          }}
        />
      )}
    </Section>
  )
}

async function undo(id: number, onDone: () => Promise<void>): Promise<void> {
  try {
    await api('POST /proposals/:id/undo', { param: { id } })
    say(committeeMessages().waiting.undone)
  } finally {
    await onDone()
  }
}

/** Whether somebody of the committee reads what is asked or said of it. */
const isReader = ({ reachedBy }: Proposal) => reachedBy === 'mail' || reachedBy === 'page'

/** Who reads why it is declined, before and after. */
function declinedOf(proposal: Proposal): { help: string; done: string } {
  const t = committeeMessages().waiting
  if (proposal.memberName === null) return { help: t.declineSourceHelp, done: t.declineSourceDone }
  if (!isReader(proposal)) return { help: t.reached.nothing, done: t.reached.nothing }
  return { help: t.declineHelp, done: t.declineDone }
}

function Card({
  proposal,
  asks,
  onOpen,
}: {
  proposal: Proposal
  asks: boolean
  onOpen: (what: Opened['what']) => void
}) {
  const t = committeeMessages().waiting
  const about = committeeMessages().about(proposal.title)
  const { title, place, text, link, picture, sameDay, steps } = proposal
  const changed = steps.findLast(({ what }) => what === 'source-changed')
  return (
    <div class="flex flex-col gap-3">
      <p class="text-muted text-sm">
        {proposal.memberName === null
          ? t.bySource(proposal.committeeName)
          : t.by(proposal.memberName, proposal.committeeName)}{' '}
        · {t.receivedAt(when(proposal.receivedAt))}
        {changed !== undefined && ` ${t.changedAt(when(changed.at))}`}
      </p>
      <div class="border-base-300 border-s-4 ps-4">
        <p class="font-semibold">{title}</p>
        <p>
          <span class="inline-block first-letter:uppercase">{whenLabel(timesOf(proposal))}</span>
          {`, ${place}`}
        </p>
        <p class="mt-1 max-w-prose whitespace-pre-line wrap-break-word">{text}</p>
        {link && (
          <p class="mt-1 text-sm wrap-break-word">
            <a class="text-link" href={link} rel="noopener noreferrer" target="_blank">
              {link}
            </a>
          </p>
        )}
        {picture && (
          <figure class="mt-2">
            <img
              class="max-h-80 w-auto rounded-field"
              src={picture.url}
              alt={picture.alt}
              loading="lazy"
            />
            <figcaption class="mt-1 text-muted text-sm">{t.poster(picture.alt)}</figcaption>
          </figure>
        )}
      </div>
      {sameDay.length > 0 && (
        <p class="text-sm text-warning">
          {t.sameDay}{' '}
          {sameDay.map(({ event, title: other }, index) => (
            <>
              {index > 0 && ', '}
              <a key={event} class="text-link" href={paths.event(event)}>
                {other}
              </a>
            </>
          ))}
        </p>
      )}
      {steps.map(({ what, by, comment, at }) =>
        comment !== null && (what === 'asked' || what === 'answered') ? (
          <div key={at}>
            <p class="font-semibold text-sm">{t.steps[what](by)}</p>
            <p class="whitespace-pre-line">{quoted(comment)}</p>
          </div>
        ) : null,
      )}
      <div class="flex flex-wrap gap-2">
        <button type="button" class="btn btn-primary" onClick={() => onOpen('accept')}>
          {asks ? t.acceptAsking : t.accept}…<span class="sr-only">{about}</span>
        </button>
        {proposal.state === 'received' && isReader(proposal) && (
          <button type="button" class="btn" onClick={() => onOpen('ask')}>
            {t.ask}
            <span class="sr-only">{about}</span>
          </button>
        )}
        <button type="button" class="btn btn-ghost" onClick={() => onOpen('decline')}>
          {t.decline}
          <span class="sr-only">{about}</span>
        </button>
      </div>
    </div>
  )
}

type WordProps = {
  proposal: Proposal
  what: 'ask' | 'decline'
  onClose: () => void
  onDone: () => Promise<void>
}

function WordDialog({ proposal, what, onClose, onDone }: WordProps) {
  const t = committeeMessages().waiting
  const { id, title, reachedBy } = proposal
  const comment = useField('')
  const isMissing = comment.value.trim() === ''
  const isAsking = what === 'ask'
  return (
    <FormDialog
      title={isAsking ? t.ask : t.declineTitle(title)}
      submit={isAsking ? t.ask : t.decline}
      look={`btn ${isAsking ? 'btn-primary' : 'btn-error'}`}
      isReady={!isMissing}
      onClose={onClose}
      act={async () => {
        const given = { param: { id }, json: { comment: comment.value } }
        if (isAsking) await api('POST /proposals/:id/ask', given)
        else await api('POST /proposals/:id/decline', given)
        await onDone()
        onClose()
      }}
    >
      {isTried => (
        <TextArea
          {...comment}
          label={isAsking ? t.askLabel : t.declineLabel}
          help={isAsking ? t.reached[reachedBy ?? 'nothing'] : declinedOf(proposal).help}
          error={isTried && isMissing ? t.missing : null}
        />
      )}
    </FormDialog>
  )
}
