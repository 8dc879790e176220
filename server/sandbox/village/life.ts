import { by } from '../state/lists.ts'
import type { Network } from '../state/network.ts'
import { latestPosts } from '../state/public.ts'
import type { CommentRow } from '../state/rows.ts'
import { type Written, writeAsResident } from '../state/writing.ts'
import { busyness } from './hours.ts'
import { createDeck, createRandom } from './random.ts'
import { questionsLeft, underPost } from './under-post.ts'
import { privateTalks, visitorPosts } from './words.ts'

/** Residents who go on writing. `enabled` switches them. */
export type Life = {
  enabled: boolean
  /**
   * Writes one message if one is due at `now` (ms UTC) and returns it, or null. The first one is due
   * a few minutes after the first call; then every few minutes by day, seldom at night.
   */
  runOnce(now: number): Written | null
}

const minute = 60_000

export function createLife(network: Network, seed: number): Life {
  const random = createRandom(seed + 424_242)
  const privateTalk = createDeck(privateTalks, random)
  const visitorPost = createDeck(visitorPosts, random)
  let dueAt: number | null = null

  const pause = (now: number) =>
    (random.between(120, 330) * 1000 * 10) / Math.min(10, Math.max(1, busyness(now)))

  function write(now: number): Written | null {
    const thanks = random.chance(0.5) ? thankSomebody(network, now) : null
    if (thanks) return thanks
    const pages = network.people.pages()
    const page = random.chance(0.85) ? pages[0] : random.pick(pages)
    const people = network.people.everyone().filter(person => person.home === page?.id)
    if (!page || people.length === 0) return null
    const resident = random.pick(people).id
    const common = { page: page.id, resident, at: now }
    const dice = random.next()
    if (dice < 0.35) {
      const text = privateTalk().ask.join(' ')
      return writeAsResident(network, { ...common, kind: 'message', text })
    }
    const posts = latestPosts(network, page.id, now)
    if (dice < 0.45 || posts.length === 0) {
      return writeAsResident(network, { ...common, kind: 'visitor_post', text: visitorPost()[0] })
    }
    const target = random.pick(posts)
    const { remarks } = underPost(target.text)
    const said = random.pick(dice < 0.75 ? questionsLeft(network, target) : remarks)
    const text = said.replace(/\{ami2?\}/g, () => `@${random.pick(people).name}`)
    return writeAsResident(network, { ...common, kind: 'comment', target: target.id, text })
  }

  return {
    enabled: true,
    runOnce(now) {
      if (!this.enabled) return null
      dueAt ??= now + pause(now) / 2
      if (now < dueAt) return null
      dueAt = now + pause(now)
      return write(now)
    },
  }
}

/** Thanks for an answer that the page gave in the last half hour, if its author has not spoken since. */
function thankSomebody(network: Network, now: number): Written | null {
  const comments = by(network.posts.allComments(), now)
  const thankedAfter = (at: number, { id, author }: CommentRow) =>
    comments.some(one => one.parent === id && one.author === author && one.createdAt > at)
  const answered = comments
    .filter(({ author, createdAt }) => author === null && createdAt >= now - 30 * minute)
    .flatMap(({ parent, createdAt }) => {
      const asked = network.posts.comment(parent ?? '')
      const isOpen = createdAt <= now - minute && asked && !thankedAfter(createdAt, asked)
      return isOpen && asked.author !== null ? [{ ...asked, author: asked.author }] : []
    })
    .at(-1)
  if (!answered) return null
  return writeAsResident(network, {
    page: answered.page,
    resident: answered.author,
    kind: 'comment',
    target: answered.id,
    text: 'Merci pour votre réponse 👍',
    at: now,
  })
}
