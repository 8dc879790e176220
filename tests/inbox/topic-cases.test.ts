import { expect, it } from 'vitest'
import { createReader } from '../../server/inbox/rules/question-keywords.ts'
import { type Asked, topicsOf } from '../../server/inbox/rules/topics.ts'
import { workedCases } from '../support/reply-times/figures-page.ts'

const wordsIn = createReader()

/** « A text of A B text of B »: who asked, by a capital that stands alone. */
function askedIn(cell: string): Asked[] {
  return cell.split(/(?:^| )(?=[A-F] )/u).map((said, id) => ({
    id,
    person: said.charCodeAt(0),
    on: '2026-06-02',
    words: wordsIn(said.slice(2), null),
  }))
}

function topicsIn(questions: readonly Asked[]) {
  const steps = topicsOf(questions)
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
  }
}

it.each(workedCases('questions', 'topics', 'rest'))('case %s', (_, cell, expected, rest) => {
  const questions = askedIn(cell ?? '')
  const topics = topicsIn(questions)
  const told = topics.map(topic => `${topic.label} ${topic.questions.length}`).join(', ')
  expect(told || 'none').toBe(expected)
  const inTopics = topics.reduce((sum, topic) => sum + topic.questions.length, 0)
  expect(String(questions.length - inTopics)).toBe(rest)
})
