import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { questionsAmong } from '../../server/inbox/rules/possible-answers.ts'

type Possible = Parameters<typeof questionsAmong>[0][number]
type Episode = Parameters<typeof questionsAmong>[1][number]

const ann = 1
const bob = 2
const possibleAnswer = (
  messageId: number,
  answersId: number,
  rest: Partial<Possible> = {},
): Possible => ({
  messageId,
  answersId,
  contactId: ann,
  askedAt: answersId,
  sentAt: messageId,
  ...rest,
})
const open = (openedAt: number, contactId: number | null = ann): Episode => ({
  state: 'open',
  contactId,
  openedBy: openedAt,
  openedAt,
})

describe('what is asked of people', () => {
  it.each<[string, Possible[], Episode[], [number, number][]]>([
    ['the message that followed', [possibleAnswer(20, 10)], [open(10)], [[10, 20]]],
    [
      'the first of several, about the first of what was asked',
      [
        possibleAnswer(30, 10),
        possibleAnswer(30, 12),
        possibleAnswer(20, 12),
        possibleAnswer(20, 10),
      ],
      [open(10)],
      [[10, 20]],
    ],
    [
      'nothing of who has an answer',
      [possibleAnswer(20, 10)],
      [{ ...open(10), state: 'answered' }],
      [],
    ],
    ['nothing of what was answered before', [possibleAnswer(20, 10)], [open(15)], []],
    [
      'what became a question by an edit, once it was one',
      [possibleAnswer(14, 10), possibleAnswer(20, 10)],
      [{ ...open(15), openedBy: 10 }],
      [[10, 20]],
    ],
    ['nothing of somebody else', [possibleAnswer(20, 10)], [open(10, bob)], []],
    [
      'nothing of whom the network does not name',
      [possibleAnswer(20, 10, { contactId: null })],
      [open(10, null)],
      [],
    ],
    [
      'of each who waits',
      [possibleAnswer(20, 10), possibleAnswer(21, 11, { contactId: bob })],
      [open(10), open(11, bob)],
      [
        [10, 20],
        [11, 21],
      ],
    ],
  ])('%s', (_what, all, episodes, questions) => {
    expect([...questionsAmong(all, episodes)]).toEqual(questions)
  })

  const instant = fc.nat({ max: 30 })
  const pair = fc
    .record({
      messageId: fc.integer({ min: 100, max: 120 }),
      answersId: fc.integer({ min: 1, max: 20 }),
      contactId: fc.option(fc.constantFrom(ann, bob)),
      askedAt: instant,
      after: instant,
    })
    .map(({ after, ...rest }) => ({ ...rest, sentAt: rest.askedAt + after }))
  const episode = fc.record({
    state: fc.constantFrom('open', 'answered', 'excluded'),
    contactId: fc.constantFrom(ann, bob, null),
    openedBy: fc.integer({ min: 1, max: 20 }),
    openedAt: instant,
  })
  // Of one person one episode of a thread is open at most.
  const episodes = fc.uniqueArray(episode, { selector: ({ contactId }) => contactId })

  it('is one question a person who waits, about their earliest, in whatever order they come', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(pair, { selector: one => one.answersId }),
        episodes,
        (all, known) => {
          const questions = questionsAmong(all, known)
          expect([...questionsAmong(all.toReversed(), known)]).toEqual([...questions])
          for (const { state, contactId, openedBy, openedAt } of known) {
            const theirs = all.filter(one => one.contactId === contactId)
            const asked = theirs.filter(one => questions.get(one.answersId) === one.messageId)
            const fitting = theirs.filter(
              ({ answersId, askedAt, sentAt }) =>
                askedAt >= openedAt || (answersId === openedBy && sentAt >= openedAt),
            )
            const waits = state === 'open' && contactId !== null && fitting.length > 0
            expect(asked).toHaveLength(waits ? 1 : 0)
            if (!waits) continue
            expect(asked[0]?.sentAt).toBe(Math.min(...fitting.map(({ sentAt }) => sentAt)))
          }
        },
      ),
    )
  })
})
