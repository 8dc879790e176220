import type { Hono, Context as HonoContext } from 'hono'
import { z } from 'zod'
import type { Context } from '../context.ts'
import { clientAddressFor } from '../http/client-address.ts'
import { csvAnswer } from '../http/file-answer.ts'
import type { Env } from '../http/identity.ts'
import { createLinkApp, formOf } from '../http/link-app.ts'
import { operation, publicPage } from '../http/operation.ts'
import { createRateLimit } from '../http/rate-limit.ts'
import { routes } from '../http/routes.ts'
import { ageOfForm, formStampText, newFormStamp, readFormStamp } from '../platform/form-stamp.ts'
import { networkOf } from '../platform/network.ts'
import { Refusal } from '../platform/refusal.ts'
import { email as emailShape, idText } from '../platform/shapes.ts'
import { vapidKeyOf } from '../platform/web-push.ts'
import { audienceOfCommune, changeHouseholds } from './audience.ts'
import { audienceCsv } from './audience-csv.ts'
import { audienceReport } from './audience-report.ts'
import { eraseNumber, importNumbers, undoImport } from './import-numbers.ts'
import { operations } from './operations.ts'
import {
  askedPage,
  chooseCommunePage,
  linkedPage,
  noLinkPage,
  nothingPage,
  type SignUpPage,
  savedPage,
  signUpPage,
} from './page.ts'
import { postsOfEvent, postsOfPeriod } from './posts-brought.ts'
import { postsCsv } from './posts-csv.ts'
import { subscriberSentences as say } from './sentences.ts'
import { pushSignUp } from './shapes.ts'
import {
  chooseByLink,
  type Open,
  openCommune,
  openCommunes,
  signUpAddress,
  signUpBrowser,
  subscriberByLink,
} from './sign-up.ts'

export function subscriberRoutes(context: Context): Hono<Env> {
  return routes(operations, {
    'GET /audience': ({ who }) => audienceOfCommune(context, who.communeId),
    'GET /reports/audience': ({ who, query }) => audienceReport(context, who.communeId, query),
    'GET /reports/audience.csv': async ({ who, query: { spreadsheet, ...period }, c }) => {
      const table = await audienceCsv(context, who.communeId, period, spreadsheet)
      return csvAnswer(c, `combien-de-personnes-${period.from}-${period.to}.csv`, table)
    },
    'GET /reports/posts': ({ who, query }) => postsOfPeriod(context, who.communeId, query),
    'GET /reports/posts.csv': async ({ who, query: { spreadsheet, ...period }, c }) => {
      const table = await postsCsv(context, who.communeId, period, spreadsheet)
      return csvAnswer(c, `publications-${period.from}-${period.to}.csv`, table)
    },
    'GET /events/:id/figures': ({ who, param }) => postsOfEvent(context, who.communeId, param.id),
    'PUT /commune/households': ({ who, json }) => changeHouseholds(context, who, json),
    'POST /subscribers/numbers': ({ who, json }) => importNumbers(context, who, json),
    'POST /subscribers/numbers/undo': async ({ who, json }) => ({
      numbers: await undoImport(context, who, Date.parse(json.at)),
    }),
    'POST /subscribers/numbers/erase': ({ who, json }) => eraseNumber(context, who, json.number),
  })
}

const hour = 60 * 60_000
/** From one network in an hour: a household, a school, a library; a waiting room for browsers. */
const mostAddresses = 12
const mostBrowsers = 120
/** What an hour may bring of mails to addresses that strangers type. */
const mostAsked = 200

const formFields = z.object({
  commune: idText,
  email: z.string().max(500),
  themes: z.array(z.unknown()),
  stamp: z.string().max(200),
  site: z.string().optional(),
})
const linkFields = z.object({ themes: z.array(z.unknown()), leave: z.string().optional() })

const idsOf = (themes: readonly unknown[]): number[] =>
  themes.map(Number).filter(id => Number.isSafeInteger(id) && id > 0)

const page = (summary: string) => publicPage('Subscribers', summary)
const asJson = (summary: string) =>
  operation({ permission: 'public', summary, tag: 'Subscribers', contentType: 'application/json' })

/** Where residents sign up without an account, and the links of what they are mailed. */
export function signUpRoutes(context: Context): Hono<Env> {
  const app = createLinkApp(context, {
    address: '/abonnement/lien/…',
    nothingDone: 'Rien n’a changé',
  })
  const clientAddress = clientAddressFor(context.settings)
  const networkIn = (c: HonoContext<Env>) => networkOf(clientAddress(c))
  const asking = createRateLimit(context.clock, { most: mostAddresses, windowMs: hour })
  const browsers = createRateLimit(context.clock, { most: mostBrowsers, windowMs: hour })
  const asked = createRateLimit(context.clock, { most: mostAsked, windowMs: hour })

  app.get('/', page('Where residents sign up for what is published'), async c => {
    const open = await openCommunes(context)
    const wanted = Number(c.req.query('commune'))
    const chosen = open.length === 1 ? open[0] : open.find(({ commune }) => commune.id === wanted)
    if (chosen !== undefined) return c.html(signUpPage(emptyPage(context, chosen)))
    if (open.length === 0) return c.html(nothingPage(), 404)
    return c.html(chooseCommunePage(open.map(({ commune }) => commune)))
  })

  app.get(
    '/app.webmanifest',
    asJson('What a telephone keeps of this page on its home screen'),
    async c => {
      const wanted = Number(c.req.query('commune'))
      const found = (await openCommunes(context)).find(({ commune }) => commune.id === wanted)
      if (found === undefined) return c.body(null, 404)
      c.header('content-type', 'application/manifest+json; charset=utf-8')
      return c.body(JSON.stringify(appManifest(found.commune)))
    },
  )

  app.post(
    '/navigateur',
    asJson('Sign a browser up for themes, and off; without `themes`, say which it has'),
    async c => {
      const read = pushSignUp.safeParse(await c.req.json().catch(() => null))
      if (!read.success) return c.json({ message: say.badSubscription.fr }, 400)
      if (browsers.take(networkIn(c)) > 0) return c.json({ message: say.tooMany.fr }, 429)
      try {
        return c.json({ themes: await signUpBrowser(context, read.data) })
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        return c.json({ message: error.sentence.fr }, error.kind === 'not-found' ? 404 : 400)
      }
    },
  )

  app.post('/courriel', page('Ask an address whether it wants to sign up'), async c => {
    const read = formFields.safeParse(await formOf(c, 'themes'))
    const open = read.success ? await openCommune(context, read.data.commune) : undefined
    if (!read.success || open === undefined) return c.html(nothingPage(), 404)
    const { email, stamp, site } = read.data
    const themes = idsOf(read.data.themes)
    const again = (said: string) => {
      const typed = { email: email.slice(0, 254), themes }
      return c.html(signUpPage({ ...emptyPage(context, open), typed, said }), 422)
    }
    const address = emailShape.safeParse(email.trim())
    if (!address.success) return again(say.noSuchAddress.fr)
    const made = readFormStamp(context, aboutForm(open.commune.id), stamp)
    const isRobot = (site ?? '') !== '' || made === null
    if (isRobot || ageOfForm(made, context.clock.now()) !== 'good') {
      return again(say.sendOnceMore.fr)
    }
    const isFull = asked.count('all') >= mostAsked
    if (isFull || asking.take(networkIn(c)) > 0) return again(say.tooMany.fr)
    try {
      await signUpAddress(context, open.commune.id, address.data, themes)
      asked.take('all')
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      return again(error.sentence.fr)
    }
    return c.html(askedPage(open.commune.name))
  })

  app.get('/lien/:token', page('Say yes, choose otherwise or leave, by a mail’s link'), async c => {
    const linked = await subscriberByLink(context, c.req.param('token'))
    return linked === null ? c.html(noLinkPage(), 404) : c.html(linkedPage(linked))
  })

  // Also what a mail program's own button sends (RFC 8058), without a page and without a cookie.
  app.post('/lien/:token', page('What was chosen there'), async c => {
    const token = c.req.param('token')
    const form = await formOf(c, 'themes')
    const read = linkFields.safeParse(form)
    const linked = await subscriberByLink(context, token)
    if (!read.success || linked === null) return c.html(noLinkPage(), 404)
    const isOneClick = typeof form === 'object' && form !== null && 'List-Unsubscribe' in form
    const leaves = isOneClick || read.data.leave !== undefined
    const themes = leaves ? [] : idsOf(read.data.themes)
    const isSignedUp = await chooseByLink(context, token, themes)
    if (isSignedUp === null) return c.html(noLinkPage(), 404)
    return c.html(savedPage(linked.commune, isSignedUp))
  })
  app.get('/*', page('What is below it and is nothing'), c => c.html(nothingPage(), 404))
  return app
}

const aboutForm = (communeId: number) => `sign-up ${communeId}`

function emptyPage(context: Context, { commune, themes }: Open): SignUpPage {
  return {
    commune,
    themes,
    pushKey: vapidKeyOf(context.secrets).publicKey,
    canMail: context.mailer !== null,
    stamp: formStampText(context, aboutForm(commune.id), newFormStamp(context.clock.now())),
    typed: { email: '', themes: [] },
    said: null,
  }
}

/** Opens this page, and nothing that asks for an account. */
function appManifest({ id, name }: { id: number; name: string }) {
  return {
    id: `/abonnement?commune=${id}`,
    start_url: `/abonnement?commune=${id}`,
    scope: '/',
    lang: 'fr',
    name: `Nouvelles, ${name}`,
    short_name: name,
    display: 'standalone',
    background_color: '#f5f1e8',
    theme_color: '#f5f1e8',
    icons: [
      { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
      { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
      { src: '/icon-maskable.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
  }
}
