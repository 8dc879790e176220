import { type Measure, measureOf } from '../hours/measure.ts'
import { addDays } from '../language/iso-week.ts'
import { dayOfDate } from '../language/zone.ts'
import { joinsAround, peopleIn } from '../messages/store/contacts.ts'
import { nextTurn, stepsInTurn } from '../platform/event-loop.ts'
import { figuresOfGroups } from '../reply-times/group-figures.ts'
import { type Period, refusePeriod } from '../reply-times/period-figures.ts'
import {
  type Cached,
  channelsIn,
  noReportCache,
  type ReportDeps,
} from '../reply-times/reply-report.ts'
import { none } from '../reply-times/report-figures.ts'
import { monthsOf } from '../reply-times/rules/periods.ts'
import { createMemory } from './rules/earlier-answers.ts'
import { createReader } from './rules/question-keywords.ts'
import { type Asked, type Topic, topicOf, topicsOf } from './rules/topics.ts'
import type { TopicShape, TopicsShape } from './shapes-topics.ts'
import { type AskedQuestion, questionsOn } from './store/asked-questions.ts'
import { savedRepliesOf } from './store/saved-replies.ts'

/** What people asked for longer ago is not what they ask for. */
const mostDays = 366
/** A village has some hundreds a year; of the busiest town the last ones tell as much. */
const mostQuestions = 20_000
/** Who asks again soon is given the same. */
const worthKeeping = 1_000

type Question = Asked & { openedBy: number; isAnswered: boolean }

/**
 * What people asked about in a period, beside as many days before it: by the words of their questions, and never by a name
 * (docs/figures.md).
 * @throws Refusal as `replyReport` does
 */
export async function askedTopics(
  deps: ReportDeps & Cached,
  communeId: number,
  given: Period,
): Promise<TopicsShape> {
  refusePeriod(given)
  const { db, cache = noReportCache } = deps
  const measure = await measureOf(deps, communeId)
  await channelsIn(db, measure, given)
  const earliest = addDays(given.to, 1 - mostDays)
  const period = { ...given }
  if (period.from < earliest) period.from = earliest
  const key = JSON.stringify(['topics', period])
  const counted = await cache(
    communeId,
    key,
    () => countTopics(deps, measure, period),
    ({ questions }) => questions > worthKeeping,
  )
  const replies = await savedRepliesOf(db, communeId)
  return { ...counted, topics: counted.topics.map(topic => withReply(topic, replies)) }
}

type Counted = Omit<TopicsShape, 'topics'> & { topics: Omit<TopicShape, 'savedReply'>[] }

async function countTopics(deps: ReportDeps, measure: Measure, period: Period): Promise<Counted> {
  const { db } = deps
  const { from, to, channel } = period
  const length = dayOfDate(to) - dayOfDate(from) + 1
  const before = { from: addDays(from, -length), to: addDays(from, -1) }
  const read = createReader()
  const own = await questionsIn(db, measure, period, read)
  const older = await questionsIn(db, measure, { ...before, channel }, read)
  const topics = await stepsInTurn(topicsOf(own), nextTurn)
  const earlier = await countEarlier(topics, older)
  const groups = new Map(
    topics.flatMap(({ questions }, place) => questions.map(({ id }) => [id, place] as const)),
  )
  const figures = await figuresOfGroups(deps, measure, period, topics.length, groups)
  const months = monthsOf(period, 13)
  return {
    ...{ from, to, channel: channel ?? null, months },
    ...{ questions: own.length, isCut: own.length === mostQuestions },
    before: { ...before, questions: older.length },
    topics: topics.map(({ label, beside, questions, persons, search }, place) => ({
      ...{ label, beside, persons, search },
      ...(figures[place] ?? none),
      questions: questions.length,
      before: earlier[place] ?? 0,
      byMonth: months.map(
        month => questions.filter(({ on }) => on >= month.from && on <= month.to).length,
      ),
      answered: questions.find(({ isAnswered }) => isAnswered)?.openedBy ?? null,
    })),
  }
}

/** The last questions of some days; a month is read at a time, so that others have their turn. */
async function questionsIn(
  db: ReportDeps['db'],
  { communeId }: Measure,
  { channel, ...days }: Period,
  wordsIn: ReturnType<typeof createReader>,
): Promise<Question[]> {
  const questions: Question[] = []
  for (const month of monthsOf(days, 13).reverse()) {
    const found = await questionsOn(
      db,
      { communeId, channel, ...month },
      mostQuestions - questions.length,
    )
    const persons = peopleIn(
      await joinsAround(
        db,
        found.flatMap(({ contactId }) => contactId ?? []),
      ),
    )
    for (const [place, one] of found.entries()) {
      if (place % portion === portion - 1) await nextTurn()
      // Who is not known may be anybody: all of them count as one person.
      const person = persons.get(one.contactId ?? 0)?.[0] ?? one.contactId ?? 0
      const { id, on, openedBy, isAnswered } = one
      questions.push({ ...{ id, on, openedBy, isAnswered, person }, words: wordsOf(one, wordsIn) })
    }
    await nextTurn()
    if (questions.length === mostQuestions) break
  }
  return questions
}

/** So many questions are read in one turn. */
const portion = 250

/** Under a post many ask « à quelle heure ? » : what names no thing itself is about what it stands under. */
function wordsOf(
  { text, author, under }: AskedQuestion,
  wordsIn: ReturnType<typeof createReader>,
): Question['words'] {
  const own = wordsIn(text, author)
  if (under === null || own.some(({ word }) => word.kind === 'subject')) return own
  return [...own, ...wordsIn(under, author)]
}

/** How many questions of before each topic would have had. */
async function countEarlier(
  topics: readonly Topic[],
  questions: readonly Question[],
): Promise<number[]> {
  const counts = topics.map(() => 0)
  for (const [place, question] of questions.entries()) {
    if (place % portion === portion - 1) await nextTurn()
    const topic = topicOf(topics, question)
    if (topic !== undefined) {
      const at = topics.indexOf(topic)
      counts[at] = (counts[at] ?? 0) + 1
    }
  }
  return counts
}

/** The saved reply that is like the topic as an answer is like a question. */
function withReply(
  topic: Counted['topics'][number],
  replies: Awaited<ReturnType<typeof savedRepliesOf>>,
): TopicShape {
  const known = replies.map(reply => ({
    ...{ reply, text: reply.title, answer: reply.text },
    ...{ under: null, channelId: 0, at: 0 },
  }))
  const asked = [topic.label, ...topic.beside].join(', ')
  const question = { text: asked, under: null, channelId: 0 }
  const [closest] = createMemory(known).closest(question, [], 0)
  const { id, title } = closest?.reply ?? {}
  return { ...topic, savedReply: id === undefined || title === undefined ? null : { id, title } }
}
