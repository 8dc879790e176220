import type { Hono, Context as HonoContext } from 'hono'
import type { Context } from '../context.ts'
import { clientAddressFor } from '../http/client-address.ts'
import type { Env } from '../http/identity.ts'
import { createLinkApp, formOf } from '../http/link-app.ts'
import { operation } from '../http/operation.ts'
import { createRateLimit } from '../http/rate-limit.ts'
import { communeOf } from '../people/commune.ts'
import { networkOf } from '../platform/network.ts'
import {
  aboutForm,
  aboutThread,
  emptyForm,
  type FilledForm,
  listForms,
  readThread,
  sendMessage,
  writeAgain,
} from './conversation.ts'
import { threadOf, threadPath } from './link.ts'
import { chooseFormPage, formPage, noFormPage, threadPage } from './page.ts'

const hour = 60 * 60_000
/** Of one network in an hour: a household, a school, a library. */
const mostOfNetwork = 12
/** Of everybody in an hour: a robot with many addresses is not to bury who waits. */
const mostOfForm = 120

const page = (summary: string) =>
  operation({ permission: 'public', summary, tag: 'Contact form', contentType: 'text/html' })

/** The form by which anybody writes to the mairie, and each one's conversation with it. */
export function contactRoutes(context: Context): Hono<Env> {
  const app = createLinkApp(context, {
    address: '/ecrire/…',
    nothingDone: 'Rien n’a été envoyé',
  })
  const clientAddress = clientAddressFor(context.settings)
  const ofNetwork = createRateLimit(context.clock, { most: mostOfNetwork, windowMs: hour })
  const ofForm = createRateLimit(context.clock, { most: mostOfForm, windowMs: hour })
  const isTooMany = (c: HonoContext<Env>, about: string) => () =>
    ofNetwork.take(networkOf(clientAddress(c))) > 0 || ofForm.take(about) > 0

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
    const id = threadOf(context, c.req.param('token'))
    if (id === null) return c.html(noFormPage(), 404)
    const about = aboutThread(id)
    const form = await writeAgain(context, id, await fieldsOf(c), isTooMany(c, about))
    if (form === undefined) return await showThread(context, c, { isNew: false, status: 409 })
    if (form !== null) return await showThread(context, c, { isNew: false, form, status: 422 })
    return c.redirect(`${threadPath(context, id)}?envoye=1`, 303)
  })

  app.get('/:id{\\d{1,9}}', page('The form of one commune'), async c => {
    const open = await formById(context, c.req.param('id'))
    if (open === undefined) return c.html(noFormPage(), 404)
    return c.html(formPage(open, emptyForm(context, aboutForm(open))))
  })

  app.post('/:id{\\d{1,9}}', page('Write to the mairie'), async c => {
    const open = await formById(context, c.req.param('id'))
    if (open === undefined) return c.html(noFormPage(), 404)
    const sent = await sendMessage(context, open, await fieldsOf(c), isTooMany(c, aboutForm(open)))
    if (!('conversationId' in sent)) return c.html(formPage(open, sent), 422)
    return c.redirect(`${threadPath(context, sent.conversationId)}?envoye=1`, 303)
  })
  app.get('/*', page('What is below it and is no form'), c => c.html(noFormPage(), 404))
  return app
}

async function formById(context: Context, id: string) {
  return (await listForms(context)).find(form => form.id === Number(id))
}

async function fieldsOf(c: HonoContext<Env>): Promise<Record<string, unknown>> {
  const fields = await formOf(c)
  return typeof fields === 'object' && fields !== null ? { ...fields } : {}
}

async function showThread(
  context: Context,
  c: HonoContext<Env, '/fil/:token'>,
  { isNew, form, status = 200 }: { isNew: boolean; form?: FilledForm; status?: 200 | 409 | 422 },
): Promise<Response> {
  const id = threadOf(context, c.req.param('token'))
  const thread = id === null ? null : await readThread(context, id)
  if (id === null || thread === null) return c.html(noFormPage(), 404)
  const { zone } = await communeOf(context, thread.communeId)
  const shown = form ?? emptyForm(context, aboutThread(id))
  return c.html(threadPage(thread, shown, { zone, isNew }), status)
}
