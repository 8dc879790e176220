import { useLayoutEffect, useState } from 'preact/hooks'
import type { ApplicationCheck, ApplicationShape } from '../../server/channels/shapes-connection.ts'
import type { Spoken } from '../../server/language/sentence.ts'
import { api } from '../api.ts'
import { withOrWithout } from '../components/choices.tsx'
import { ProblemNotice } from '../components/notice.tsx'
import { Section } from '../components/page.tsx'
import { paths } from '../paths.ts'
import { recall, remember } from '../preferences.ts'
import { useResource } from '../resource.ts'
import { me } from '../session.ts'
import { connectionMessages } from './connection-messages.ts'
import { type GuideStep, Step } from './guide-step.tsx'

type Application = Spoken<ApplicationShape>
type Lines = Spoken<ApplicationCheck>['lines']

/**
 * How the commune makes its application at the network, step by step. What is done is asked of the
 * network; what it does not tell is ticked by hand, and kept in this browser until a page is connected.
 */
export function Guide({
  application,
  onChange,
}: {
  application: Application
  onChange: () => Promise<void>
}) {
  const { connector, name, guide, label } = application
  const ask = async () =>
    name === null
      ? { lines: [] }
      : await api('POST /applications/:connector/check', { param: { connector } })
  const checks = useResource(`check ${connector} ${name}`, ask)
  const [ticked, setTicked] = useState(() => tickedOf(connector))
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set())
  const t = connectionMessages()
  const steps = guide?.steps ?? []
  const lines = checks.data?.lines ?? []
  const isDone = doneSteps(application, lines, ticked)
  const current = steps.findIndex(({ key }) => !isDone(key))
  const currentKey = steps[current]?.key
  const isKnown = checks.data !== null || checks.problem !== null

  useLayoutEffect(() => {
    if (isKnown && currentKey !== undefined) setOpened(before => new Set([...before, currentKey]))
  }, [isKnown, currentKey])

  function tick(key: string, isTicked: boolean): void {
    const next = withOrWithout([...ticked], key, isTicked)
    remember(placeOf(connector), next.length === 0 ? null : next.join(' '))
    setTicked(new Set(next))
  }

  const open = (key: string, isOpen: boolean) =>
    setOpened(new Set(withOrWithout([...opened], key, isOpen)))

  if (guide === undefined) return null
  return (
    <Section
      title={label}
      class="w-full"
      aside={
        <p role="status">
          {isKnown && (current < 0 ? t.allSteps : t.stepOf(current + 1, steps.length))}
        </p>
      }
    >
      <p class="mb-2 max-w-2xl">{guide.duration}</p>
      <p class="mb-4 max-w-2xl text-muted">
        {t.orHistory}{' '}
        <a class="text-link" href={paths.history}>
          {t.toHistory}
        </a>
      </p>
      <ProblemNotice problem={checks.problem} />
      <ol class="sheet divide-y divide-base-300">
        {steps.map((step, index) => (
          <Step
            key={step.key}
            number={index + 1}
            step={step}
            application={application}
            lines={lines.filter(line => line.key === step.key)}
            isDone={isDone(step.key)}
            isTicked={ticked.has(step.key)}
            isOpen={opened.has(step.key)}
            onOpen={isOpen => open(step.key, isOpen)}
            onTick={isTicked => tick(step.key, isTicked)}
            onVerify={async () => checks.replace(await ask())}
            onChange={onChange}
          />
        ))}
      </ol>
    </Section>
  )
}

/**
 * Which steps are done. What the network says counts; then what follows from it: the application was
 * made before it was known, and a person who connected a page went through all that leads there.
 */
function doneSteps({ name, guide }: Application, lines: Lines, ticked: ReadonlySet<string>) {
  const steps = guide?.steps ?? []
  const form = steps.findIndex(({ isForm }) => isForm)
  const isConnected = lines.some(({ key, level }) => key === 'connect' && level !== 'info')
  const isKnown = (key: string) =>
    steps.findIndex(step => step.key === key) <= form && name !== null
  return (key: GuideStep['key']): boolean => {
    const levels = lines.filter(line => line.key === key).map(({ level }) => level)
    if (levels.includes('error') || levels.includes('warning')) return false
    return levels.includes('ok') || isKnown(key) || isConnected || ticked.has(key)
  }
}

const placeOf = (connector: string) => `tambour.guide.${me.value?.commune.id}.${connector}`

const tickedOf = (connector: string): ReadonlySet<string> =>
  new Set(recall(placeOf(connector))?.split(' '))
