import type { Found, Keyword } from './question-keywords.ts'

/** What somebody asked: `id` tells it apart, `person` who asked it, `on` its local date. */
export type Asked = { id: number; person: number; on: string; words: readonly Found[] }

/** What several people asked about. */
export type Topic<One extends Asked = Asked> = {
  words: readonly Keyword[]
  /** By the forms that most of them use, joined as they join them: « carte d’identité », « cantine, inscription ». */
  label: string
  /** Newest first. */
  questions: readonly One[]
  persons: number
  /** What else is asked about it, by three persons or more each, the most usual first. */
  beside: string[]
  /** What finds it in the search of messages, each word as most of them write it. */
  search: string
  /** As which it was chosen, from 0: a question belongs to the first one that it fits. */
  rank: number
}

/** Fewer are « autres questions »: nobody may be recognised by a topic, and two who ask alike are chance. */
export const leastAsked = 3
const mostTopics = 30
const mostBeside = 3

/**
 * What a topic is worth for each person who asked: two words say more than one, and what is asked of many things
 * says little alone.
 */
const worthOf = (words: readonly Keyword[]): number => {
  const has = (kind: Keyword['kind']) => words.filter(one => one.kind === kind).length
  if (words.length === 1) return has('subject') === 1 ? 1 : has('aspect') === 1 ? 0.5 : 0
  return has('subject') === 2 ? 1.5 : has('subject') === 1 ? 1.2 : has('aspect') > 0 ? 0.6 : 0
}

const order: readonly Keyword['kind'][] = ['subject', 'aspect', 'vague']

/** Words of which each question that is left holds all. */
type Candidate = {
  key: string
  words: readonly Keyword[]
  worth: number
  /** Places of the questions, and whether what follows was counted among those that are left. */
  places: number[]
  count: number
  persons: number
  counted: number
}

/** So many questions are read in one step. */
const portion = 500

/**
 * What people ask about: of all words of the list, and pairs of them, that which the most persons asked about, then the same
 * among the questions that are left, as long as three of three persons share one. Each question is in one
 * topic at most; the order in which they are given changes nothing.
 */
export function* topicsOf<One extends Asked>(
  given: readonly One[],
): Generator<undefined, Topic<One>[]> {
  const questions = given.toSorted((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : b.id - a.id))
  const candidates = yield* candidatesIn(questions)
  const topics: Topic<One>[] = []
  const isLeft = new Uint8Array(questions.length).fill(1)
  while (topics.length < mostTopics) {
    yield
    const best = nextOf(candidates, questions, isLeft, topics.length)
    if (best === undefined) break
    const own: One[] = []
    for (const place of best.places) {
      const question = questions[place]
      if (isLeft[place] === 0 || question === undefined) continue
      isLeft[place] = 0
      own.push(question)
    }
    topics.push({ ...described(best, own), rank: topics.length })
  }
  return topics.sort(
    (a, b) => b.questions.length - a.questions.length || (a.label < b.label ? -1 : 1),
  )
}

/** To which topic a question of another time would belong. */
export function topicOf<Known extends Topic>(
  topics: readonly Known[],
  { words }: Pick<Asked, 'words'>,
): Known | undefined {
  const names = new Set(words.map(({ word }) => word.name))
  let first: Known | undefined
  for (const topic of topics) {
    if (first !== undefined && first.rank < topic.rank) continue
    if (topic.words.every(({ name }) => names.has(name))) first = topic
  }
  return first
}

function* candidatesIn(questions: readonly Asked[]): Generator<undefined, Candidate[]> {
  const known = new Map<string, Candidate>()
  const add = (words: readonly Keyword[], place: number) => {
    const key = words.map(({ name }) => name).join(' ')
    const one = known.get(key)
    if (one !== undefined) one.places.push(place)
    else
      known.set(key, {
        ...{ key, words, worth: worthOf(words), places: [place] },
        ...{ count: Number.POSITIVE_INFINITY, persons: Number.POSITIVE_INFINITY, counted: -1 },
      })
  }
  for (const [place, { words }] of questions.entries()) {
    if (place % portion === portion - 1) yield
    const own = wordsOnce(words)
    for (const [at, word] of own.entries()) {
      add([word], place)
      for (const other of own.slice(at + 1)) add([word, other], place)
    }
  }
  return [...known.values()].filter(({ places, worth }) => worth > 0 && places.length >= leastAsked)
}

/** Each once, in one order whatever that of the question is. */
function wordsOnce(words: readonly Found[]): Keyword[] {
  return [...new Set(words.map(({ word }) => word))].sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** The one that is worth the most among what is left; what is left only becomes less, so that few are counted anew. */
function nextOf(
  candidates: readonly Candidate[],
  questions: readonly Asked[],
  isLeft: Uint8Array,
  round: number,
): Candidate | undefined {
  for (;;) {
    let best: Candidate | undefined
    for (const one of candidates) {
      if (one.count < leastAsked || one.persons < leastAsked) continue
      if (best === undefined || isBefore(one, best)) best = one
    }
    if (best === undefined || best.counted === round) return best
    const persons = new Set<number>()
    best.count = 0
    for (const place of best.places) {
      if (isLeft[place] === 0) continue
      best.count++
      persons.add(questions[place]?.person ?? 0)
    }
    best.persons = persons.size
    best.counted = round
  }
}

function isBefore(one: Candidate, other: Candidate): boolean {
  const [mine, its] = [one.persons * one.worth, other.persons * other.worth]
  if (mine !== its) return mine > its
  if (one.count !== other.count) return one.count > other.count
  return one.key < other.key
}

function described<One extends Asked>(
  { words }: Candidate,
  questions: readonly One[],
): Omit<Topic<One>, 'rank'> {
  return {
    ...{ words, questions },
    label: labelOf(words, questions),
    persons: new Set(questions.map(({ person }) => person)).size,
    beside: besideIn(words, questions),
    search: words.map(word => mostOf(formsUsed(word, questions, 'sought'))).join(' '),
  }
}

function labelOf(words: readonly Keyword[], questions: readonly Asked[]): string {
  const [first, second] = words
  if (first === undefined) return ''
  if (second === undefined) return mostOf(formsUsed(first, questions))
  const joined = new Map<string, number>()
  for (const { words: found } of questions) {
    const once = new Set<string>()
    for (const [at, { word, spelled, joint }] of found.entries()) {
      const before = found[at - 1]
      if (before === undefined || joint === null) continue
      const isPair =
        (before.word === first && word === second) || (before.word === second && word === first)
      if (isPair) once.add(`${before.spelled}${joint}${spelled}`)
    }
    for (const label of once) count(joined, label)
  }
  const usual = mostOf(joined)
  if ((joined.get(usual) ?? 0) * 3 >= questions.length) return usual
  const parts = [first, second].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))
  return parts.map(word => mostOf(formsUsed(word, questions))).join(', ')
}

function besideIn(words: readonly Keyword[], questions: readonly Asked[]): string[] {
  const persons = new Map<Keyword, Set<number>>()
  for (const { person, words: found } of questions) {
    for (const { word } of found) {
      if (words.includes(word)) continue
      const own = persons.get(word)
      if (own === undefined) persons.set(word, new Set([person]))
      else own.add(person)
    }
  }
  return [...persons]
    .filter(([, { size }]) => size >= leastAsked)
    .sort(([one, { size: a }], [other, { size: b }]) => b - a || (one.name < other.name ? -1 : 1))
    .slice(0, mostBeside)
    .map(([word]) => mostOf(formsUsed(word, questions)))
}

/** How often each form of a word stands in these questions. */
function formsUsed(
  word: Keyword,
  questions: readonly Asked[],
  by: 'spelled' | 'sought' = 'spelled',
): Map<string, number> {
  const used = new Map<string, number>()
  for (const { words } of questions) {
    for (const one of words) if (one.word === word) count(used, one[by])
  }
  return used
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}

function mostOf(counts: ReadonlyMap<string, number>): string {
  const [first] = [...counts].sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1))
  return first?.[0] ?? ''
}
