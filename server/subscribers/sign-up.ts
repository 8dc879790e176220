import { isDeepStrictEqual } from 'node:util'
import { type Theme, themesOfCommune } from '../channels/themes.ts'
import type { AudienceWay } from '../connectors/audience.ts'
import type { Db } from '../database/database.ts'
import { newLinkKey } from '../database/schema.ts'
import type { Deps } from '../deps.ts'
import { queueMails } from '../mail/outbox.ts'
import { communeOf } from '../people/commune.ts'
import { findCommune, listCommunes, lockCommune } from '../people/store/communes.ts'
import { Refusal } from '../platform/refusal.ts'
import { idsIn, isLinkTo, linkToken } from '../platform/signature.ts'
import { isSubscription } from '../platform/web-push.ts'
import { addressHashOf, addressIn, sealedAddress } from './address.ts'
import { isPushService } from './rules.ts'
import { subscriberSentences as say } from './sentences.ts'
import type { PushSignUp } from './shapes.ts'
import {
  deleteSubscriber,
  findSubscriber,
  insertSubscriber,
  type SubscriberRow,
  subscriberByHash,
  themesOf,
  updateSubscriber,
  writeThemes,
} from './store-subscribers.ts'

type SignUpDeps = Pick<Deps, 'db' | 'clock' | 'changes' | 'secrets' | 'connectors' | 'guard'>

/**
 * Signs a browser up for these themes and no others, or says which it has (`themes` absent), which also
 * notes its address anew: a browser may be given other keys. Without a theme it is forgotten.
 * @returns the channels of which it is told
 * @throws Refusal (`bad-request`) for an address at which no browser is told
 */
export async function signUpBrowser(
  deps: SignUpDeps,
  { commune, subscription, themes }: PushSignUp,
): Promise<number[]> {
  const { endpoint, keys } = subscription
  const isOwn = () => deps.guard.refusalOf(endpoint) === null && isLoopback(endpoint)
  if (!isPushService(endpoint, isOwn) || !isSubscription({ endpoint, ...keys })) {
    throw new Refusal('bad-request', say.badSubscription, 'subscription')
  }
  const { id: communeId } = await communeOf(deps, commune)
  const wanted = themes && (await channelsAmong(deps, communeId, 'push', themes))
  const addressHash = addressHashOf(deps, communeId, 'push', endpoint)
  const row = { communeId, way: 'push', addressHash } as const
  const chosen = await deps.db.transaction().execute(async db => {
    const known = await subscriberByHash(db, row)
    if (known === undefined && (wanted === undefined || wanted.length === 0)) return []
    const address = { endpoint, ...keys }
    const now = deps.clock.now()
    if (known !== undefined && wanted?.length === 0) {
      await deleteSubscriber(db, known.id)
      return []
    }
    if (known !== undefined && !isDeepStrictEqual(addressIn(deps, known), address)) {
      await updateSubscriber(db, known.id, { address: sealedAddress(deps, row, address) })
    }
    const { id } =
      known ??
      (await insertSubscriber(db, {
        ...row,
        address: sealedAddress(deps, row, address),
        key: newLinkKey(),
        state: 'active',
        consent: 'browser',
        createdAt: now,
        confirmedAt: now,
      }))
    if (known?.state === 'suspended') await updateSubscriber(db, id, awake)
    if (wanted !== undefined) await writeThemes(db, id, wanted)
    return wanted ?? (await themesOf(db, id))
  })
  if (wanted !== undefined) deps.changes.tell(communeId, 'commune')
  return chosen
}

const awake = { state: 'active', failures: 0 } as const

const isLoopback = (url: string) =>
  ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(url).hostname)

/** Those of these that one can sign up for: a theme that has gone meanwhile is left out. */
async function channelsAmong(
  deps: Pick<Deps, 'db' | 'connectors'>,
  communeId: number,
  way: AudienceWay,
  ids: readonly number[],
): Promise<number[]> {
  const open = await themesOfCommune(deps, communeId)
  return open.flatMap(({ channelId, way: by }) =>
    by === way && ids.includes(channelId) ? channelId : [],
  )
}

/** Mails by which an address says yes: the subject is the subscriber's number. */
export const consentMail = { kind: 'subscriber-consent' }

/** An address that was written to is not written to again by strangers for so long, ms. */
const againMs = 10 * 60_000

/**
 * Writes to an address that somebody typed, which alone can say yes (double opt-in). Whether it is signed
 * up already is told to its mailbox only.
 */
export async function signUpAddress(
  deps: SignUpDeps & Pick<Deps, 'publicUrl'>,
  communeId: number,
  email: string,
  themes: readonly number[],
): Promise<void> {
  const wanted = await channelsAmong(deps, communeId, 'mail', themes)
  if (wanted.length === 0) throw new Refusal('bad-request', say.noTheme, 'themes')
  const address = email.trim().toLowerCase()
  const row = {
    communeId,
    way: 'mail',
    addressHash: addressHashOf(deps, communeId, 'mail', address),
  } as const
  const now = deps.clock.now()
  await deps.db.transaction().execute(async db => {
    await lockCommune(db, communeId)
    const known = await subscriberByHash(db, row)
    const subscriber =
      known ??
      (await insertSubscriber(db, {
        ...row,
        address: sealedAddress(deps, row, { address }),
        key: newLinkKey(),
        state: 'pending',
        consent: 'page',
        createdAt: now,
        confirmedAt: null,
      }))
    // Who is signed up keeps what they have until they say otherwise.
    if (subscriber.state === 'pending') await writeThemes(db, subscriber.id, wanted)
    const round = String(Math.floor(now / againMs))
    const about = { communeId, subject: String(subscriber.id), round, nextAt: now }
    const reader = { recipient: `subscriber:${subscriber.id}`, userId: null, email: '' }
    await queueMails(deps, db, consentMail, about, [reader])
  })
  deps.changes.tell(communeId, 'commune')
}

const purpose = 'subscriber'

/** The link in each mail: to say yes, to choose otherwise, to leave. It ends with the subscriber. */
export function subscriberLink(
  deps: Pick<Deps, 'secrets' | 'publicUrl'>,
  { id, key }: Pick<SubscriberRow, 'id' | 'key'>,
): string {
  return `${deps.publicUrl}/abonnement/lien/${linkToken(deps, purpose, [id], [key])}`
}

/** Who a link is of, with what they can choose from; null: it was not made here, or they have left. */
export async function subscriberByLink(
  deps: Pick<Deps, 'db' | 'secrets' | 'connectors'>,
  token: string,
): Promise<Linked | null> {
  const row = await linked(deps, token)
  if (row === null) return null
  const { name } = await communeOf(deps, row.communeId)
  const themes = (await themesOfCommune(deps, row.communeId)).filter(({ way }) => way === row.way)
  const { address = '' } = addressIn(deps, row)
  const chosen = await themesOf(deps.db, row.id)
  return { commune: name, communeId: row.communeId, address, state: row.state, themes, chosen }
}

export type Linked = {
  commune: string
  communeId: number
  address: string
  state: SubscriberRow['state']
  themes: Theme[]
  chosen: number[]
}

async function linked(
  deps: Pick<Deps, 'secrets'> & { db: Db },
  token: string,
): Promise<SubscriberRow | null> {
  const [id] = idsIn(token)
  const row = id === undefined ? undefined : await findSubscriber(deps.db, id)
  return row && isLinkTo(deps, purpose, token, [row.key]) ? row : null
}

/**
 * Says yes to these themes and no others by the link of a mail; to none: it leaves.
 * @returns whether it is signed up now; null as `subscriberByLink` does
 */
export async function chooseByLink(
  deps: Pick<Deps, 'db' | 'clock' | 'secrets' | 'connectors' | 'changes'>,
  token: string,
  themes: readonly number[],
): Promise<boolean | null> {
  const row = await linked(deps, token)
  if (row === null) return null
  const wanted = await channelsAmong(deps, row.communeId, row.way, themes)
  await deps.db.transaction().execute(async db => {
    if (wanted.length === 0) return await deleteSubscriber(db, row.id)
    const confirmedAt = row.confirmedAt ?? deps.clock.now()
    await updateSubscriber(db, row.id, { ...awake, confirmedAt })
    await writeThemes(db, row.id, wanted)
  })
  deps.changes.tell(row.communeId, 'commune')
  return wanted.length > 0
}

/** A commune to which residents can sign up, and for what. */
export type Open = { commune: { id: number; name: string }; themes: Theme[] }

type OpenDeps = Pick<Deps, 'db' | 'connectors' | 'mailer'>

export async function openCommunes(deps: OpenDeps): Promise<Open[]> {
  const communes = await listCommunes(deps.db)
  const all = await Promise.all(communes.map(({ id }) => openCommune(deps, id)))
  return all.filter(one => one !== undefined)
}

/** Undefined: there is nothing to sign up for, or no such commune. */
export async function openCommune(deps: OpenDeps, id: number): Promise<Open | undefined> {
  const commune = await findCommune(deps.db, id)
  if (commune === undefined) return undefined
  const themes = await themesOfCommune(deps, id)
  const isOpen = themes.some(({ way }) => way === 'push' || (way === 'mail' && deps.mailer))
  return isOpen ? { commune: { id, name: commune.name }, themes } : undefined
}
