import { expect, it } from 'vitest'
import { outcomeLabel } from '../../../web/components/episode-outcome.tsx'
import { makeConversations, waitingIn } from '../fake/messages.ts'

const second = 1_000
const minute = 60 * second

const [any] = waitingIn(makeConversations())

/** What is said of an answer that came after so long, all of it in opening hours. */
function saidOf(ms: number, more: { onTime: boolean; elapsedMs?: number }): string {
  if (any === undefined) throw new Error('nobody waits')
  const elapsedMs = more.elapsedMs ?? ms
  return outcomeLabel({
    ...any,
    state: 'answered',
    outOfHours: false,
    officeMs: ms,
    elapsedMs,
    fullAnswerMs: elapsedMs,
    onTime: more.onTime,
  })
}

it('never says of a late answer that it took what the target allows', () => {
  expect(saidOf(15 * minute, { onTime: true })).toMatch(/^Réponse en 15\smin$/)
  expect(saidOf(14 * minute + 59 * second, { onTime: true })).toMatch(/^Réponse en 14\smin$/)
  expect(saidOf(15 * minute + second, { onTime: false })).toMatch(/^Réponse en 16\smin, en retard$/)
  expect(saidOf(28 * minute, { onTime: false, elapsedMs: 988 * minute + second })).toMatch(
    /^Réponse en 28\smin d’ouverture, en retard \(16\sh\s29\smin en tout\)$/,
  )
})
