import type {
  Connector,
  Found,
  Limits,
  Outcome,
  Publication,
  Verification,
} from '../../../server/connectors/connector.ts'
import { verbatim } from '../../../server/language/sentence.ts'

/** A post as the network keeps it: what the public would count. */
type NetworkPost = {
  id: string
  page: string
  text: string
  /** What its pictures show, in order. */
  alts: string[]
  key: string
  at: number
  /** The post that it is the first comment of. */
  under: string | null
}

/**
 * What the network, or the machine that calls it, does with one attempt to publish. Those that
 * hang never answer: the process that called is as good as killed.
 */
export const publishScripts = [
  'accept',
  'accept-then-lose',
  'accept-late',
  'lose',
  'refuse',
  'throttle',
  'die-token',
  'throw-before',
  'throw-after',
  'hang-before',
  'hang-after',
] as const
type PublishScript = (typeof publishScripts)[number]

export const findScripts = ['look', 'unreadable', 'throw', 'hang'] as const
type FindScript = (typeof findScripts)[number]

export const verifyScripts = ['look', 'not-yet', 'different', 'throw', 'hang'] as const
type VerifyScript = (typeof verifyScripts)[number]

export type FakeNetwork = {
  connector: Connector
  posts: NetworkPost[]
  /** How often each function was called, by page. */
  calls: { publish: string[]; find: string[]; verify: string[]; comment: string[] }
  /** What the next calls meet, in order; after them all goes well. */
  onPublish: PublishScript[]
  onComment: PublishScript[]
  /** Pages that refuse whatever is said there, in whichever order they are called. */
  refusing: Set<string>
  onFind: FindScript[]
  onVerify: VerifyScript[]
  /** How long the network asks to wait when it throttles, ms. */
  throttleMs: number
  /** Called when a call will never be answered. */
  onHang: () => void
  /** Lets what was accepted late be seen. */
  appear(now: number): void
  /** Called when an attempt begins, before anything else; a test may hold it there. */
  before: (page: string, key: string) => Promise<void> | void
  postsOf(page: string): NetworkPost[]
  commentsOf(page: string): NetworkPost[]
}

export const fakeLimits: Limits = {
  textLength: 300,
  counts: 'graphemes',
  images: 1,
  imageBytes: 4 * 1024 * 1024,
  imageTypes: ['image/jpeg'],
  asOf: '2026-06-01',
  source: 'tests',
}

/** A network that keeps what was published, and can go wrong in every way that docs/decisions/exactly-once.md names. */
export function fakeNetwork(limits: Partial<Limits> = {}): FakeNetwork {
  let count = 0
  /** Accepted, but not to be seen before this instant. */
  const late: (NetworkPost & { from: number })[] = []
  const network: FakeNetwork = {
    posts: [],
    calls: { publish: [], find: [], verify: [], comment: [] },
    onPublish: [],
    onComment: [],
    refusing: new Set(),
    onFind: [],
    onVerify: [],
    throttleMs: 60_000,
    onHang: () => undefined,
    appear,
    before: () => undefined,
    postsOf: page => network.posts.filter(post => post.page === page && post.under === null),
    commentsOf: page => network.posts.filter(post => post.page === page && post.under !== null),
    connector: {
      manifest: {
        key: 'fake',
        label: verbatim('Réseau d’essai'),
        description: verbatim(''),
        fields: [
          {
            key: 'page',
            label: verbatim('Page'),
            help: verbatim(''),
            secret: false,
            required: true,
          },
          {
            key: 'token',
            label: verbatim('Jeton'),
            help: verbatim(''),
            secret: true,
            required: true,
          },
        ],
        limits: { ...fakeLimits, ...limits },
        pollEveryMs: 60_000,
      },
      async check() {
        return { lines: [], name: null, url: null, tokenEndsAt: null, state: 'working' }
      },
      async publish(call, variant, key) {
        const page = pageOf(call)
        network.calls.publish.push(page)
        await network.before(page, key)
        appear(call.now)
        const script = network.refusing.has(page)
          ? 'refuse'
          : (network.onPublish.shift() ?? 'accept')
        return await publish(script, { page, under: null }, variant, key, call.now)
      },
      firstComment: {
        limit: { textLength: 100, counts: 'graphemes' },
        async publish(call, post, text, key) {
          const page = pageOf(call)
          network.calls.comment.push(page)
          await network.before(page, key)
          appear(call.now)
          const script = network.onComment.shift() ?? 'accept'
          return await publish(script, { page, under: post }, said(text), key, call.now)
        },
        async find(call, post, text, since) {
          const page = pageOf(call)
          network.calls.find.push(page)
          appear(call.now)
          const script = network.onFind.shift() ?? 'look'
          return await find(script, { page, under: post }, said(text), '', since)
        },
        async verify(call, text, remoteId) {
          network.calls.verify.push(pageOf(call))
          return await verify(network.onVerify.shift() ?? 'look', said(text), remoteId)
        },
      },
      async find(call, variant, key, since) {
        const page = pageOf(call)
        network.calls.find.push(page)
        appear(call.now)
        const script = network.onFind.shift() ?? 'look'
        return await find(script, { page, under: null }, variant, key, since)
      },
      async verify(call, variant, remoteId) {
        network.calls.verify.push(pageOf(call))
        appear(call.now)
        return await verify(network.onVerify.shift() ?? 'look', variant, remoteId)
      },
    },
  }

  function appear(now: number): void {
    for (const { from, ...post } of late.splice(0)) {
      if (from <= now) network.posts.push(post)
      else late.push({ from, ...post })
    }
  }

  function accept(place: Place, variant: Publication, key: string, at: number): NetworkPost {
    const post = { id: `${place.page}_${++count}`, ...place, ...shownOf(variant), key, at }
    network.posts.push(post)
    return post
  }

  async function publish(
    script: PublishScript,
    place: Place,
    variant: Publication,
    key: string,
    now: number,
  ): Promise<Outcome> {
    const lost: Outcome = { kind: 'unknown', reason: verbatim('la connexion a été coupée') }
    switch (script) {
      case 'accept': {
        const { id } = accept(place, variant, key, now)
        return { kind: 'published', remoteId: id, url: `http://reseau.test/${id}` }
      }
      case 'accept-then-lose':
        accept(place, variant, key, now)
        return lost
      case 'accept-late':
        late.push({
          id: `${place.page}_${++count}`,
          ...place,
          ...shownOf(variant),
          key,
          at: now,
          from: now + 20_000,
        })
        return lost
      case 'lose':
        return lost
      case 'refuse':
        return { kind: 'failed', reason: verbatim('Le réseau refuse ce texte.'), retryAt: null }
      case 'throttle':
        return {
          kind: 'failed',
          reason: verbatim('Le réseau demande d’attendre.'),
          retryAt: now + network.throttleMs,
        }
      case 'die-token':
        return {
          kind: 'reauthorize',
          reason: verbatim('Le mot de passe a changé : reconnectez le canal.'),
        }
      case 'throw-before':
        throw new Error('thrown before the call')
      case 'throw-after':
        accept(place, variant, key, now)
        throw new Error('thrown after the call')
      case 'hang-before':
        return await never()
      case 'hang-after':
        accept(place, variant, key, now)
        return await never()
    }
  }

  async function find(
    script: FindScript,
    { page, under }: Place,
    variant: Publication,
    _key: string,
    since: number,
  ): Promise<Found> {
    if (script === 'unreadable')
      return { kind: 'unclear', reason: verbatim('Le réseau ne se lit pas.') }
    if (script === 'throw') throw new Error('thrown while looking')
    if (script === 'hang') return await never()
    const found = network.posts.find(
      post =>
        post.page === page &&
        post.under === under &&
        post.text === variant.text &&
        post.at >= since,
    )
    return found === undefined
      ? { kind: 'absent' }
      : { kind: 'found', remoteId: found.id, url: `http://reseau.test/${found.id}` }
  }

  async function verify(
    script: VerifyScript,
    variant: Publication,
    remoteId: string,
  ): Promise<Verification> {
    if (script === 'not-yet') return { kind: 'not-yet', reason: verbatim('Pas encore visible.') }
    if (script === 'different')
      return { kind: 'different', reason: verbatim('Le texte a été coupé.') }
    if (script === 'throw') throw new Error('thrown while reading back')
    if (script === 'hang') return await never()
    const post = network.posts.find(({ id }) => id === remoteId)
    return post?.text === variant.text
      ? { kind: 'verified' }
      : { kind: 'not-yet', reason: verbatim('Pas encore visible.') }
  }

  function never(): Promise<never> {
    network.onHang()
    return new Promise(() => undefined)
  }

  return network
}

type Place = Pick<NetworkPost, 'page' | 'under'>

const said = (text: string): Publication => ({ text, link: null, images: [] })

function shownOf({ text, images }: Publication): Pick<NetworkPost, 'text' | 'alts'> {
  return { text, alts: images.map(({ alt }) => alt) }
}

function pageOf(call: { config: Record<string, string> }): string {
  return call.config.page ?? ''
}
