import { createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import { describe, expect, it } from 'vitest'
import { serveOnLoopback } from '../support/network/serve-on-loopback.ts'
import { openVillage, type Village } from './client.ts'

type Delivery = { text: string; signature: string | undefined }

/** An app on loopback that knows one word, and keeps what it is told. */
async function anApp() {
  const deliveries: Delivery[] = []
  const statuses: number[] = []
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '', 'http://127.0.0.1')
    if (request.method === 'GET') {
      const isOurs = url.searchParams.get('hub.verify_token') === 'le mot'
      response.statusCode = isOurs ? 200 : 403
      response.end(isOurs ? url.searchParams.get('hub.challenge') : '')
      return
    }
    let text = ''
    for await (const chunk of request.setEncoding('utf8')) text += chunk
    response.statusCode = statuses.shift() ?? 200
    const signature = request.headers['x-hub-signature-256']
    deliveries.push({ text, signature: Array.isArray(signature) ? undefined : signature })
    response.end()
  })
  const port = await serveOnLoopback(server)
  return { callback: `http://127.0.0.1:${port}/webhooks/facebook`, deliveries, statuses }
}

async function followed() {
  const village = await openVillage()
  const app = await anApp()
  await village.sandbox.webhooks.subscribe(app.callback, 'le mot')
  return { ...village, ...app, settled: () => village.sandbox.webhooks.settled() }
}

const ask = (village: Village, text: string) =>
  village.sandbox.write({ page: village.page, kind: 'message', resident: 'Odile Martin', text })

const texts = (deliveries: Delivery[]) =>
  deliveries.map(({ text }) => JSON.parse(text).entry[0].messaging[0].message.text)

describe('webhooks of the sandbox', () => {
  it('tell of a comment and of its second thoughts as Meta does, signed over the bytes', async () => {
    const village = await followed()
    const post = village.announce()
    const { id, resident } = village.sandbox.write({
      page: village.page,
      kind: 'comment',
      target: post,
      resident: 'Odile Martin',
      text: 'Où est la déchetterie ?',
    })
    village.sandbox.edit(id, 'Où ?')
    village.sandbox.remove(id)
    await village.settled()
    const time = Math.floor(village.clock.now() / 1000)
    const value = {
      item: 'comment',
      comment_id: id,
      post_id: post,
      parent_id: post,
      from: { id: resident?.scopedId, name: 'Odile Martin' },
    }
    const feed = (part: object) => ({
      object: 'page',
      entry: [{ id: village.page, time, changes: [{ field: 'feed', value: part }] }],
    })
    const [published, ...rest] = village.deliveries.map(({ text }) => JSON.parse(text))
    expect(published.entry[0].changes[0].value).toMatchObject({ item: 'status', post_id: post })
    expect(rest).toEqual([
      feed({ ...value, verb: 'add', message: 'Où est la déchetterie ?', created_time: time }),
      feed({ ...value, verb: 'edited', message: 'Où ?', created_time: time }),
      feed({ ...value, verb: 'remove' }),
    ])
    const { secret } = village.sandbox.app
    for (const { text, signature } of village.deliveries) {
      expect(text).not.toMatch(/[^\x20-\x7e]/)
      const hex = createHmac('sha256', secret).update(text).digest('hex')
      expect(signature).toBe(`sha256=${hex}`)
    }
    expect(village.deliveries[1]?.text).toContain(String.raw`d\u00e9chetterie`)
  })

  it('tell of messages in milliseconds, and of the page’s own as echoes', async () => {
    const village = await followed()
    const { id, resident } = ask(village, 'Bonjour ?')
    await village.post(`${village.page}/messages`, {
      recipient: JSON.stringify({ id: resident?.scopedId }),
      message: JSON.stringify({ text: 'Bonjour !' }),
    })
    await village.settled()
    const timestamp = village.clock.now()
    const sent = village.deliveries.map(({ text }) => JSON.parse(text).entry[0].messaging[0])
    expect(sent).toEqual([
      {
        sender: { id: resident?.scopedId },
        recipient: { id: village.page },
        timestamp,
        message: { mid: id, text: 'Bonjour ?' },
      },
      {
        sender: { id: village.page },
        recipient: { id: resident?.scopedId },
        timestamp,
        message: {
          mid: expect.any(String),
          text: 'Bonjour !',
          is_echo: true,
          app_id: village.sandbox.app.id,
        },
      },
    ])
  })

  it('leave on demand late, twice, out of order or unsigned', async () => {
    const village = await followed()
    const { faults } = village.sandbox
    faults.add({ kind: 'webhook', how: 'late', ms: 50 })
    ask(village, 'un')
    ask(village, 'deux')
    await village.settled()
    expect(texts(village.deliveries)).toEqual(['deux', 'un'])
    faults.add({ kind: 'webhook', how: 'twice' })
    ask(village, 'trois')
    await village.settled()
    expect(texts(village.deliveries.slice(2))).toEqual(['trois', 'trois'])
    faults.add({ kind: 'webhook', how: 'out-of-order' })
    ask(village, 'quatre')
    await village.settled().then(() => village.deliveries.splice(0))
    faults.add({ kind: 'webhook', how: 'out-of-order' })
    ask(village, 'cinq')
    expect(village.deliveries).toEqual([])
    ask(village, 'six')
    await village.settled()
    expect(texts(village.deliveries).toSorted()).toEqual(['cinq', 'six'])
    faults.add({ kind: 'webhook', how: 'unsigned' })
    ask(village, 'sept')
    await village.settled()
    expect(village.deliveries.at(-1)?.signature).toBeUndefined()
    expect(faults.list()).toEqual([])
  })

  it('leave on demand again later, with what nobody knows, or all in one body', async () => {
    const village = await followed()
    const { faults } = village.sandbox
    faults.add({ kind: 'webhook', how: 'replayed', ms: 20 })
    ask(village, 'un')
    await village.settled()
    const [first, second] = village.deliveries.splice(0)
    expect(second).toEqual(first)
    expect(first?.signature).toBeDefined()

    faults.add({ kind: 'webhook', how: 'unknown-fields' })
    ask(village, 'deux')
    await village.settled()
    const [strange] = village.deliveries.splice(0)
    const { entry, schema } = JSON.parse(strange?.text ?? '')
    expect(schema).toEqual({ version: 99 })
    expect(entry[0].changes[0].field).toBe('mood')
    expect(entry[1].messaging[0].message.text).toBe('deux')

    faults.add({ kind: 'webhook', how: 'batch', ms: 60_000, times: null })
    for (let count = 0; count < 1_001; count++) ask(village, `${count}`)
    await village.settled()
    const sizes = village.deliveries.map(({ text }) => JSON.parse(text).entry.length)
    expect(sizes.toSorted((a, b) => a - b)).toEqual([1, 1_000])
  })

  it('come again where they were not taken in, and not where they were refused', async () => {
    const village = await followed()
    village.statuses.push(500)
    ask(village, 'encore')
    await village.settled()
    expect(texts(village.deliveries)).toEqual(['encore', 'encore'])
    village.statuses.push(403)
    ask(village, 'non')
    await village.settled()
    expect(texts(village.deliveries).slice(2)).toEqual(['non'])
  })

  it('go only where the word is known, and only on this machine', async () => {
    const village = await openVillage()
    const { callback, deliveries } = await anApp()
    const { webhooks, subscriptions } = village.sandbox
    await expect(webhooks.subscribe(callback, 'un autre')).rejects.toThrow('ne reconnaît pas')
    const abroad = 'https://exemple.fr/webhooks/facebook'
    await expect(webhooks.subscribe(abroad, 'le mot')).rejects.toThrow('de cette machine')
    ask(village, 'dans le vide')
    await webhooks.subscribe(callback, 'le mot')
    ask(village, 'entendu')
    await webhooks.settled()
    expect(texts(deliveries)).toEqual(['entendu'])
    subscriptions.remove(village.page)
    ask(village, 'plus rien')
    await webhooks.settled()
    expect(deliveries).toHaveLength(1)
  })

  it('do not tell what is dated later', async () => {
    const village = await followed()
    const { page, clock } = village
    const at = clock.now() + 60_000
    village.sandbox.write({ page, kind: 'message', resident: 'Odile Martin', text: 'Demain', at })
    await village.settled()
    expect(village.deliveries).toEqual([])
  })
})
