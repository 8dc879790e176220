import { ChevronDown, CircleCheck, ExternalLink } from 'lucide'
import type { ApplicationCheck, ApplicationShape } from '../../server/channels/shapes-connection.ts'
import type { Spoken } from '../../server/language/sentence.ts'
import { ActionButton } from '../components/action-button.tsx'
import { Tick } from '../components/choices.tsx'
import { CopyButton } from '../components/copy-button.tsx'
import { Icon } from '../components/icon.tsx'
import { say } from '../components/notice.tsx'
import { ApplicationForm } from './application-form.tsx'
import { AuthorizeButton } from './authorize.tsx'
import { Lines } from './check-lines.tsx'
import { connectionMessages } from './connection-messages.ts'
import { Picture } from './guide-picture.tsx'
import { channelMessages } from './messages.ts'

type Application = Spoken<ApplicationShape>
export type GuideStep = NonNullable<Application['guide']>['steps'][number]

type StepProps = {
  number: number
  step: GuideStep
  application: Application
  /** What the network says of it. */
  lines: Spoken<ApplicationCheck>['lines']
  isDone: boolean
  isTicked: boolean
  isOpen: boolean
  onOpen: (isOpen: boolean) => void
  onTick: (isTicked: boolean) => void
  onVerify: () => Promise<void>
  onChange: () => Promise<void>
}

/** One step: what to do, what to copy, the network's window, and whether it is done. */
export function Step(props: StepProps) {
  const { number, step, application, isDone, isOpen, onOpen, onChange } = props
  const t = connectionMessages()
  return (
    <li>
      <details open={isOpen} onToggle={event => onOpen(event.currentTarget.open)}>
        <summary class="flex cursor-pointer items-center gap-2 px-4 py-3">
          {isDone ? (
            <Icon of={CircleCheck} size={24} class="text-success" />
          ) : (
            <span class="w-6 shrink-0 text-center font-semibold" aria-hidden="true">
              {number}
            </span>
          )}
          <h3 class="min-w-0 flex-1 font-sans font-semibold">
            <span class="sr-only">{t.step(number)} </span>
            {step.title}
            <span class="sr-only"> {isDone ? t.stepDone : t.stepToDo}</span>
          </h3>
          <Icon of={ChevronDown} class="text-muted" />
        </summary>
        <div class="grid gap-x-8 gap-y-4 px-4 pb-5 md:grid-cols-2">
          <div class="flex min-w-0 flex-col items-start gap-4">
            <p class="wrap-anywhere">{step.text}</p>
            {step.opens && (
              <a class="text-link" href={step.opens} target="_blank" rel="noreferrer">
                {t.openThere}
                <Icon of={ExternalLink} size={14} class="ml-1 inline" />
                <span class="sr-only">{t.newTab(step.title)}</span>
              </a>
            )}
            <Copies copies={step.copies} />
            {step.isForm && (
              <ApplicationForm
                key={application.name}
                application={application}
                onChange={onChange}
              />
            )}
            <Outcome {...props} />
          </div>
          <div class="md:order-last">
            <Picture step={step.key} />
          </div>
        </div>
      </details>
    </li>
  )
}

/** What is typed at the network, to the letter; several of one kind are named once. */
function Copies({ copies }: { copies: GuideStep['copies'] }) {
  if (copies.length === 0) return null
  return (
    <dl class="flex w-full flex-col gap-3">
      {copies.map(({ label, text }, index) => {
        const isFirst = label !== copies[index - 1]?.label
        const isOne = isFirst && label !== copies[index + 1]?.label
        return (
          <div key={`${label} ${text}`}>
            {isFirst && <dt class="text-muted text-sm">{label}</dt>}
            <dd class="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1">
              <code class="break-all">{text}</code>
              <CopyButton text={text} what={isOne ? label : text} />
            </dd>
          </div>
        )
      })}
    </dl>
  )
}

/** Whether it is done: what the network says, asked again by a press, or a person's own word. */
function Outcome({
  number,
  step,
  application,
  lines,
  isDone,
  isTicked,
  onTick,
  onVerify,
}: StepProps) {
  const t = connectionMessages()
  const { connector, guide, name } = application
  const hasProblems = lines.some(({ level }) => level !== 'info')
  // What asks to be ticked is not said of what is known to be done.
  const isKnown = isDone && !isTicked
  const isConnect = step.key === 'connect'
  const form = 1 + (guide?.steps.findIndex(({ isForm }) => isForm) ?? 0)
  const isAskedLater = name === null && number > form
  const isByHand = !hasProblems && !isConnect && !step.isForm && !isAskedLater && !isKnown
  return (
    <>
      {isConnect && name !== null && !isDone && guide && (
        <AuthorizeButton connector={connector}>{t.connectBy(guide.network)}</AuthorizeButton>
      )}
      <div role="status" class="empty:-mt-4">
        <Lines lines={isKnown && !hasProblems ? [] : lines} />
      </div>
      {isAskedLater && <p class="text-muted text-sm">{t.verifiedAfter(form)}</p>}
      {isByHand && <Tick label={t.ticked} value={isTicked} onValue={onTick} />}
      {(hasProblems || (isConnect && name !== null)) && !step.isForm && (
        <ActionButton
          class="btn btn-sm"
          about={step.title}
          act={async () => {
            await onVerify()
            say(channelMessages().checked(step.title))
          }}
        >
          {channelMessages().check}
        </ActionButton>
      )}
    </>
  )
}
