import { Hono } from 'hono'
import { tellBluesky } from './bluesky/demo.ts'
import { blueskyRoutes } from './bluesky/routes.ts'
import { createBluesky, ownHandle, ownPassword } from './bluesky/server.ts'
import type { Faults } from './faults.ts'
import type { Bindings } from './graph/http.ts'
import { tellMastodon } from './mastodon/demo.ts'
import { mastodonRoutes } from './mastodon/routes.ts'
import { createMastodon, ownAcct, ownToken } from './mastodon/server.ts'
import { type PresetGroup, publishingPresets } from './preset.ts'
import { createSmsCarrier, ownAccount, smsRoutes } from './sms.ts'
import type { Db } from './state/database.ts'
import { wordpressRoutes } from './wordpress/routes.ts'
import { createWordPress, ownUser } from './wordpress/server.ts'

/** The networks that are played beside Meta's: all that is told of each stands here. */
export type Servers = ReturnType<typeof openServers>

export function openServers(db: Db, now: () => number) {
  return {
    mastodon: createMastodon(db, now),
    bluesky: createBluesky(db, now),
    wordpress: createWordPress(db, now),
    sms: createSmsCarrier(db, now),
  }
}

/** Each under its own name. */
export function serversRoutes(servers: Servers, faults: Faults, now: () => number): Hono<Bindings> {
  const routes = new Hono<Bindings>()
  routes.route('/mastodon', mastodonRoutes(servers.mastodon, faults, now))
  routes.route('/bluesky', blueskyRoutes(servers.bluesky, faults, now))
  routes.get('/wordpress', c => c.redirect('/wordpress/'))
  routes.route('/wordpress/', wordpressRoutes(servers.wordpress, faults, now))
  routes.route('/ovh', smsRoutes(servers.sms, faults, now))
  return routes
}

/** @param url the sandbox's */
export function serversAt(servers: Servers, url: string) {
  const { mastodon, bluesky, wordpress, sms } = servers
  const { name: user, password } = ownUser
  return {
    mastodon: { ...mastodon, address: `${url}/mastodon/@${ownAcct}`, token: ownToken },
    bluesky: { ...bluesky, handle: ownHandle, password: ownPassword, server: `${url}/bluesky` },
    wordpress: { ...wordpress, address: `${url}/wordpress`, user, password },
    sms: { ...sms, ...ownAccount, api: `${url}/ovh/1.0`, telephones: `${url}/ovh/telephones` },
  }
}

/** How the mairie's account is connected, and what the public sees of it. */
export type PlayedNetwork = {
  connector: string
  config: Record<string, string>
  secrets: Record<string, string>
  /** What was published there; a text with its title alone where it has one. */
  posts(): { id: string; text: string; at: number }[]
  /** What the addresses of the calls that publish have in them. */
  publishes: string
  /** From then on nothing but a look keeps a post from being made twice. */
  forgetKeys?(): void
  /** What the channel is called in the demonstration, and what was written there before; null: it is no part of it. */
  demo: { name: string; tell(now: number): void } | null
}

export function playedNetworks(servers: ReturnType<typeof serversAt>): PlayedNetwork[] {
  const { mastodon, bluesky, wordpress } = servers
  return [
    {
      connector: 'mastodon',
      config: { account: mastodon.address },
      secrets: { token: mastodon.token },
      posts: () => mastodon.all().map(({ id, text, createdAt }) => ({ id, text, at: createdAt })),
      publishes: '/mastodon/api/v1/statuses',
      forgetKeys: () => {
        mastodon.conduct.keys = false
      },
      demo: { name: 'Mastodon de la mairie', tell: now => tellMastodon(mastodon, now) },
    },
    {
      connector: 'bluesky',
      config: { handle: bluesky.handle, server: bluesky.server },
      secrets: { password: bluesky.password },
      posts: () =>
        bluesky.all().map(({ uri, text, createdAt }) => ({ id: uri, text, at: createdAt })),
      publishes: '/bluesky/xrpc/com.atproto.repo.putRecord',
      demo: { name: 'Bluesky de la mairie', tell: now => tellBluesky(bluesky, now) },
    },
    {
      connector: 'wordpress',
      config: { site: wordpress.address, user: wordpress.user },
      secrets: { token: wordpress.password },
      posts: () => [
        ...wordpress.all('post').map(({ id, title, at }) => ({ id: `${id}`, text: title, at })),
        ...wordpress
          .all('event')
          .map(({ id, title, at }) => ({ id: `event:${id}`, text: title, at })),
      ],
      publishes: '/wordpress/wp/v2/posts',
      demo: null,
    },
  ]
}

export const playedPresets: PresetGroup[] = [
  publishingPresets('mastodon', 'Mastodon', {
    calls: '/mastodon/api',
    posts: '/mastodon/api/v1/statuses',
    shown: '/mastodon/api',
  }),
  publishingPresets('bluesky', 'Bluesky', {
    calls: '/bluesky/xrpc',
    posts: '/bluesky/xrpc/com.atproto.repo.putRecord',
    shown: '/bluesky/xrpc/app.bsky.feed.getPosts',
  }),
  publishingPresets('wordpress', 'WordPress', {
    calls: '/wordpress/wp',
    posts: '/wordpress/wp/v2/posts',
    shown: '/wordpress/wp',
  }),
]
