import type { ProposalShape } from '../../server/committees/shapes.ts'
import { useApi } from '../api.ts'
import { Loaded } from '../components/page.tsx'
import { dayOrTime, quoted, when } from '../format.ts'
import { paths } from '../paths.ts'
import { committeeMessages } from './messages.ts'

type Decision = ProposalShape['steps'][number]

/** What was decided of proposals lately, the last decision first, folded away until somebody asks. */
export function Decided() {
  const t = committeeMessages().decided
  const listed = useApi('GET /proposals', ['proposals'])
  return (
    <details class="mt-6">
      <summary class="w-fit cursor-pointer rounded-field font-semibold">{t.title}</summary>
      <div class="mt-3">
        <Loaded resource={listed} lines={2}>
          {({ proposals }) => {
            const decided = proposals
              .flatMap(proposal => decisionOf(proposal) ?? [])
              .toSorted((one, other) => other.step.at.localeCompare(one.step.at))
            if (decided.length === 0) return <p class="text-muted">{t.none}</p>
            return (
              <ul class="sheet divide-y divide-base-300">
                {decided.map(({ proposal, step }) => (
                  <li key={proposal.id} class="px-4 py-3">
                    <Line proposal={proposal} step={step} />
                  </li>
                ))}
              </ul>
            )
          }}
        </Loaded>
      </div>
    </details>
  )
}

/** Null: it waits. */
function decisionOf(proposal: ProposalShape): { proposal: ProposalShape; step: Decision } | null {
  const { state, steps } = proposal
  const step = steps.findLast(({ what }) => what === state)
  const isDecided = state === 'accepted' || state === 'declined'
  return isDecided && step !== undefined ? { proposal, step } : null
}

function Line({ proposal, step }: { proposal: ProposalShape; step: Decision }) {
  const t = committeeMessages()
  const { title, startLocal, state, event, memberName, committeeName } = proposal
  const isAccepted = state === 'accepted'
  return (
    <>
      <p class="flex flex-wrap items-baseline gap-x-3">
        {event === null ? (
          <strong>{title}</strong>
        ) : (
          <a class="text-link font-semibold" href={paths.event(event)}>
            {title}
          </a>
        )}
        <span class="text-muted text-sm">{dayOrTime(startLocal)}</span>
        <span class={`font-semibold text-sm ${isAccepted ? 'text-success' : 'text-muted'}`}>
          {!isAccepted ? t.decided.declined : event === null ? t.decided.gone : t.decided.accepted}
        </span>
      </p>
      <p class="text-muted text-sm">
        {memberName === null
          ? t.waiting.bySource(committeeName)
          : t.waiting.by(memberName, committeeName)}{' '}
        · {t.decided.by(step.by, when(step.at))}
      </p>
      {step.comment !== null && <p class="text-sm whitespace-pre-line">{quoted(step.comment)}</p>}
    </>
  )
}
