import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { addPreset, faultPresets, presetCall } from '../fault-presets.ts'
import { type Faults, faultSchema } from '../faults.ts'
import { isRecord } from '../graph/call.ts'
import type { Courier } from '../graph/courier.ts'
import type { Bindings } from '../graph/http.ts'
import type { Mailbox } from '../mail.ts'
import type { Network } from '../state/network.ts'
import { wholeConversations, wholePage } from '../state/public.ts'
import {
  editAsResident,
  hideAsPage,
  removeAsResident,
  unsendAsResident,
} from '../state/second-thoughts.ts'
import { pageOf, UnknownThing, writeAsPage, writeAsResident } from '../state/writing.ts'
import type { Life } from '../village/life.ts'
import { instagramControl, instantShape } from './instagram-control.ts'

const writing = z.strictObject({
  page: z.string(),
  resident: z.union([z.string(), z.int()]),
  kind: z.enum(['comment', 'visitor_post', 'tagged_post', 'message']),
  target: z.string().optional(),
  text: z.string().min(1),
  at: instantShape.optional(),
})

const pageWriting = z.strictObject({
  page: z.string(),
  kind: z.enum(['post', 'comment', 'message']).default('post'),
  target: z.string().optional(),
  text: z.string().min(1),
  link: z.url({ protocol: /^https?$/ }).optional(),
  at: instantShape.optional(),
})

const tokenChange = z.strictObject({
  token: z.string(),
  scopes: z.array(z.string()).optional(),
  access: z.enum(['all', 'nameless', 'none']).optional(),
  live: z.boolean().optional(),
  expiresAt: z.int().min(0).optional(),
  deadSubcode: z.int().nullable().optional(),
})

const appChange = z.strictObject({
  live: z.boolean().optional(),
  access: z.enum(['all', 'nameless', 'none']).optional(),
  redirectUris: z.array(z.url({ protocol: /^https?$/ })).optional(),
  domains: z.array(z.string()).optional(),
  privacyUrl: z.string().optional(),
})

const subscription = z.strictObject({
  callback: z.url(),
  verifyToken: z.string().min(1),
  object: z.enum(['page', 'instagram']).default('page'),
})

/** The JSON side of the sandbox, under `/sandbox`: what tests and demonstrations drive it with. */
export function controlRoutes(sandbox: {
  network: Network
  faults: Faults
  life: Life
  mailbox: Mailbox
  webhooks: Courier
}): Hono<Bindings> {
  const { network, faults, life, mailbox, webhooks } = sandbox
  const routes = new Hono<Bindings>()

  routes.onError((error, c) => {
    if (error instanceof UnknownThing) return c.json({ error: error.message }, 404)
    if (error instanceof z.ZodError) return c.json({ error: z.prettifyError(error) }, 400)
    if (error instanceof SyntaxError) return c.json({ error: 'Le corps n’est pas du JSON.' }, 400)
    console.error(error)
    return c.json({ error: error.message }, 500)
  })

  routes.post('/write', async c =>
    c.json(writeAsResident(network, writing.parse(await c.req.json())), 201),
  )
  routes.post('/post', async c =>
    c.json(writeAsPage(network, pageWriting.parse(await c.req.json())), 201),
  )
  routes.post('/edit', async c => {
    const { id, text } = z
      .strictObject({ id: z.string(), text: z.string().min(1) })
      .parse(await c.req.json())
    editAsResident(network, id, text)
    return c.json({ id })
  })
  routes.post('/remove', async c => {
    const { id } = z.strictObject({ id: z.string() }).parse(await c.req.json())
    removeAsResident(network, id)
    return c.json({ id })
  })

  routes.post('/unsend', async c => {
    const { id } = z.strictObject({ id: z.string() }).parse(await c.req.json())
    unsendAsResident(network, id)
    return c.json({ id })
  })
  routes.post('/hide', async c => {
    const { id, hidden } = z
      .strictObject({ id: z.string(), hidden: z.boolean() })
      .parse(await c.req.json())
    hideAsPage(network, id, hidden)
    return c.json({ id, hidden })
  })

  routes.get('/pages', c =>
    c.json({
      pages: network.people.pages().map(page => ({
        id: page.id,
        name: page.name,
        kind: page.kind,
        instantReply: page.instantReply,
        token: network.tokens.ofPage(page.id, true)?.token,
      })),
    }),
  )
  routes.get('/pages/:id/posts', c =>
    c.json({ posts: wholePage(network, pageOf(network, c.req.param('id')).id) }),
  )
  routes.get('/pages/:id/conversations', c => {
    const page = pageOf(network, c.req.param('id'))
    return c.json({ conversations: wholeConversations(network, page.id) })
  })
  routes.get('/pages/:id/residents', c => {
    const page = pageOf(network, c.req.param('id'))
    const residents = network.people.everyone().filter(person => person.home === page.id)
    return c.json({ residents: residents.map(({ id, name }) => ({ id, name })) })
  })
  routes.post('/pages/:id/instant-reply', async c => {
    const page = pageOf(network, c.req.param('id'))
    const { text } = z.strictObject({ text: z.string().nullable() }).parse(await c.req.json())
    network.people.setInstantReply(page.id, text)
    return c.json({ page: page.id, text })
  })

  routes.post('/tokens', async c => {
    const { token, ...change } = tokenChange.parse(await c.req.json())
    if (!network.tokens.find(token)) throw new UnknownThing('Ce jeton n’est pas du bac à sable.')
    network.tokens.change(token, change)
    return c.json({ token })
  })

  routes.get('/app', c => c.json(network.login.settings()))
  routes.post('/app', async c => {
    network.login.change(appChange.parse(await c.req.json()))
    return c.json(network.login.settings())
  })

  routes.get('/faults', c => c.json({ faults: faults.list() }))
  routes.get('/faults/presets', c => c.json({ presets: faultPresets }))
  routes.post('/faults', async c => {
    const body: unknown = await c.req.json()
    const isPreset = isRecord(body) && 'preset' in body
    const made = isPreset
      ? addPreset(faults, presetCall.parse(body))
      : faults.add(faultSchema.parse(body))
    return c.json(made, 201)
  })
  routes.delete('/faults', c => {
    faults.clear()
    return c.body(null, 204)
  })
  routes.delete('/faults/:id', c => {
    faults.clear(Number(c.req.param('id')))
    return c.body(null, 204)
  })

  routes.get('/life', c => c.json({ enabled: life.enabled }))
  routes.post('/life', async c => {
    life.enabled = z.strictObject({ enabled: z.boolean() }).parse(await c.req.json()).enabled
    return c.json({ enabled: life.enabled })
  })

  routes.route('/instagram', instagramControl(network))

  routes.get('/webhooks', c => c.json({ callback: webhooks.callback }))
  routes.post('/webhooks', async c => {
    const { callback, verifyToken, object } = subscription.parse(await c.req.json())
    await webhooks.subscribe(callback, verifyToken, undefined, object)
    return c.json({ callback }, 201)
  })
  routes.delete('/webhooks', c => {
    webhooks.unsubscribe()
    return c.body(null, 204)
  })

  routes.get('/mail', async c => {
    const mails = await mailbox.all()
    return c.json({
      mails: mails.map(mail => ({
        ...mail,
        attachments: mail.attachments.map(({ name, type, bytes }) => ({
          name,
          type,
          size: bytes.length,
        })),
      })),
    })
  })
  routes.delete('/mail', c => {
    mailbox.clear()
    return c.body(null, 204)
  })

  routes.all('*', (c: Context) => c.json({ error: `Rien à l’adresse ${c.req.path}.` }, 404))
  return routes
}
