import { type Context, Hono } from 'hono'
import { getCookie } from 'hono/cookie'
import type { Bindings } from '../graph/http.ts'
import type { AccountRow, MediaRow } from '../state/instagram.ts'
import { publicMedia, usernameOf, writeOnInstagram } from '../state/instagram-writing.ts'
import type { Network } from '../state/network.ts'
import { answerPicture } from '../village/pictures.ts'
import { answerForm } from './answer-form.ts'
import {
  accountView,
  elsewhereView,
  mediaView,
  type ShownMedia,
  talkView,
} from './instagram-view.ts'
import type { ShownComment } from './written.ts'

const shownAtOnce = 30
const kinds = ['comment', 'message', 'mention'] as const

/** Instagram for people, under `/instagram`. */
export function instagramRoutes(network: Network): Hono<Bindings> {
  const { instagram, people, conversations } = network
  const routes = new Hono<Bindings>()

  const writersOf = (c: Context<Bindings>, account: AccountRow) => ({
    people: people.everyone().filter(person => person.home === account.page),
    last: getCookie(c, 'habitant') ?? '',
  })

  routes.get('/pictures/:file', async c => {
    const id = c.req.param('file').replace(/\.jpg$/, '')
    const kept = instagram.pictures.bytes(id)
    if (!kept) return c.notFound()
    return await answerPicture(kept, bytes =>
      instagram.pictures.replaceBytes(id, bytes, 'image/jpeg'),
    )
  })

  routes.get('/:username', c => {
    const account = instagram.account(c.req.param('username'))
    if (!account) return c.notFound()
    return c.html(accountView(account, shownMedia(network, account), writersOf(c, account)))
  })

  routes.get('/:username/messages/:person', c => {
    const account = instagram.account(c.req.param('username'))
    const person = people.find(Number(c.req.param('person')))
    const talk = account && person && conversations.between(account.id, person.id)
    if (!account || !person || !talk) return c.notFound()
    const messages = conversations.latest(talk, network.now(), 500).reverse()
    return c.html(talkView(account, person, messages))
  })

  routes.get('/:username/:media', c => {
    const other = instagram.shownElsewhere(c.req.param('media'), network.now())
    if (other)
      return c.html(
        elsewhereView(
          people.person(other.author),
          other,
          instagram.account(other.account),
          commentsUnder(network, other.id, instagram.account(other.account)),
        ),
      )
    const account = instagram.account(c.req.param('username'))
    const media = instagram.media(c.req.param('media'))
    const isSeen = media?.removedAt === null && media.createdAt <= network.now()
    if (!account || !isSeen || media.account !== account.id) return c.notFound()
    return c.html(mediaView(account, dress(network, media, account), writersOf(c, account)))
  })

  routes.post('/:username/write', async c => {
    const account = instagram.account(c.req.param('username'))
    if (!account) return c.notFound()
    const back = `/instagram/${account.username}`
    return await answerForm(c, back, ({ kind: asked, ...filled }) => {
      const kind = kinds.find(one => one === asked) ?? 'comment'
      const written = writeOnInstagram(network, { account: account.id, kind, ...filled })
      if (kind === 'mention') return `/instagram/-/${written.id}`
      if (kind === 'message') {
        return `${back}/messages/${written.resident?.id}#message-${written.id}`
      }
      return `${back}/${written.media}#comment-${written.id}`
    })
  })

  return routes
}

/** What anybody sees, the newest first. */
function shownMedia(network: Network, account: AccountRow): ShownMedia[] {
  return publicMedia(network, account)
    .slice(0, shownAtOnce)
    .map(media => dress(network, media, account))
}

function dress(network: Network, media: MediaRow, account: AccountRow): ShownMedia {
  const comments = commentsUnder(network, media.id, account)
  const repliesTo = (parent: string | null): ShownComment[] =>
    comments
      .filter(comment => comment.parent === parent)
      .map(comment => ({ ...comment, replies: repliesTo(comment.id) }))
  return {
    ...media,
    pictures: network.instagram.pictures.ofPost(media.id),
    comments: repliesTo(null),
  }
}

/** All in one row, the oldest first. */
function commentsUnder(network: Network, media: string, account: AccountRow | undefined) {
  const { instagram, people } = network
  return instagram
    .commentsOf(media, network.now())
    .filter(comment => !comment.hidden)
    .map(comment => ({
      ...comment,
      name:
        comment.author === null
          ? (account?.username ?? '')
          : usernameOf(people.person(comment.author)),
      replies: [],
    }))
}
