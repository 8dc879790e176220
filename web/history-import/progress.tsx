import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import type { HistoryImportShape, HistoryImportState } from '../../server/history-import/shapes.ts'
import type { Spoken } from '../../server/language/sentence.ts'
import { api } from '../api.ts'
import { ActButton } from '../components/act-button.tsx'
import { Notice } from '../components/notice.tsx'
import { Section } from '../components/page.tsx'
import { paths } from '../paths.ts'
import { Discard } from './discard.tsx'
import { historyImportMessages } from './messages.ts'
import { periodOf } from './period.ts'

type ProgressProps = {
  found: Spoken<HistoryImportShape>
  onDone: (state: Spoken<HistoryImportState>) => void
}

/** An import that is under way, was stopped or has ended. */
export function Progress({ found, onDone }: ProgressProps) {
  const t = historyImportMessages()
  if (found.state === 'running') return <Running found={found} onDone={onDone} />
  if (found.state === 'done') return <Done found={found} onDone={onDone} />
  return (
    <Section title={found.state === 'failed' ? t.failed : t.stopped}>
      <Notice level="warning">
        {found.error !== null && <p>{found.error}</p>}
        <p>{t.stoppedText}</p>
      </Notice>
      <div class="mt-5">
        <Act label={t.resume} act={async () => onDone(await api('POST /history-import/resume'))}>
          <Discard onDone={onDone} />
        </Act>
      </div>
    </Section>
  )
}

function Running({ found: { done, total }, onDone }: ProgressProps) {
  const id = useId()
  const t = historyImportMessages()
  // Nothing is written while the file is read once more.
  const isReading = done === 0
  return (
    <Section title={t.running}>
      <div class="sheet flex flex-col gap-1 p-4">
        <p id={id} role="status">
          {isReading ? t.reading : t.progress(done, total)}
        </p>
        <progress
          class="progress progress-primary w-full"
          aria-labelledby={id}
          {...(!isReading && { max: Math.max(1, total), value: done })}
        />
        <p class="text-muted text-sm">{t.goesOn}</p>
      </div>
      <div class="mt-5">
        <Act
          label={t.stop}
          isPlain
          act={async () => onDone(await api('POST /history-import/stop'))}
        />
      </div>
    </Section>
  )
}

function Done({ found, onDone }: ProgressProps) {
  const t = historyImportMessages()
  const { inbound, outbound, foreign, survey } = found
  const dates = periodOf(survey)
  return (
    <Section title={t.done}>
      <Notice level="success">
        <p>{inbound + outbound === 0 ? t.nothingNew : t.added(inbound, outbound)}</p>
        {foreign > 0 && <p>{t.foreign(foreign)}</p>}
        {survey.incomplete > 0 && <p>{t.leftOut(survey.incomplete)}</p>}
        <p>{t.commentsMissing}</p>
      </Notice>
      <div class="mt-5 flex flex-wrap gap-2">
        {dates !== null && (
          <a class="btn btn-primary" href={`${paths.delays}?du=${dates.from}&au=${dates.to}`}>
            {t.seeDelays}
          </a>
        )}
        <Act
          label={t.another}
          isPlain
          act={async () => {
            await api('DELETE /history-import')
            onDone({ import: null })
          }}
        />
      </div>
    </Section>
  )
}

type ActProps = {
  label: string
  act: () => Promise<void>
  isPlain?: boolean
  children?: ComponentChildren
}

function Act({ label, act, isPlain = false, children }: ActProps) {
  return (
    <div class="flex flex-wrap gap-2">
      <ActButton class={`btn ${isPlain ? '' : 'btn-primary'}`} act={act}>
        {label}
      </ActButton>
      {children}
    </div>
  )
}
