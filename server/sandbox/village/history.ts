import type { Network } from '../state/network.ts'
import { ownPosts } from '../state/public.ts'
import type { PageRow, PersonRow } from '../state/rows.ts'
import { type Writing, writeAsPage, writeAsResident } from '../state/writing.ts'
import { instantAt, isOpen, localTime, momentOf, nextOpening } from './hours.ts'
import { drawScene, pictureSize } from './pictures.ts'
import { createDeck, createRandom, type Random } from './random.ts'
import { type Announcement, type PrivateTalk, type Talk, typeset } from './script.ts'
import { questionsLeft, wordlessUnder } from './under-post.ts'
import { announcements, feasts, instantReply, privateTalks, spam, visitorPosts } from './words.ts'

const minute = 60_000
const day = 24 * 60 * minute
const week = 7 * day

/** What has happened on all pages from `from` (excluded) to `to` (included), both ms UTC. */
export function tellHistory(network: Network, seed: number, from: number, to: number): void {
  network.db.together(() => {
    network.people.pages().forEach((page, index) => {
      const random = createRandom(seed + index * 7919 + Math.floor(from / day))
      tellPage(createTeller(network, page, random, from, to))
    })
  })
}

type Teller = ReturnType<typeof createTeller>

/** One page's storyteller: it writes what falls into the span, and drops what does not. */
function createTeller(network: Network, page: PageRow, random: Random, from: number, to: number) {
  const neighbours: readonly PersonRow[] = network.people
    .everyone()
    .filter(person => person.home === page.id)
  const isInSpan = (at: number) => at > from && at <= to
  const isVillage = page.kind === 'village'

  return {
    network,
    page,
    random,
    from,
    to,
    isVillage,
    isInSpan,
    announcement: seasonable(createDeck(isVillage ? announcements : feasts, random)),
    privateTalk: createDeck<PrivateTalk>(privateTalks, random),
    visitorPost: createDeck<Talk>(visitorPosts, random),
    spam: createDeck(spam, random),
    somebody: () => random.pick(neighbours),
    /** Writes as a resident, with their friends' names; gives nothing for what is out of the span. */
    resident: (who: PersonRow, at: number, writing: Omit<Writing, 'page' | 'resident' | 'at'>) => {
      if (!isInSpan(at)) return undefined
      const text = writing.text.replace(/\{ami2?\}/g, () => `@${random.pick(neighbours).name}`)
      return writeAsResident(network, { ...writing, text, page: page.id, resident: who.id, at })
    },
    answerAt: (askedAt: number) => answerBy(to, askedAt, random),
    mairie: (at: number | null, kind: 'comment' | 'message', target: string, text: string) => {
      if (at === null || !isInSpan(at)) return undefined
      return writeAsPage(network, { page: page.id, kind, target, text: typeset(text), at })
    },
  }
}

/** The next of the deck that may come in that month. */
export function seasonable(next: () => Announcement) {
  return (at: number): Announcement => {
    const { month } = localTime(at)
    let drawn = next()
    while (drawn.months?.includes(month) === false) drawn = next()
    return drawn
  }
}

function tellPage(teller: Teller): void {
  const { network, page, random, from, to, isVillage } = teller
  const last = localTime(to).toPlainDate()
  // The mairie has had an automatic first answer for the last four weeks.
  const automaticFrom = last.subtract({ days: 28 })
  for (let date = localTime(from).toPlainDate(); compare(date, last) <= 0; date = next(date)) {
    const isWeekday = date.dayOfWeek <= 5
    if (isVillage) {
      const isAutomatic = compare(date, automaticFrom) >= 0
      network.people.setInstantReply(page.id, isAutomatic ? typeset(instantReply) : null)
    }
    const isPostingDay = random.chance(isWeekday ? 0.5 : date.dayOfWeek === 6 ? 0.25 : 0.1)
    if (isPostingDay && (isVillage || random.chance(0.35))) {
      const at = instantAt(date, random.between(8 * 60 + 30, 18 * 60)) + random.between(0, 59_999)
      tellAnnouncement(teller, teller.announcement(at), at)
    }
    if (random.chance(isVillage ? 0.28 : 0.04)) {
      tellVisitorPost(teller, teller.visitorPost(), momentOf(date, random))
    }
    const chances = isVillage ? [0.6, 0.3] : [0.1]
    for (const chance of chances) {
      if (random.chance(chance)) {
        tellPrivateTalk(teller, teller.privateTalk(), momentOf(date, random))
      }
    }
  }
}

const compare = Temporal.PlainDate.compare
const next = (date: Temporal.PlainDate) => date.add({ days: 1 })

function tellAnnouncement(teller: Teller, announcement: Announcement, at: number): void {
  const { network, page, random, isInSpan, isVillage } = teller
  if (!isInSpan(at)) return
  const { text, link, photo } = announcement
  const said = { page: page.id, kind: 'post', text: typeset(text), link, at } as const
  const { id } = writeAsPage(network, said)
  if (photo) addPicture(teller, id, photo, at)
  const talks = isVillage ? announcement.talks : announcement.talks.slice(0, 1)
  for (const [ask, answer, then] of talks) {
    const who = teller.somebody()
    const asked = momentAfter(at, random)
    const question = teller.resident(who, asked, { kind: 'comment', target: id, text: ask })
    if (!question) continue
    const answeredAt = teller.answerAt(asked)
    const reply = random.chance(0.15) ? `@${who.name} ${answer}` : answer
    const answered = teller.mairie(answeredAt, 'comment', question.id, reply)
    if (answered && answeredAt !== null && then !== undefined) {
      const at = answeredAt + random.between(1, 40) * minute
      const text = afterwards(then, random)
      teller.resident(who, at, { kind: 'comment', target: question.id, text })
    }
  }
  const remarks = isVillage ? announcement.remarks : announcement.remarks.slice(0, 2)
  for (const remark of remarks) {
    const [scripted, answer] = typeof remark === 'string' ? [remark] : remark
    const isWordless = answer === undefined && random.chance(0.4)
    const text = isWordless ? random.pick(wordlessUnder(announcement)) : scripted
    const remarkedAt = momentAfter(at, random)
    const said = { kind: 'comment', target: id, text } as const
    const written = teller.resident(teller.somebody(), remarkedAt, said)
    if (!written) continue
    if (answer !== undefined) {
      teller.mairie(teller.answerAt(remarkedAt), 'comment', written.id, answer)
    } else if (random.chance(0.03)) network.posts.remove(written.id, at)
  }
  if (isVillage && random.chance(0.09)) {
    const advert = { kind: 'comment', target: id, text: teller.spam() } as const
    const written = teller.resident(teller.somebody(), momentAfter(at, random), advert)
    if (written) network.posts.hide(written.id, true)
  }
}

function addPicture(
  teller: Teller,
  post: string,
  photo: { scene: Parameters<typeof drawScene>[0]; alt: string },
  at: number,
): void {
  const { network, page, random } = teller
  const id = network.photos.add({
    page: page.id,
    bytes: Buffer.from(drawScene(photo.scene, random.between(1, 1_000_000))),
    type: 'image/svg+xml',
    ...pictureSize,
    caption: '',
    alt: photo.alt,
    createdAt: at,
    app: null,
  })
  network.photos.attach(post, [id])
}

function tellVisitorPost(teller: Teller, [ask, answer, then]: Talk, at: number): void {
  const who = teller.somebody()
  const written = teller.resident(who, at, { kind: 'visitor_post', text: ask })
  if (!written) return
  const answeredAt = teller.answerAt(at)
  const answered = teller.mairie(answeredAt, 'comment', written.id, answer)
  if (answered && answeredAt !== null && then !== undefined) {
    const thanked = answeredAt + teller.random.between(1, 30) * minute
    const text = afterwards(then, teller.random)
    teller.resident(who, thanked, { kind: 'comment', target: answered.id, text })
  }
}

function tellPrivateTalk(teller: Teller, talk: PrivateTalk, at: number): void {
  const { random } = teller
  const who = teller.somebody()
  let last = at
  let conversation: string | undefined
  for (const text of talk.ask) {
    conversation = teller.resident(who, last, { kind: 'message', text })?.conversation
    last += random.between(12, 70) * 1000
  }
  if (!conversation) return
  const answeredAt = teller.answerAt(last)
  const answered = teller.mairie(answeredAt, 'message', conversation, talk.answer)
  if (answered && answeredAt !== null && talk.reaction !== undefined) {
    const { reaction, closing } = talk
    const reactedAt = answeredAt + random.between(1, 25) * minute
    const text = closing === undefined ? afterwards(reaction, random) : reaction
    const reacted = teller.resident(who, reactedAt, { kind: 'message', text })
    if (reacted && closing !== undefined) {
      teller.mairie(teller.answerAt(reactedAt), 'message', conversation, closing)
    }
  }
}

const thanks = [
  'Merci !',
  'Merci beaucoup 👍',
  'Super, merci',
  'Merci, bonne journée',
  '👍',
  'Ok merci',
]

/** After an answer most people thank and no more; some say something else, which may need a word. */
function afterwards(then: string, random: Random): string {
  return random.chance(0.85) ? random.pick(thanks) : then
}

/**
 * Those who have written in the last minutes, and whom nobody has answered yet: each with other
 * minutes left of fifteen, and nobody late.
 */
export function addThoseWaiting(network: Network, seed: number, now: number): void {
  const page = network.people.pages()[0]
  if (!page) return
  const teller = createTeller(network, page, createRandom(seed + 1), now - day, now)
  const ago = (minutes: number) => now - minutes * minute - teller.random.between(5, 50) * 1000
  const [post] = ownPosts(network, page.id, ago(9))
  const { random, somebody, resident } = teller
  const people = random.shuffle(network.people.everyone().filter(({ home }) => home === page.id))
  const next = () => people.pop() ?? somebody()
  resident(next(), ago(2), { kind: 'message', text: random.pick(askedInPrivate) })
  if (post) {
    const text = random.pick(questionsLeft(network, post))
    resident(next(), ago(8), { kind: 'comment', target: post.id, text })
  }
  resident(next(), ago(11), { kind: 'visitor_post', text: random.pick(askedOnThePage) })
}

/** What somebody asks at any hour, whatever the season. */
const askedInPrivate = [
  'Bonjour, on voudrait louer la salle des fêtes pour un anniversaire, il reste des week-ends libres ?',
  'Bonjour, c’est possible d’avoir un acte de mariage par courrier ? Merci d’avance',
  'Bonsoir j’ai emménagé rue Basse le mois dernier, comment on fait pour avoir les bacs de tri ?',
]
const askedOnThePage = [
  'Bonjour, les lampadaires de la rue des Tilleuls sont éteints depuis hier soir, c’est une panne ?',
  'Bonjour, une branche est tombée sur le chemin du lavoir, quelqu’un peut passer ?',
  'Bonjour, le camion des encombrants passe quand dans le haut du village ?',
]

/** When somebody comments: mostly the same day, at an hour when people write. */
export function momentAfter(at: number, random: Random): number {
  const days = random.chance(0.75) ? 0 : random.chance(0.7) ? 1 : 2
  const moment = momentOf(localTime(at).toPlainDate().add({ days }), random)
  return moment > at + 2 * minute ? moment : at + random.between(3 * 60, 150 * 60) * 1000
}

/**
 * When the mairie answers what came at `askedAt`, in a story that is told up to `to`; null: never.
 * Anyone who waits at the end is told apart (`addThoseWaiting`): all others have their answer by then,
 * and who has none was forgotten more than a week ago.
 */
export function answerBy(to: number, askedAt: number, random: Random): number | null {
  const planned = answerTime(askedAt, random)
  if (planned === null && askedAt < to - week) return null
  const at = planned ?? nextOpening(askedAt) + random.between(4, 14) * minute
  if (at <= to) return at
  return Math.round(askedAt + Math.min((to - askedAt) * 0.9, random.between(4, 14) * minute))
}

/**
 * When the mairie answers: within five to twenty minutes for most of what comes in opening hours;
 * after the next opening for the rest, or in the evening when a councillor is at it; sometimes late,
 * seldom never.
 */
function answerTime(askedAt: number, random: Random): number | null {
  if (random.chance(0.04)) return null
  const minutes = (least: number, most: number) => random.between(least * 60, most * 60) * 1000
  if (isOpen(askedAt)) {
    if (random.chance(0.72)) return askedAt + minutes(3, 14)
    const late = askedAt + (random.chance(0.6) ? minutes(14, 25) : minutes(25, 150))
    return isOpen(late) ? late : nextOpening(late) + minutes(2, 30)
  }
  const { hour } = localTime(askedAt)
  if (hour >= 8 && hour < 22 && random.chance(0.16)) return askedAt + minutes(3, 45)
  const opening = nextOpening(askedAt)
  return opening + (random.chance(0.7) ? minutes(2, 14) : minutes(15, 100))
}
