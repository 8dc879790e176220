import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import type { ChannelShape } from '../../server/channels/shapes-channel.ts'
import type { HistoryImportShape, HistoryImportState } from '../../server/history-import/shapes.ts'
import type { Spoken } from '../../server/language/sentence.ts'
import { api, useApi } from '../api.ts'
import { channelMessages } from '../channels/messages.ts'
import { ActionButton } from '../components/action-button.tsx'
import { namedOptions, SelectField } from '../components/choices.tsx'
import { ConfirmButton } from '../components/confirm.tsx'
import { Form, useField } from '../components/form.tsx'
import { Notice, say } from '../components/notice.tsx'
import { Loaded, Page, Section } from '../components/page.tsx'
import { number, period } from '../format.ts'
import { paths } from '../paths.ts'
import { may } from '../session.ts'
import { Discard } from './discard.tsx'
import { historyImportMessages } from './messages.ts'
import { periodOf } from './period.ts'
import { Upload } from './upload.tsx'

/** The history that Facebook lets a page download: handed in, looked at, imported. */
export default function History() {
  const t = historyImportMessages()
  return (
    <Page
      title={t.title}
      lead={t.lead}
      back={{ href: paths.channels, label: channelMessages().title }}
    >
      {may('channels.write') ? <Inside /> : <p>{channelMessages().notYourRole}</p>}
    </Page>
  )
}

function Inside() {
  const state = useApi('GET /history-import', ['archive'])
  const channels = useApi('GET /channels', ['channels'])
  return (
    <div class="flex max-w-3xl flex-col gap-8">
      <Loaded resource={state} lines={6}>
        {({ import: found }) => {
          if (found === null) return <Upload onDone={state.replace} />
          if (found.state === 'ready') return <Survey found={found} onDone={state.replace} />
          return <Progress found={found} onDone={state.replace} />
        }}
      </Loaded>
      <Loaded resource={channels} lines={2}>
        {data => <Imported channels={data.channels} />}
      </Loaded>
    </div>
  )
}

/** What was imported earlier can be taken out again. */
function Imported({ channels }: { channels: Spoken<ChannelShape>[] }) {
  const t = historyImportMessages()
  const imported = channels.filter(channel => channel.hasArchive)
  if (imported.length === 0) return null
  return (
    <Section title={t.imported}>
      <ul class="flex flex-col gap-2">
        {imported.map(channel => (
          <li key={channel.id} class="sheet flex flex-wrap items-center justify-between gap-3 p-4">
            <span>{channel.name}</span>
            <ConfirmButton
              class="btn btn-sm btn-ghost"
              label={t.remove}
              title={t.removeTitle(channel.name)}
              text={t.removeText}
              act={async () => {
                const { messages } = await api('DELETE /channels/:id/archive', {
                  param: { id: channel.id },
                })
                say(t.removed(messages))
              }}
            />
          </li>
        ))}
      </ul>
    </Section>
  )
}

type ProgressProps = {
  found: Spoken<HistoryImportShape>
  onDone: (state: Spoken<HistoryImportState>) => void
}

/** An import that is under way, was stopped or has ended. */
function Progress({ found, onDone }: ProgressProps) {
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
      <ActionButton class={`btn ${isPlain ? '' : 'btn-primary'}`} act={act}>
        {label}
      </ActionButton>
      {children}
    </div>
  )
}

type SurveyProps = {
  found: Spoken<HistoryImportShape>
  onDone: (state: Spoken<HistoryImportState>) => void
}

/** What a download holds, before anything of it is imported. */
function Survey({ found, onDone }: SurveyProps) {
  const page = useField(found.page ?? '')
  const channel = useField(found.channel?.id ?? null)
  const t = historyImportMessages()
  const { names } = found.survey
  return (
    <Section title={t.found}>
      <Form
        noValidate
        submit={t.start}
        kept={t.nothingSent}
        isReady={page.value !== ''}
        beside={<Discard onDone={onDone} />}
        act={async () =>
          onDone(
            await api('POST /history-import/start', {
              json: { page: page.value, channel: channel.value },
            }),
          )
        }
      >
        {isTried => (
          <>
            <Facts found={found} />
            <Left found={found} />
            <SelectField
              {...page}
              label={t.page}
              help={t.pageHelp}
              error={isTried && page.value === '' ? t.pageMissing : null}
              options={[
                { value: '', label: t.pageChoice },
                ...names.map(name => ({ value: name, label: name })),
              ]}
            />
            {found.channels.length === 0 ? (
              <p>{t.willMake}</p>
            ) : (
              <SelectField
                {...channel}
                label={t.channel}
                help={t.channelHelp}
                options={[...namedOptions(found.channels), { value: null, label: t.newChannel }]}
              />
            )}
            <Notice level="info">{t.commentsMissing}</Notice>
          </>
        )}
      </Form>
    </Section>
  )
}

function Facts({ found }: { found: Spoken<HistoryImportShape> }) {
  const t = historyImportMessages()
  const { fileName, size, total, survey } = found
  const dates = periodOf(survey)
  const { posts, comments } = survey.own
  const megabytes = size / 1024 ** 2
  const facts = [
    [t.facts.file, `${fileName} (${t.size(number(megabytes, megabytes < 10 ? 1 : 0))})`],
    [t.facts.conversations, number(survey.conversations)],
    [t.facts.messages, number(total)],
    [t.facts.period, dates === null ? t.facts.none : period(dates.from, dates.to)],
    ...(posts + comments > 0 ? [[t.facts.own, t.own(posts, comments)]] : []),
  ]
  return (
    <dl class="sheet grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 p-4">
      {facts.map(([name, value]) => (
        <div key={name} class="contents">
          <dt class="text-muted">{name}</dt>
          <dd class="min-w-0 break-words">{value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** What could not be read, by name, and what is left out for it. */
function Left({ found: { survey } }: { found: Spoken<HistoryImportShape> }) {
  const t = historyImportMessages()
  const { broken, brokenCount, incomplete } = survey
  if (brokenCount + incomplete === 0) return null
  return (
    <Notice level="warning" {...(brokenCount > 0 && { title: t.broken(brokenCount) })}>
      {brokenCount > 0 && (
        <ul class="mb-2 list-disc pl-5 text-sm">
          {broken.map(path => (
            <li key={path} class="break-all">
              {path}
            </li>
          ))}
          {brokenCount > broken.length && <li>{t.more(brokenCount - broken.length)}</li>}
        </ul>
      )}
      {incomplete > 0 && <p>{t.incomplete(incomplete)}</p>}
    </Notice>
  )
}
