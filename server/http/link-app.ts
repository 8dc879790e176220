import { Hono, type Context as HonoContext } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { html } from 'hono/html'
import type { Context } from '../context.ts'
import { typeset } from '../language/typeset.ts'
import { failureBehind } from '../platform/health.ts'
import { linkPage, linkStyle } from '../platform/link-page.ts'
import { networkOf } from '../platform/network.ts'
import { Refusal } from '../platform/refusal.ts'
import { refuseManyParts } from '../platform/upload-limit.ts'
import { clientAddressFor } from './client-address.ts'
import type { Env } from './identity.ts'
import { createRateLimit } from './rate-limit.ts'
import { bringStyle } from './security-headers.ts'

const minute = 60_000
/** When to ask again, seconds: anybody who looks after the database needs no longer to start it anew. */
export const retryAfter = '30'
const kilobyte = 1024

type Limits = {
  /** What the log calls it, without the word of the link: « /valider/… ». */
  address: string
  /** What a form may carry, kB; another limit for those that bring files stands in their route. */
  most?: number
  /** What a form may carry that brings a file (multipart/form-data), kB; absent: the same. */
  withFile?: number
  /** So many from one network address in a minute. */
  looks?: number
  acts?: number
  /** Said where something broke: that nothing was done. */
  nothingDone: string
}

/**
 * An app of pages that the link of a mail leads to: outside the API, under an address that people can
 * read. The link's word is the whole permission; a cookie is neither asked nor looked at, so that no
 * other site's page could use one. Looking decides nothing, for mail servers and previews open every
 * link (RFC 9110 § 9.2.1). Nobody else is to keep or to pass on what it shows.
 */
export function createLinkApp(
  context: Context,
  {
    address,
    most = 64,
    withFile = most,
    looks: mostLooks = 60,
    acts: mostActs = 20,
    nothingDone,
  }: Limits,
): Hono<Env> {
  const app = new Hono<Env>()
  const clientAddress = clientAddressFor(context.settings)
  const looks = createRateLimit(context.clock, { most: mostLooks, windowMs: minute })
  const acts = createRateLimit(context.clock, { most: mostActs, windowMs: minute })
  app.use(async (c, next) => {
    bringStyle(c, linkStyle)
    c.header('cache-control', 'no-store')
    c.header('x-robots-tag', 'noindex, nofollow, noarchive')
    const isLook = c.req.method === 'GET' || c.req.method === 'HEAD'
    const waitMs = (isLook ? looks : acts).take(networkOf(clientAddress(c)))
    if (waitMs > 0) {
      c.header('retry-after', String(Math.ceil(waitMs / 1000)))
      return c.html(
        messagePage(
          'Un instant',
          'Cette page a été demandée trop souvent : réessayez dans une minute.',
        ),
        429,
      )
    }
    await next()
  })
  const atMost = (size: number, title: string, message: string) =>
    bodyLimit({
      maxSize: size * kilobyte,
      onError: c => c.html(messagePage(title, message), 413),
    })
  const texts = atMost(
    most,
    'C’est trop long',
    'Raccourcissez votre commentaire, puis recommencez.',
  )
  const files = atMost(
    withFile,
    'C’est trop lourd',
    'Revenez à la page précédente, et choisissez un fichier plus petit : ce que vous avez tapé y est encore.',
  )
  app.use((c, next) => (isFormData(c) ? files : texts)(c, next))
  app.onError((error, c) => {
    // Without the address: anybody who reads the log must not be able to use it.
    context.log.error({ err: error, method: c.req.method, path: address }, 'request-failed')
    if (failureBehind(error) !== null) {
      c.header('retry-after', retryAfter)
      return c.html(
        messagePage(
          'Un peu de patience',
          `Tambour ne peut rien enregistrer pour le moment. ${nothingDone} : réessayez plus tard.`,
        ),
        503,
      )
    }
    return c.html(
      messagePage(
        'Cela n’a pas marché',
        `Tambour a rencontré une erreur. ${nothingDone} : réessayez dans un instant.`,
      ),
      500,
    )
  })
  return app
}

/** Whether a form comes as browsers send one with a file (RFC 7578). */
export function isFormData(c: HonoContext<Env>): boolean {
  return c.req.header('content-type')?.startsWith('multipart/form-data') === true
}

export function messagePage(title: string, message: string) {
  return linkPage(null, title, html`<p>${typeset(message)}</p>`)
}

/**
 * The fields of a form; null where the body is none, whatever it says that it is.
 * @param many a field of boxes, of which each that is ticked counts: always a list
 */
export async function formOf(c: HonoContext<Env>, many?: string): Promise<unknown> {
  try {
    if (isFormData(c)) {
      refuseManyParts(new Uint8Array(await c.req.arrayBuffer()), c.req.header('content-type') ?? '')
    }
    const fields = await c.req.parseBody({ all: many !== undefined })
    return many === undefined ? fields : { ...fields, [many]: [fields[many] ?? []].flat() }
  } catch (error) {
    // What the platform says of a form that it cannot read: of its parts, or of a name like `%ff`.
    const isNone = error instanceof TypeError || error instanceof URIError
    if (isNone || error instanceof Refusal) return null
    throw error
  }
}
