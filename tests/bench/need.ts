import { textNeedOf } from '../../server/reply-times/rules/reply-need.ts'
import { type NeedScore, readCorpus, scoresOf } from '../support/reply-times/need-corpus.ts'
import { say } from './figures.ts'

const share = ({ right, all }: NeedScore) =>
  `${right}/${all} ${((100 * right) / all).toFixed(1).padStart(5)} %`

/** Whether the rules that guess who waits are right, on what was labelled by hand; what one costs. */
export async function benchNeed(): Promise<void> {
  for (const file of ['corpus', 'held-back'] as const) {
    const { needed, rest, kinds } = scoresOf(readCorpus(file))
    say(`${file}: need an answer, counted`, share(needed))
    say(`${file}: the rest, left out`, share(rest))
    for (const [kind, score] of kinds) {
      say(`    ${kind}, ${score.needs ? 'counted' : 'left out'}`, share(score))
    }
  }
  const messages = readCorpus('corpus').map(({ text }, id) => ({
    id: String(id),
    thread: '1',
    author: '1',
    direction: 'inbound' as const,
    sentAt: 0,
    text,
  }))
  const rounds = 200
  const cost = (): number => {
    const begun = performance.now()
    for (let round = 0; round < rounds; round += 1) for (const one of messages) textNeedOf(one)
    return (1000 * (performance.now() - begun)) / rounds / messages.length
  }
  cost()
  say('a message', `${Math.min(cost(), cost(), cost()).toFixed(2)} µs`)
}
