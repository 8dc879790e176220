import { firstNameMark } from '../../language/first-name.ts'
import { folded, plain } from '../../language/text.ts'
import { isAkin, isCourtesy, keywordsOf } from './keywords.ts'

/** What somebody asks; `under`: the post or the subject that it stands under. */
export type Question = { text: string; under: string | null; channelId: number }

/** What somebody asked once, and what the commune answered at `at`, ms UTC. */
export type AnsweredQuestion = Question & { answer: string; at: number }

/** So alike at least; 1 is the same question. Measured with tests/inbox/answering/asked-again.txt. */
const leastAlike = 0.32
/** What a word of the post weighs beside one of the question; the words of an answer beside the asker's own. */
const ofPost = 0.5
const ofAnswer = 0.5
/** What a word of the question is worth that only the other post has. */
const onlyInPost = 0.7
/** How much it counts that the earlier question asked for nothing else. */
const otherWay = 0.3
/** Never as much as a word: they only order what is as like. */
const sameChannel = 0.04
const ofAYear = 0.04
const year = 365 * 86_400_000

type Words = { asked: readonly string[]; around: readonly string[]; answer: readonly string[] }

/**
 * What a commune has answered, by the words that tell what it was about. A word counts by how rare it is
 * among what was answered `lately`.
 */
export function createMemory<Answered extends AnsweredQuestion>(lately: readonly Answered[]) {
  const read = new Map<Answered, Words>()
  const wordsOf = (one: Answered): Words => {
    const known = read.get(one)
    if (known !== undefined) return known
    const words = { ...wordsIn(one), answer: keywordsOf(one.answer) }
    read.set(one, words)
    return words
  }
  const counts = new Map<string, number>()
  for (const one of lately) {
    const { asked, around, answer } = wordsOf(one)
    for (const word of new Set([...asked, ...around, ...answer])) {
      counts.set(word, (counts.get(word) ?? 0) + 1)
    }
  }
  const count = (word: string) => counts.get(word) ?? 0
  const worth = (word: string) => Math.log(1 + (lately.length + 1) / (1 + count(word)))

  return {
    /** The words of a question that stand in no more than that share of it: those to be looked for elsewhere. */
    rareIn(question: Question, { most, share }: { most: number; share: number }): string[] {
      const { asked, around } = wordsIn(question)
      return [...new Set([...asked, ...around])]
        .filter(word => count(word) <= share * lately.length)
        .sort((one, other) => count(one) - count(other))
        .slice(0, most)
    },

    /**
     * The answers to questions that are like this one, of these or of `lately`: the closest first, then what was
     * answered on the same channel, and last. A text is given once, and what only greets or thanks is
     * no answer.
     */
    closest(question: Question, others: readonly Answered[], now: number): Answered[] {
      const likeness = likenessTo(wordsIn(question), worth)
      const once = new Set<string>()
      return [...lately, ...others]
        .map(one => {
          const alike = isCourtesy(one.answer) ? 0 : likeness(wordsOf(one))
          const here = one.channelId === question.channelId ? sameChannel : 0
          return { one, alike, points: alike + here - (ofAYear * (now - one.at)) / year }
        })
        .filter(({ alike }) => alike >= leastAlike)
        .sort((a, b) => b.points - a.points || b.one.at - a.one.at)
        .filter(({ one }) => {
          const text = folded(plain(one.answer))
          return !once.has(text) && once.add(text)
        })
        .map(({ one }) => one)
    },
  }
}

function wordsIn({ text, under }: Question): Omit<Words, 'answer'> {
  const asked = keywordsOf(text)
  return { asked, around: keywordsOf(under ?? '').filter(word => !asked.includes(word)) }
}

/** From 0 to 1: how much of what one question asks for the other one has, and a little the other way round. */
function likenessTo(
  { asked: own, around }: Omit<Words, 'answer'>,
  worth: (word: string) => number,
): (other: Words) => number {
  const all = [...own, ...around]
  /** Which of these words another one is akin to: the same few thousand come again and again. */
  const known = new Map<string, readonly string[]>()
  const kin = (word: string): readonly string[] => {
    const found = known.get(word) ?? all.filter(one => isAkin(one, word))
    known.set(word, found)
    return found
  }
  const ownWorth = sum(own, worth)
  const whole = ownWorth + ofPost * sum(around, worth)
  return ({ asked, around: post, answer }) => {
    const inText = new Set(asked.flatMap(kin))
    const inAnswer = new Set(answer.flatMap(kin))
    const inPost = new Set(post.flatMap(kin))
    const said = (word: string) => (inText.has(word) ? 1 : inAnswer.has(word) ? ofAnswer : 0)
    if (!own.some(word => said(word) > 0)) return 0
    // One word of several makes no two questions alike, unless the others are nothing beside it.
    const shared = own.filter(word => said(word) > 0 || inPost.has(word))
    if (shared.length === 1 && sum(shared, worth) < ownWorth / 2) return 0
    const found =
      sum(own, word => worth(word) * Math.max(said(word), inPost.has(word) ? onlyInPost : 0)) +
      ofPost * sum(around, word => worth(word) * (inPost.has(word) ? 1 : said(word)))
    const back = sum(asked, word => (kin(word).length > 0 ? worth(word) : 0))
    return (1 - otherWay) * (found / whole) + otherWay * (back / (sum(asked, worth) || 1))
  }
}

function sum(words: readonly string[], worth: (word: string) => number): number {
  return words.reduce((total, word) => total + worth(word), 0)
}

const hellos = [
  ...['bonjour', 're-bonjour', 'rebonjour', 'bonsoir', 'salut', 'coucou', 'hello', 'merci'],
  ...['chère', 'cher'],
]
const titles = [
  'madame',
  'monsieur',
  'mademoiselle',
  'mesdames',
  'messieurs',
  'mme',
  'mlle',
  'mr',
  'm',
]
/** One of these words in capitals or not; names keep theirs, so that the whole cannot be without case. */
const oneOf = (words: readonly string[]) =>
  words
    .map(word =>
      word.replace(/\p{L}/gu, letter => `[${letter.toLowerCase()}${letter.toUpperCase()}]`),
    )
    .join('|')
const called = String.raw`\p{Lu}[\p{L}\p{M}’'-]*`

/**
 * An answer as it may be said to somebody else: whom it greets (« Bonjour Nadia, », « Bonjour Mme Ferrand, »)
 * becomes the mark of a first name, and who is tagged before it goes. Null where whom it was written to is named
 * anywhere else: then it is about them.
 */
export function saidToAnybody(answer: string, name: string | null): string | null {
  const names = (name ?? '').match(/\p{L}[\p{L}\p{M}’'-]+/gu) ?? []
  const person = `(?:${oneOf([...titles, ...names])})(?![\\p{L}\\p{M}’'-])\\.?`
  const tag = new RegExp(`^(?:@?(?:${person})[\\s,]+)+`, 'u')
  const greeting = new RegExp(
    `^(${oneOf(hellos)})(?:[ \u00a0]+@?${person})*(?:(?:[ \u00a0]+@?${called}){1,2}(?=\\s*(?:[,.!]|$)))?`,
    'u',
  )
  const text = answer.trim().replace(tag, '')
  const said = text.replace(greeting, (found, begun: string) =>
    found === begun ? found : `${begun} ${firstNameMark}`,
  )
  const known = new Set(parts(names).filter(part => part.length > 2))
  return parts(said.match(new RegExp(called, 'gu'))).some(part => known.has(part)) ? null : said
}

const parts = (words: readonly string[] | null) =>
  (words ?? []).flatMap(word => folded(word).split(/[’'-]/))
