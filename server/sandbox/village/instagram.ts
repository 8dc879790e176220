import { accountOf, writeOnInstagram } from '../state/instagram-writing.ts'
import type { Network } from '../state/network.ts'
import { answerBy, momentAfter, seasonable } from './history.ts'
import { instantAt, localTime, momentOf } from './hours.ts'
import { drawScene, pictureSize } from './pictures.ts'
import { createDeck, createRandom } from './random.ts'
import { type Announcement, type Scene, typeset } from './script.ts'
import { underPost } from './under-post.ts'
import { feasts, privateTalks, seasons } from './words.ts'

const minute = 60_000
const day = 24 * 60 * minute

/** The village is on Instagram, and one of its neighbours; the other one is not. */
const accounts = [
  {
    username: 'vaubecourt_sur_marne',
    name: 'Vaubécourt-sur-Marne',
    biography: 'Le compte de la commune : la vie du village en images.',
    followers: 231,
  },
  {
    username: 'montaubry',
    name: 'Montaubry',
    biography: 'Commune de Montaubry (Marne).',
    followers: 88,
  },
]

/** Links accounts to the first pages, if that is not done yet. */
export function settleInstagram(network: Network): void {
  if (network.instagram.accounts().length > 0) return
  const pages = network.people.pages()
  accounts.forEach((account, index) => {
    const page = pages[index]
    if (page) network.instagram.addAccount({ ...account, page: page.id })
  })
}

/** A post of the mairie's own with one drawn picture; gives its id. */
export function showOnInstagram(
  network: Network,
  key: string,
  shown: { caption: string; at?: number | undefined; scene?: Scene; alt?: string; seed?: number },
): string {
  const account = accountOf(network, key)
  const { caption, at = network.now(), scene = 'feast', alt = null, seed = 1 } = shown
  const { instagram } = network
  const id = instagram.addMedia({ account: account.id, caption, createdAt: at, app: null })
  const bytes = Buffer.from(drawScene(scene, seed))
  const picture = instagram.pictures.add({
    ...{ page: account.id, bytes, type: 'image/svg+xml', ...pictureSize },
    ...{ caption: '', alt, createdAt: at, app: null },
  })
  instagram.pictures.attach(id, [picture])
  return id
}

/**
 * What has happened on the village's account from `from` (excluded) to `to` (included), both ms
 * UTC: a picture every third day, a few comments, a private question a week, one who waits now.
 */
export function tellInstagram(network: Network, seed: number, from: number, to: number): void {
  const account = network.instagram.accounts()[0]
  if (!account) return
  const random = createRandom(seed + 90_210 + Math.floor(from / day))
  const neighbours = network.people.everyone().filter(person => person.home === account.page)
  const somebody = () => random.pick(neighbours).name
  // What is worth a picture there: nobody shows a cut of the water.
  const pictured = seasonable(
    createDeck(
      [...feasts, ...seasons].filter(({ photo }) => photo !== undefined),
      random,
    ),
  )
  const privateTalk = createDeck(privateTalks, random)
  const write = (
    resident: string | null,
    at: number | null,
    writing: { kind: 'comment' | 'message'; target?: string; text: string },
  ) =>
    at !== null && at > from && at <= to
      ? writeOnInstagram(network, { account: account.id, resident, at, ...writing })
      : undefined

  const talk = (at: number) => {
    const { ask, answer } = privateTalk()
    const who = somebody()
    if (!write(who, at, { kind: 'message', text: ask.join(' ') })) return
    write(null, answerBy(to, at, random), { kind: 'message', target: who, text: typeset(answer) })
  }
  const show = ({ text, photo, talks }: Announcement, at: number) => {
    if (at <= from || at > to || !photo) return undefined
    const seed = random.between(1, 1_000_000)
    const { scene, alt } = photo
    const id = showOnInstagram(network, account.id, {
      caption: typeset(text),
      at,
      scene,
      alt,
      seed,
    })
    for (const [ask, answer] of talks.slice(0, random.between(0, 2))) {
      const asked = momentAfter(at, random)
      const question = write(somebody(), asked, { kind: 'comment', target: id, text: ask })
      if (!question) continue
      const reply = { kind: 'comment', target: question.id, text: typeset(answer) } as const
      const answeredAt = answerBy(to, asked, random)
      const answered = write(null, answeredAt, reply)
      if (answered && answeredAt !== null && random.chance(0.4)) {
        const thanked = answeredAt + random.between(1, 90) * minute
        write(somebody(), thanked, { kind: 'comment', target: question.id, text: 'Merci 🙏' })
      }
    }
    const cheered = momentAfter(at, random)
    write(somebody(), cheered, { kind: 'comment', target: id, text: random.pick(hearts) })
    return { id, text: typeset(text) }
  }

  network.db.together(() => {
    let last: { id: string; text: string } | undefined
    const end = localTime(to).toPlainDate()
    let date = localTime(from).toPlainDate()
    for (; Temporal.PlainDate.compare(date, end) <= 0; date = date.add({ days: 1 })) {
      if (random.chance(0.33)) {
        const at = instantAt(date, random.between(9 * 60, 18 * 60))
        last = show(pictured(at), at) ?? last
      }
      if (random.chance(0.15)) talk(momentOf(date, random))
    }
    if (last !== undefined) {
      const text = random.pick(underPost(last.text).questions)
      write(somebody(), to - 5 * minute, { kind: 'comment', target: last.id, text })
    }
  })
}

/** What nobody needs to answer. */
const hearts = ['❤️❤️', '👏👏👏', '🎉', '😍😍', 'Merci !']
