import { MessagesSquare } from 'lucide'
import { useState } from 'preact/hooks'
import type { Answer } from '../../api.ts'
import { useApi } from '../../api.ts'
import { Empty, Loaded, Section } from '../../components/page.tsx'
import { addDays } from '../../dates.ts'
import { list, number, percent, period, shortMonth, todayLocal } from '../../format.ts'
import { paths } from '../../paths.ts'
import { may } from '../../session.ts'
import type { ReportAsked } from '../report.ts'
import { figureMessages } from './figure-messages.ts'
import { FigureTable } from './figure-table.tsx'
import { medianCell, onTimeCell } from './shares.tsx'
import { topicMessages } from './topic-messages.ts'

type Topics = Answer<'GET /reports/replies/topics'>
type Topic = Topics['topics'][number]

/** In fewer days hardly anything is asked three times. */
const fewestDays = 90
const shownAtFirst = 8

/** What people ask about: a bar each, and all of it as a table beside. */
export default function AskedTopics({ shown: { from, to, channel } }: { shown: ReportAsked }) {
  const today = todayLocal()
  const end = to < today ? to : today
  const earliest = addDays(end, 1 - fewestDays)
  const query = { from: from < earliest ? from : earliest, to: end, channel }
  const topics = useApi('GET /reports/replies/topics', ['messages', 'commune'], { query })
  return (
    <Section title={topicMessages().title}>
      <Loaded resource={topics} lines={6}>
        {report => <Found report={report} />}
      </Loaded>
    </Section>
  )
}

function Found({ report }: { report: Topics }) {
  const { from, to, questions, isCut, topics } = report
  const [isWhole, setWhole] = useState(topics.length <= shownAtFirst + 2)
  const t = topicMessages()
  const [first] = topics
  if (first === undefined) {
    return (
      <Empty icon={MessagesSquare} title={t.none}>
        {t.noneHelp(questions)}
      </Empty>
    )
  }
  const grouped = topics.reduce((sum, topic) => sum + topic.questions, 0)
  return (
    <>
      <p class="font-semibold text-xl">{t.verdict(titleOf(first), first.questions, questions)}</p>
      <p class="text-muted text-sm">
        {t.over(period(from, to), grouped, topics.length, questions - grouped)}
        {isCut && ` ${t.cut(number(questions))}`}
      </p>
      <div class="sheet @container mt-3 p-4">
        <ul class="flex flex-col gap-4">
          {topics.slice(0, isWhole ? topics.length : shownAtFirst).map(topic => (
            <Bar key={topic.label} topic={topic} longest={first.questions} report={report} />
          ))}
        </ul>
        {!isWhole && (
          <button type="button" class="btn btn-sm no-print mt-4" onClick={() => setWhole(true)}>
            {t.all(topics.length)}
          </button>
        )}
        <p class="mt-4 max-w-prose text-muted text-sm">{t.method}</p>
      </div>
      <details class="mt-2">
        <summary class="cursor-pointer py-1 text-sm">{t.asTable}</summary>
        <Table report={report} />
      </details>
    </>
  )
}

/** One topic: its name, how many by length and by number, how many before, and what can be made of it. */
function Bar({ topic, longest, report }: { topic: Topic; longest: number; report: Topics }) {
  const t = topicMessages()
  const { beside, questions, before } = topic
  const trend = questions > before ? 'more' : questions < before ? 'less' : 'same'
  return (
    <li>
      <div class="flex flex-wrap items-center justify-between gap-x-3 @lg:grid @lg:grid-cols-[12rem_minmax(0,1fr)_4rem_10rem]">
        <span class="min-w-0 wrap-break-word font-semibold">{titleOf(topic)}</span>
        <span
          aria-hidden="true"
          class="topic-bar order-1 h-3 basis-full rounded-field bg-base-200 @lg:order-none"
        >
          <span
            class="block h-full rounded-field bg-primary"
            style={{ width: `${(100 * questions) / longest}%` }}
          />
        </span>
        <Months counts={topic.byMonth} months={report.months} />
        <span class="text-end tabular-nums">
          {t.times(questions)}
          {/* Where nobody had asked anything, nothing has become more. */}
          {report.before.questions > 0 && (
            <span class="block text-muted text-sm">{t.trend[trend](before)}</span>
          )}
        </span>
      </div>
      {beside.length > 0 && <p class="text-muted text-sm">{t.beside(list(beside))}</p>}
      <Acts topic={topic} />
    </li>
  )
}

/** A column for each month; the numbers are in the table. */
function Months({ counts, months }: { counts: readonly number[]; months: Topics['months'] }) {
  const highest = Math.max(1, ...counts)
  return (
    <span aria-hidden="true" class="topic-bar hidden h-8 items-end gap-0.5 @lg:flex">
      {months.length > 1 &&
        counts.map((count, place) => (
          <span
            key={months[place]?.from}
            class="min-w-1 max-w-3 grow bg-primary"
            style={{ height: count === 0 ? '1px' : `${(100 * count) / highest}%` }}
          />
        ))}
    </span>
  )
}

function Acts({ topic }: { topic: Topic }) {
  const t = topicMessages().acts
  const { search, savedReply, answered } = topic
  const title = titleOf(topic)
  const about = <span class="sr-only">{t.about(title)}</span>
  const asked = new URLSearchParams({ nouvelle: title })
  if (answered !== null) asked.set('comme', String(answered))
  return (
    <p class="no-print flex flex-wrap gap-x-4 text-sm">
      <a class="text-link" href={`${paths.messages}?${new URLSearchParams({ q: search })}`}>
        {t.messages}
        {about}
      </a>
      {savedReply !== null && <span class="text-muted">{t.saved(savedReply.title)}</span>}
      {may('messages.write') && (
        <a class="text-link" href={`${paths.settingsPart('reponses')}?${asked}`}>
          {t.write}
          {about}
        </a>
      )}
      {may('events.write') && (
        <a class="text-link" href={`${paths.eventNew}?${new URLSearchParams({ titre: title })}`}>
          {t.post}
          {about}
        </a>
      )}
    </p>
  )
}

function Table({ report: { topics, questions, before, months } }: { report: Topics }) {
  const t = topicMessages()
  const words = figureMessages()
  return (
    <FigureTable
      head={t.head}
      columns={[...[t.questions, t.persons, t.before], ...[words.onTime, words.median]]}
      rows={topics.map(topic => ({
        key: topic.label,
        name: titleOf(topic),
        note: months
          .map((month, place) => t.inMonth(shortMonth(month.from), topic.byMonth[place] ?? 0))
          .join(', '),
        cells: [
          { figure: number(topic.questions), note: percent(topic.questions / questions) },
          number(topic.persons),
          // Where nothing was asked at all, nobody was there to ask.
          before.questions === 0 ? '–' : number(topic.before),
          onTimeCell(topic),
          medianCell(topic),
        ],
      }))}
    >
      {t.compared(period(before.from, before.to))}
    </FigureTable>
  )
}

const titleOf = ({ label }: Topic) => label.charAt(0).toLocaleUpperCase('fr') + label.slice(1)
