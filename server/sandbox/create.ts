import { createAdaptorServer } from '@hono/node-server'
import { Hono } from 'hono'
import type { Clock } from '../clock.ts'
import { createFaults, type Faults } from './faults.ts'
import { createCourier } from './graph/courier.ts'
import { answerHttp, type Bindings, escapeJson, graphRoutes } from './graph/http.ts'
import { payloadOf } from './graph/payload.ts'
import { listenOn, stopListening } from './listen.ts'
import { type Mailbox, openMailbox } from './mail.ts'
import { openServers, playedNetworks, type Servers, serversAt, serversRoutes } from './networks.ts'
import {
  accountOf,
  type InstagramWriting,
  removeFromInstagram,
  wholeInstagram,
  writeOnInstagram,
} from './state/instagram-writing.ts'
import { by } from './state/lists.ts'
import { app, type Network, openNetwork } from './state/network.ts'
import { wholeConversations, wholePage } from './state/public.ts'
import {
  editAsResident,
  hideAsPage,
  removeAsResident,
  unsendAsResident,
} from './state/second-thoughts.ts'
import {
  type PageWriting,
  pageOf,
  type Writing,
  writeAsPage,
  writeAsResident,
} from './state/writing.ts'
import { addThoseWaiting, tellHistory } from './village/history.ts'
import { settleInstagram, showOnInstagram, tellInstagram } from './village/instagram.ts'
import { createLife } from './village/life.ts'
import { currentUserToken, settle } from './village/settle.ts'
import { controlRoutes } from './web/control.ts'
import { faultsRoutes } from './web/faults-routes.ts'
import { type Addresses, notFoundView } from './web/home-view.ts'
import { instagramRoutes } from './web/instagram-routes.ts'
import { loginRoutes } from './web/login-routes.ts'
import { webRoutes } from './web/routes.ts'

export type SandboxOptions = {
  clock: Clock
  /** The sandbox's own SQLite file, or `:memory:`. */
  databasePath: string
  /** The same seed and the same instant give the same villages. */
  seed?: number
  /** Twelve weeks of messages up to now; without, the pages are empty. */
  history?: boolean
  /** On 127.0.0.1; 0, which is meant if absent, lets the system choose. */
  port?: number
  smtpPort?: number
}

export type Sandbox = Awaited<ReturnType<typeof createSandbox>>

const day = 24 * 3_600_000
const historySpan = 84 * day
const instagramSpan = 28 * day
/** A sandbox that was stopped for longer than this has missed something worth telling. */
const worthTelling = 3_600_000

/** Starts the networks on loopback. Time is the clock's: what is dated later is not there yet. */
export async function createSandbox(options: SandboxOptions) {
  const { clock, databasePath, seed = 51, history = true, port = 0, smtpPort = 0 } = options
  const network = openNetwork(databasePath, clock)
  const others = openServers(network.db, () => clock.now())
  settle(network, seed)
  settleInstagram(network)
  if (history) catchUp(network, seed)
  const faults = createFaults()
  const life = createLife(network, seed)
  const mailbox = await openMailbox(network, faults, smtpPort)
  const webhooks = createCourier(network, faults)

  let url = ''
  const routes = routesOf(network, { others, faults, mailbox }, () => ({
    graphUrl: url,
    smtpUrl: mailbox.smtpUrl,
  }))
  const server = createAdaptorServer({ fetch: routes.fetch })
  if (!('closeAllConnections' in server)) throw new Error('The sandbox speaks HTTP/1.1 only.')
  try {
    url = `http://127.0.0.1:${await listenOn(server, port, () => server.address())}`
  } catch (error) {
    await Promise.all([mailbox.close(), webhooks.close()])
    network.db.close()
    throw error
  }

  const pages = network.people.pages().map(({ id, name, kind }) => ({
    id,
    name,
    kind,
    /** One that never ends, with every permission. */
    token: network.tokens.ofPage(id, true)?.token ?? '',
    /** The page as the public sees it. */
    url: `${url}/pages/${id}`,
  }))
  const [village, ...neighbours] = pages
  if (!village) throw new Error('The sandbox has no village.')

  const servers = serversAt(others, url)
  return {
    /** For people: the villages, the residents, the mailbox. */
    url,
    /** For `GRAPH_API_URL`: the API is at the root, with or without a version. */
    graphUrl: url,
    /** For `SMTP_URL`. */
    smtpUrl: mailbox.smtpUrl,
    app: { id: app.id, secret: app.secret },
    pages,
    village,
    neighbours,
    tokens: {
      /** The administrator's, which lives two hours. */
      user: () => currentUserToken(network),
      page: (id: string) => tokenOf(pages, id),
      change: network.tokens.change,
    },
    /** The app's mode, what Meta lets it see, and where its dialog may lead back to. */
    login: network.login,
    subscriptions: network.subscriptions,
    /** The residents of a page's commune. */
    residents: (page: string) => residentsOf(network, page),
    write: (writing: Writing) => writeAsResident(network, writing),
    /** What the mairie writes with Facebook's own app. */
    post: (writing: PageWriting) => writeAsPage(network, writing),
    edit: (id: string, text: string) => editAsResident(network, id, text),
    remove: (id: string) => removeAsResident(network, id),
    /** A private message that a resident takes back. */
    unsend: (id: string) => unsendAsResident(network, id),
    /** What the mairie does with Facebook's own app. */
    hide: (id: string, hidden: boolean) => hideAsPage(network, id, hidden),
    setInstantReply: network.people.setInstantReply,
    /** Everything on a page, also what the public does not see. */
    posts: (page: string) => wholePage(network, pageOf(network, page).id),
    conversations: (page: string) => wholeConversations(network, pageOf(network, page).id),
    /** Instagram: what is linked to which page, who writes there, and how it behaves. */
    instagram: {
      accounts: network.instagram.accounts,
      write: (writing: InstagramWriting) => writeOnInstagram(network, writing),
      /** A post of the mairie's own, with one drawn picture. */
      announce: (account: string, caption: string, at?: number) =>
        showOnInstagram(network, account, { caption, at }),
      /** The page has no professional account any more. */
      unlink: network.instagram.unlink,
      remove: (id: string) => removeFromInstagram(network, id),
      removeMedia: (id: string) => network.instagram.removeMedia(id, network.now()),
      hide: network.instagram.hide,
      media: (account: string) => wholeInstagram(network, account),
      conversations: (account: string) =>
        wholeConversations(network, accountOf(network, account).id),
      /** `quota`, `looks` and `failure`: see state/instagram.ts. */
      conduct: network.instagram,
    },
    ...servers,
    /** Those beside Meta's, each as what connects its account and what is on it. */
    played: playedNetworks(servers),
    /** The newest first; all, or those to one address. */
    mail: mailbox.all,
    faults,
    life,
    /** What webhooks would say of whatever happens in `act`: a body each. */
    told: (act: () => void): string[] => {
      const bodies: string[] = []
      const stop = network.news.listen(news => {
        const payload = payloadOf(network, news)
        if (payload !== null) bodies.push(escapeJson(payload))
      })
      act()
      stop()
      return bodies
    },
    /** What carries the news of the pages to the app. */
    webhooks,
    close: async () => {
      await Promise.all([mailbox.close(), webhooks.close(), stopListening(server)])
      network.db.close()
    },
  }
}

function routesOf(
  network: Network,
  { others, faults, mailbox }: { others: Servers; faults: Faults; mailbox: Mailbox },
  addresses: () => Addresses,
): Hono<Bindings> {
  const graph = { network, faults }
  const routes = new Hono<Bindings>()
  routes.route('/sandbox', controlRoutes(network))
  routes.route('/', webRoutes(network, mailbox, addresses))
  routes.route('/instagram', instagramRoutes(network))
  routes.route('/', serversRoutes(others, faults, network.now))
  routes.route('/', loginRoutes(network))
  routes.route('/', faultsRoutes(network, faults))
  routes.get('/', c => answerHttp(graph, c))
  routes.route('/', graphRoutes(graph))
  routes.notFound(c => c.html(notFoundView(), 404))
  return routes
}

/** Tells what has happened since the last time, at most twelve weeks, and who is waiting now. */
function catchUp(network: Network, seed: number): void {
  const now = network.now()
  const { posts, conversations } = network
  const written = [...posts.all(), ...posts.allComments(), ...conversations.allMessages()]
  const last = by(written, now).at(-1)?.createdAt ?? 0
  if (now - last < worthTelling) return
  tellHistory(network, seed, Math.max(last, now - historySpan), now)
  addThoseWaiting(network, seed, now)
  tellInstagram(network, seed, Math.max(last, now - instagramSpan), now)
}

function residentsOf(network: Network, key: string) {
  const page = pageOf(network, key)
  return network.people
    .everyone()
    .filter(person => person.home === page.id)
    .map(({ id, name }) => ({ id, name }))
}

function tokenOf(pages: { id: string; token: string }[], id: string): string {
  const page = pages.find(candidate => candidate.id === id)
  if (!page) throw new Error(`The sandbox has no page ${id}.`)
  return page.token
}
