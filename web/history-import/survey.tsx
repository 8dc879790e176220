import { useState } from 'preact/hooks'
import type { HistoryImportShape, HistoryImportState } from '../../server/history-import/shapes.ts'
import type { Spoken } from '../../server/language/sentence.ts'
import { api } from '../api.ts'
import { named, SelectField } from '../components/choices.tsx'
import { Form } from '../components/form.tsx'
import { Notice } from '../components/notice.tsx'
import { Section } from '../components/page.tsx'
import { number, period } from '../format.ts'
import { Discard } from './discard.tsx'
import { historyImportMessages } from './messages.ts'
import { periodOf } from './period.ts'

type SurveyProps = {
  found: Spoken<HistoryImportShape>
  onDone: (state: Spoken<HistoryImportState>) => void
}

/** What a download holds, before anything of it is imported. */
export function Survey({ found, onDone }: SurveyProps) {
  const [page, setPage] = useState(found.page ?? '')
  const [channel, setChannel] = useState(found.channel?.id ?? null)
  const t = historyImportMessages()
  const { names } = found.survey
  return (
    <Section title={t.found}>
      <Form
        noValidate
        submit={t.start}
        kept={t.nothingSent}
        isReady={page !== ''}
        beside={<Discard onDone={onDone} />}
        act={async () =>
          onDone(await api('POST /history-import/start', { json: { page, channel } }))
        }
      >
        {isTried => (
          <>
            <Facts found={found} />
            <Left found={found} />
            <SelectField
              label={t.page}
              help={t.pageHelp}
              error={isTried && page === '' ? t.pageMissing : null}
              value={page}
              onValue={setPage}
              options={[
                { value: '', label: t.pageChoice },
                ...names.map(name => ({ value: name, label: name })),
              ]}
            />
            {found.channels.length === 0 ? (
              <p>{t.willMake}</p>
            ) : (
              <SelectField
                label={t.channel}
                help={t.channelHelp}
                value={channel}
                onValue={setChannel}
                options={[...named(found.channels), { value: null, label: t.newChannel }]}
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
