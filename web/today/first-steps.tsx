import { Circle, CircleCheck, ExternalLink, History } from 'lucide'
import { useState } from 'preact/hooks'
import type { Spoken } from '../../server/language/sentence.ts'
import type { Permission } from '../../server/people/rules/role.ts'
import type { FirstStepsShape, StepKey, TrialMailShape } from '../../server/today/shapes.ts'
import { api, useApi } from '../api.ts'
import { ActionButton } from '../components/action-button.tsx'
import { Icon } from '../components/icon.tsx'
import { Notice, ProblemNotice, say } from '../components/notice.tsx'
import { Section } from '../components/page.tsx'
import { list } from '../format.ts'
import { paths } from '../paths.ts'
import { may } from '../session.ts'
import { firstStepsMessages } from './first-steps-messages.ts'
import { loadToday } from './load-today.ts'

/** Where each is done, and by whom; a trial mail is sent from here. */
const places: Record<StepKey, { needs: Permission; href: string }> = {
  form: { needs: 'channels.write', href: paths.connect },
  message: { needs: 'first-steps.write', href: paths.connect },
  page: { needs: 'channels.write', href: paths.connect },
  hours: { needs: 'commune.write', href: paths.settingsPart('horaires') },
  department: { needs: 'commune.write', href: paths.settingsPart('commune') },
  colleague: { needs: 'people.write', href: paths.settingsPart('personnes') },
  mail: { needs: 'first-steps.write', href: paths.today },
  duty: { needs: 'alerts.write', href: paths.settingsPart('permanence') },
}

/** What a new commune has still to settle, each with why and one click; gone once done or closed. */
export default function FirstSteps() {
  const steps = useApi('GET /first-steps', ['commune', 'channels', 'alerts', 'messages'])
  const t = firstStepsMessages()
  const { data } = steps
  if (data === null) return <ProblemNotice problem={steps.problem} />
  const done = data.steps.filter(({ isDone }) => isDone)
  return (
    <Section title={t.title} aside={t.count(done.length, data.steps.length)}>
      <ul class="sheet divide-y divide-base-300">
        {data.steps
          .filter(({ isDone }) => !isDone)
          .map(({ key }) => (
            <li key={key} class="flex gap-3 px-4 py-3">
              <Icon of={Circle} size={20} class="mt-0.5 shrink-0 text-muted" />
              <div class="flex min-w-0 flex-1 flex-col gap-x-6 gap-y-2 md:flex-row md:items-start md:justify-between">
                <div>
                  <h3 class="font-sans font-semibold">{t.steps[key].title}</h3>
                  <p class="text-muted text-sm">{t.steps[key].why}</p>
                </div>
                <ToDo step={key} steps={data} onDone={steps.reload} />
              </div>
            </li>
          ))}
        {data.history && <PageHistory history={data.history} />}
        {done.length > 0 && (
          <li class="flex gap-3 px-4 py-3 text-muted">
            <Icon of={CircleCheck} size={20} class="mt-0.5 shrink-0 text-success" />
            <p>
              {t.done} {list(done.map(({ key }) => within(t.steps[key].title)))}
            </p>
          </li>
        )}
      </ul>
      <Foot onClosed={steps.replace} />
    </Section>
  )
}

/** While the page's past is read, how far; then what it says of this week. */
function PageHistory({ history }: { history: NonNullable<FirstStepsShape['history']> }) {
  const t = firstStepsMessages()
  const { name, read, of, week } = history
  return (
    <li class="flex gap-3 px-4 py-3">
      <Icon of={History} size={20} class="mt-0.5 shrink-0 text-muted" />
      <div class="flex min-w-0 flex-1 flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <p role="status">{week === null ? t.reading(name, read, of) : t.read(read, week)}</p>
        {week === null ? (
          <progress
            class="progress progress-primary w-full"
            value={read}
            max={of}
            aria-label={name}
          />
        ) : (
          <a class="text-link" href={paths.delays}>
            {t.delays}
          </a>
        )}
      </div>
    </li>
  )
}

/** As it stands within a sentence. */
const within = (title: string) => title.charAt(0).toLowerCase() + title.slice(1)

type ToDoProps = { step: StepKey; steps: FirstStepsShape; onDone: () => Promise<void> }

function ToDo({ step, steps, onDone }: ToDoProps) {
  const t = firstStepsMessages()
  const { needs, href } = places[step]
  if (!may(needs)) return <p class="text-muted text-sm">{t.forAdministrator}</p>
  if (step === 'mail') return <Trial canMail={steps.canMail} onDone={onDone} />
  if (step === 'form') {
    return (
      <Press label={t.steps.form.press} act={() => openForm().then(onDone)} done={t.formOpened} />
    )
  }
  if (step === 'message') return <WriteToYourself formPage={steps.formPage} />
  return (
    <div class="flex shrink-0 flex-wrap gap-2">
      <a class="btn btn-sm" href={href}>
        {t.steps[step].press}
      </a>
      {step === 'hours' && (
        <Press
          label={t.hoursRight}
          act={() => confirmHours().then(onDone)}
          done={t.hoursConfirmed}
        />
      )}
    </div>
  )
}

/** What one press settles, without leaving the list. */
function Press({ label, act, done }: { label: string; act: () => Promise<void>; done: string }) {
  return (
    <ActionButton
      class="btn btn-sm"
      act={async () => {
        await act()
        say(done)
      }}
    >
      {label}
    </ActionButton>
  )
}

/** The usual hours of a first start may be the commune's own. */
async function confirmHours(): Promise<void> {
  await api('POST /opening-hours/confirm')
}

/** The form has nothing to fill in: one press opens it. */
async function openForm(): Promise<void> {
  await api('POST /channels', {
    json: {
      connector: 'form',
      name: firstStepsMessages().formName,
      neighbour: null,
      receives: true,
      publishes: false,
      config: {},
      secrets: {},
    },
  })
}

/** In a window of its own, so that one sees the message come into this one. */
function WriteToYourself({ formPage }: Pick<FirstStepsShape, 'formPage'>) {
  const t = firstStepsMessages()
  if (formPage === null) return <p class="text-muted text-sm">{t.formFirst}</p>
  return (
    <a class="btn btn-sm" href={formPage} target="_blank" rel="noreferrer">
      {t.steps.message.press}
      <Icon of={ExternalLink} size={14} />
    </a>
  )
}

function Trial({ canMail, onDone }: { canMail: boolean; onDone: ToDoProps['onDone'] }) {
  const [outcome, setOutcome] = useState<Spoken<TrialMailShape> | null>(null)
  const t = firstStepsMessages()
  if (!canMail) return <Notice level="warning">{t.noMail}</Notice>
  return (
    <div class="flex flex-col items-start sm:max-w-md sm:shrink-0 sm:items-end">
      <ActionButton
        class="btn btn-sm"
        act={async () => {
          const tried = await api('POST /first-steps/mail')
          setOutcome(tried)
          await onDone()
          if (tried.state === 'sent') say(t.sent(tried.email))
        }}
      >
        {t.steps.mail.press}
      </ActionButton>
      <p role="status" class="text-sm not-empty:mt-2">
        {outcome !== null && outcome.state !== 'sent' && outcomeMessage(outcome)}
      </p>
    </div>
  )
}
function outcomeMessage({ state, email, reason }: Spoken<TrialMailShape>): string {
  const t = firstStepsMessages()
  const why = reason ?? t.unknownReason
  return state === 'failed' ? t.failed(why) : t.unconfirmed(email, why)
}

function Foot({ onClosed }: { onClosed: (steps: FirstStepsShape) => void }) {
  const t = firstStepsMessages()
  const put = async (isDismissed: boolean) => {
    onClosed(await api('PUT /first-steps', { json: { isDismissed } }))
    await loadToday()
  }
  const close = async () => {
    await put(true)
    say(t.dismissed, () => put(false))
  }
  return (
    <div class="mt-3 flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
      <p class="flex flex-wrap gap-x-4 gap-y-1 text-sm">
        <a class="text-link" href={paths.choosing}>
          {t.choose}
        </a>
        <a class="text-link" href={paths.settingsPart('regles')}>
          {t.rules}
        </a>
      </p>
      <ActionButton class="btn btn-sm btn-ghost" act={close}>
        {t.dismiss}
      </ActionButton>
    </div>
  )
}
