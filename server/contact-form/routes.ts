import type { Hono, Context as HonoContext } from 'hono'
import type { Context } from '../context.ts'
import { clientAddressFor } from '../http/client-address.ts'
import { fileAnswer } from '../http/file-answer.ts'
import type { Env } from '../http/identity.ts'
import { createLinkApp, formOf, isFormData, messagePage } from '../http/link-app.ts'
import { operation, publicPage } from '../http/operation.ts'
import { createRateLimit } from '../http/rate-limit.ts'
import { routes } from '../http/routes.ts'
import { communeOf } from '../people/commune.ts'
import { largestPhoto, type PhotoForm, readPhoto, withPhotoForm } from '../pictures/small.ts'
import { neighbourhoodOf, networkOf } from '../platform/network.ts'
import { Refusal } from '../platform/refusal.ts'
import { publicReplySentence } from '../reply-times/public-replies.ts'
import { sayArrived, sendAnswerAgain } from './arrivals.ts'
import {
  aboutForm,
  aboutThread,
  emptyForm,
  type FilledForm,
  listForms,
  photoIn,
  readThread,
  sendMessage,
  threadByLink,
  threadPath,
  writeAgain,
} from './conversation.ts'
import { operations } from './operations.ts'
import { chooseFormPage, formPage, noFormPage, noThreadPage, threadPage } from './page.ts'
import type { Sender } from './receive-form.ts'
import { contactSentences as say } from './sentences.ts'

export function arrivalRoutes(context: Context): Hono<Env> {
  return routes(operations, {
    'POST /messages/:id/send-again': ({ who, param }) => sendAnswerAgain(context, who, param.id),
    'POST /messages/:id/arrived': ({ who, param, json }) =>
      sayArrived(context, who, param.id, json.arrived),
  })
}

const hour = 60 * 60_000
/** So many from one network in an hour: a household, a school, a library. */
const mostOfNetwork = 12
/** So many from everybody in an hour: a robot with many addresses is not to bury who waits. */
const mostOfForm = 120
/** Half of it is kept for neighbourhoods from which nothing came within the hour: a few addresses close no form. */
const mostOfKnown = mostOfForm / 2

type OpenForm = Awaited<ReturnType<typeof listForms>>[number]

const page = (summary: string) => publicPage('Contact form', summary)

const photoPage = operation({
  permission: 'public',
  summary: 'A photo of a conversation with the mairie, for who began it',
  tag: 'Contact form',
  contentType: 'image/jpeg',
})

/** The form by which anybody writes to the mairie, and each one's conversation with it. */
export function contactRoutes(context: Context): Hono<Env> {
  const app = createLinkApp(context, {
    address: '/ecrire/…',
    // A photo comes with it, which is measured as it is read (pictures/upload.ts).
    withFile: (2 * largestPhoto) / 1024 + 128,
    nothingDone: 'Rien n’a été envoyé',
  })
  const clientAddress = clientAddressFor(context.settings)
  const networks = createRateLimit(context.clock, { most: mostOfNetwork, windowMs: hour })
  const around = createRateLimit(context.clock, { most: mostOfForm, windowMs: hour })
  const senderOf = (c: HonoContext<Env>, formId: number): Sender => {
    const address = clientAddress(c)
    const network = networkOf(address)
    const neighbourhood = `${formId} ${neighbourhoodOf(address)}`
    return {
      whyNot(sent) {
        if (networks.count(network) >= mostOfNetwork) return say.tooManyFromYou(mostOfNetwork)
        const isKnown = around.count(neighbourhood) > 0
        return sent >= (isKnown ? mostOfKnown : mostOfForm) ? say.tooMany : null
      },
      count() {
        networks.take(network)
        around.take(neighbourhood)
      },
    }
  }

  const shown = async (open: OpenForm, form: FilledForm) =>
    formPage(open, form, {
      replyTimes: await publicReplySentence(context, open.communeId),
      byMail: context.mailer !== null,
    })

  app.get('/', page('The form by which anybody writes to the mairie'), async c => {
    const forms = await listForms(context)
    const [only, other] = forms
    if (only === undefined) return c.html(noFormPage(), 404)
    if (other !== undefined) return c.html(chooseFormPage(forms))
    return c.redirect(`/ecrire/${only.id}`, 302)
  })

  app.get('/fil/:token', page('A conversation with the mairie, for who began it'), async c => {
    return await showThread(context, c, { isNew: c.req.query('envoye') === '1' })
  })

  app.post('/fil/:token', page('Go on with a conversation'), async c => {
    const thread = await threadByLink(context, c.req.param('token'))
    if (thread === null) return c.html(noThreadPage(), 404)
    const sender = senderOf(c, thread.channelId)
    const form = await withForm(c, sent => writeAgain(context, thread, sent, sender))
    if (form instanceof Response) return form
    if (form === undefined) return await showThread(context, c, { isNew: false, status: 409 })
    if (form !== null) return await showThread(context, c, { isNew: false, form, status: 422 })
    return c.redirect(`${threadPath(context, thread)}?envoye=1`, 303)
  })

  app.get('/fil/:token/photo/:message{\\d{1,9}}', photoPage, async c => {
    const thread = await threadByLink(context, c.req.param('token'))
    const photo = thread && (await photoIn(context, thread, Number(c.req.param('message'))))
    if (photo === null) return c.html(noThreadPage(), 404)
    return fileAnswer(c, { ...photo, name: 'photo' }, 'inline')
  })

  app.get('/:id{\\d{1,9}}', page('The form of one commune'), async c => {
    const open = await formById(context, c.req.param('id'))
    if (open === undefined) return c.html(noFormPage(), 404)
    return c.html(await shown(open, emptyForm(context, aboutForm(open))))
  })

  app.post('/:id{\\d{1,9}}', page('Write to the mairie'), async c => {
    const open = await formById(context, c.req.param('id'))
    if (open === undefined) return c.html(noFormPage(), 404)
    const sent = await withForm(c, form => sendMessage(context, open, form, senderOf(c, open.id)))
    if (sent instanceof Response) return sent
    if (!('thread' in sent)) return c.html(await shown(open, sent), 422)
    return c.redirect(`${threadPath(context, sent.thread)}?envoye=1`, 303)
  })
  app.get('/*', page('What is below it and is no form'), c => c.html(noFormPage(), 404))
  return app
}

async function formById(context: Context, id: string) {
  return (await listForms(context)).find(form => form.id === Number(id))
}

/** What is read at once, in this process: words, or a photo as small as they are; bytes. */
const fewBytes = 64 * 1024

/** What came, read as costs least; a page instead, where there is nothing to read. */
async function withForm<T>(
  c: HonoContext<Env>,
  work: (form: PhotoForm) => Promise<T>,
): Promise<T | Response> {
  const { body, signal } = c.req.raw
  // Without a length it may be anything.
  const size = Number(c.req.header('content-length') ?? Number.POSITIVE_INFINITY)
  if (!isFormData(c) || size <= fewBytes) return await work(photoFormOf(await formOf(c), signal))
  try {
    const type = c.req.header('content-type') ?? ''
    return await withPhotoForm({ body, type, signal }, work)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const back = 'Revenez à la page précédente : ce que vous avez tapé y est encore.'
    const status = error.kind === 'unavailable' ? 503 : 400
    return c.html(messagePage('Ce n’est pas parti', `${error.message} ${back}`), status)
  }
}

function photoFormOf(given: unknown, signal: AbortSignal): PhotoForm {
  const fields: Record<string, unknown> =
    typeof given === 'object' && given !== null ? { ...given } : {}
  const { file } = fields
  const hasPhoto = file instanceof File && file.size > 0
  return { fields, photo: hasPhoto ? () => readPhoto(file, signal) : null }
}

async function showThread(
  context: Context,
  c: HonoContext<Env, '/fil/:token'>,
  { isNew, form, status = 200 }: { isNew: boolean; form?: FilledForm; status?: 200 | 409 | 422 },
): Promise<Response> {
  const thread = await threadByLink(context, c.req.param('token'))
  if (thread === null) return c.html(noThreadPage(), 404)
  const { zone } = await communeOf(context, thread.communeId)
  const shown = form ?? emptyForm(context, aboutThread(thread))
  const address = threadPath(context, thread)
  const said = await readThread(context, thread)
  const byMail = context.mailer !== null
  return c.html(threadPage(said, shown, { zone, isNew, address, byMail }), status)
}
