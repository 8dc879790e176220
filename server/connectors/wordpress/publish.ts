import { z } from 'zod'
import { textRoom } from '../../language/text-length.ts'
import type { Port } from '../connector.ts'
import {
  failedFor,
  orElse,
  orFailure,
  orNotYet,
  orNull,
  orOutcome,
  orUnclear,
} from '../network/error.ts'
import { asStrangers, verifiedUnless } from '../network/publishing.ts'
import { noFigures } from '../rules/figures.ts'
import { apiOf } from './api.ts'
import * as event from './event.ts'
import { idIn, isPublished } from './event.ts'
import { manifest } from './manifest.ts'
import * as post from './post.ts'
import { wordpressSentences as says } from './sentences.ts'

/**
 * Publishes a text as a post of the site or, where the channel is set so and it announces one, as an
 * event of its agenda: its pictures go to the library, the first one above it, the others below.
 * WordPress knows no key, and makes a second one of what it is given twice: the slug is made from our
 * key, and looked for before anything is sent. So are the pictures, so that whatever fails before may
 * be done again.
 */
export const publish: Port['publish'] = async (call, variant, key) => {
  if (textRoom(variant.text, manifest.limits) < 0) return failedFor(says.textTooLong)
  const api = apiOf(call)
  const announced = variant.event ?? null
  const send = await orFailure(call, async () => {
    const there = await (announced === null ? post : event).published(api, key)
    if (there !== null) return async () => there
    return announced === null
      ? await post.prepare(api, call.config, variant, key)
      : await event.prepare(api, call.config, variant, announced, key)
  })
  if (typeof send !== 'function') return send
  return await orOutcome(call, async () => ({ kind: 'published', ...(await send()) }))
}

/** By its slug, which no other has; in both places, for the channel may have been set otherwise since. */
export const find: Port['find'] = (call, variant, key) => {
  const api = apiOf(call)
  const inCalendar = () =>
    orElse(
      () => event.published(api, key),
      error => {
        if (error.code === event.noRoute && !variant.event) return null
        throw error
      },
    )
  return orUnclear(async () => {
    const there =
      (await post.published(api, key)) ??
      (event.mayBeThere(call.config) ? await inCalendar() : null)
    return there === null ? { kind: 'absent' } : { kind: 'found', ...there }
  })
}

/** Reads it back as the public sees it; where strangers may not ask, as the user does. */
export const verify: Port['verify'] = (call, variant, remoteId) => {
  const api = apiOf(call)
  const at = event.idIn(remoteId)
  const differs = (as: 'public' | 'account') =>
    at === null
      ? post.whatDiffers(api, variant, remoteId, as)
      : event.whatDiffers(api, variant, at, as)
  return orNotYet(says.notYet, async () => verifiedUnless(await asStrangers(differs)))
}

/** Brings it up to date; its pictures, its address and its category stay. */
export const amend: Port['amend'] = (call, variant, remoteId) => {
  const api = apiOf(call)
  const at = event.idIn(remoteId)
  return orFailure(call, async () => {
    if (at === null) await post.amend(api, variant, remoteId)
    else await event.amend(api, variant, at)
    return { kind: 'done' }
  })
}

/** Puts it into the site's dustbin; where the site has none, it is gone. */
export const withdraw: Port['withdraw'] = (call, remoteId) => {
  const api = apiOf(call)
  const at = event.idIn(remoteId)
  return orFailure(call, async () => {
    await orNull(() => (at === null ? post.withdraw(api, remoteId) : event.withdraw(api, at)))
    return { kind: 'done' }
  })
}

const state = z.object({ status: z.string() })

/**
 * The comments that readers see under a post. Who reads it WordPress counts nowhere, and of an event of
 * The Events Calendar it counts nothing.
 * https://developer.wordpress.org/rest-api/reference/comments/#list-comments
 */
export const figures: Port['figures'] = async (call, remoteId) => {
  const api = apiOf(call)
  const event = idIn(remoteId)
  return await orFailure(call, async () => {
    if (event !== null)
      return (await isPublished(api, event)) ? { kind: 'figures', ...noFigures } : null
    // WordPress counts 0 comments under a post that is not there.
    const post = await orNull(() => api.get(state, `/wp/v2/posts/${remoteId}`))
    if (post?.status !== 'publish') return null
    const comments = await api.total('/wp/v2/comments', { post: remoteId, status: 'approve' })
    return { kind: 'figures', ...noFigures, comments }
  })
}
