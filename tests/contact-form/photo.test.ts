import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { conversationShape } from '../../server/inbox/shapes-conversation.ts'
import { copyPerson } from '../../server/privacy/copy-person.ts'
import { erasePerson } from '../../server/privacy/erase-person.ts'
import { expiringMessages } from '../../server/privacy/expiring.ts'
import { type TestApp, testApp } from '../support/app.ts'
import { type TestClock, testClock } from '../support/clock.ts'
import { type DatabaseKind, itOnBoth } from '../support/database/databases.ts'
import { plain } from '../support/shares.ts'

type House = TestApp & { clock: TestClock; path: string }

async function house(database: DatabaseKind = 'sqlite'): Promise<House> {
  const clock = testClock('2026-06-02T08:00:00Z')
  const app = await testApp({ database, clock })
  const body = {
    ...{ connector: 'form', name: 'Formulaire', neighbour: null, receives: true },
    ...{ publishes: false, config: {}, secrets: {} },
  }
  const { json } = await app.ask('POST', '/api/channels', { as: 'administrator', body })
  return { ...app, clock, path: `/ecrire/${(json as { id: number }).id}` }
}

const letter = {
  name: 'Jeanne Petit',
  email: 'jeanne@exemple.fr',
  phone: '',
  text: 'Le lampadaire est couché.',
  site: '',
}

/** A photo of a telephone, which says where it was taken, as large as one likes. */
async function photo(width: number, height: number): Promise<Buffer> {
  const noise = { type: 'gaussian', mean: 128, sigma: 40 } as const
  return await sharp({ create: { width, height, channels: 3, background: '#888', noise } })
    .withExif({ IFD3: { GPSLatitude: '49/1 15/1 0/1', GPSLatitudeRef: 'N' } })
    .jpeg({ quality: 90 })
    .toBuffer()
}

type Sending = { stamp?: string; fields?: Partial<typeof letter>; to?: string }

/** Sends the form as a browser does: with the length of what comes. */
async function send(
  here: House,
  file: Buffer | null,
  { stamp, fields, to = here.path }: Sending = {},
) {
  const opened = await (await here.app.request(to)).text()
  const stamped = stamp ?? /name="stamp" value="([^"]+)"/.exec(opened)?.[1] ?? ''
  here.clock.advance(20_000)
  const form = new FormData()
  for (const [name, value] of Object.entries({ ...letter, ...fields, stamp: stamped })) {
    form.set(name, value)
  }
  const given =
    file === null ? new File([], '') : new File([Uint8Array.from(file)], 'IMG_2041.HEIC')
  form.set('file', given)
  const whole = new Response(form)
  const body = await whole.arrayBuffer()
  const headers = {
    'content-type': whole.headers.get('content-type') ?? '',
    'content-length': String(body.byteLength),
  }
  const response = await here.app.request(to, { method: 'POST', headers, body })
  const location = response.headers.get('location') ?? ''
  return { status: response.status, location, text: await response.text(), stamp: stamped }
}

async function read({ ask }: House) {
  const list = await ask('GET', '/api/conversations', { as: 'councillor' })
  const { conversations } = list.json as { conversations: { id: number }[] }
  const all = await Promise.all(
    conversations.map(({ id }) => ask('GET', `/api/conversations/${id}`, { as: 'councillor' })),
  )
  return all.flatMap(({ json }) => conversationShape.parse(json).messages)
}

async function bytesAt(here: House, address: string) {
  const cookie = await here.signIn('anne@exemple.fr')
  const response = await here.app.request(address, { headers: { cookie } })
  return { headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) }
}

const keptFiles = ({ context }: House) => context.db.selectFrom('messageFile').selectAll().execute()

describe('the photo of a form', () => {
  // It is read by a process of its own, which takes a second to begin.
  itOnBoth(
    'is shown in the inbox and on the person’s page, without where it was taken',
    async kind => {
      const here = await house(kind)
      const sent = await send(here, await photo(1680, 1260))
      expect(sent.status).toBe(303)
      const [message] = await read(here)
      const [attachment] = message?.attachments ?? []
      expect(attachment).toMatchObject({ type: 'image/jpeg', name: 'photo.jpg', kept: true })
      const whole = await bytesAt(here, attachment?.url ?? '')
      const small = await bytesAt(here, attachment?.small ?? '')
      const [large, tiny] = [
        await sharp(whole.bytes).metadata(),
        await sharp(small.bytes).metadata(),
      ]
      expect([large.width, large.height, large.exif]).toEqual([1600, 1200, undefined])
      expect([tiny.width, tiny.exif]).toEqual([320, undefined])
      expect(whole.bytes.length).toBe(attachment?.bytes)
      expect(whole.bytes.length).toBeLessThan(1_000_000)
      expect(whole.headers.get('content-disposition')).toMatch(/^inline; filename="photo.jpg"/)
      expect(whole.headers.get('content-security-policy')).toContain('sandbox')

      const page = await (await here.app.request(sent.location)).text()
      const address = /<img src="([^"]+)"/.exec(page)?.[1] ?? ''
      const theirs = await here.app.request(address)
      expect(Buffer.from(await theirs.arrayBuffer()).equals(whole.bytes)).toBe(true)
      // Nobody else's, by whatever number.
      expect((await here.app.request(address.replace(/\d+$/, '999'))).status).toBe(404)
      expect((await here.app.request(address.replace(/fil\/\d+/, 'fil/9'))).status).toBe(404)
    },
  )

  it('is kept once for a form that is sent twice, and beside words that are added', async () => {
    const here = await house()
    const bytes = await photo(120, 90)
    const first = await send(here, bytes)
    await send(here, bytes, { stamp: first.stamp })
    expect(await keptFiles(here)).toHaveLength(1)
    expect(await read(here)).toHaveLength(1)
    // Another photo with the same words is another message, by another form.
    const other = await photo(121, 90)
    const used = await send(here, other, { stamp: first.stamp })
    expect([used.status, plain(used.text)]).toEqual([422, expect.stringMatching(/déjà été envoyé/)])
    await send(here, other, { stamp: /name="stamp" value="([^"]+)"/.exec(used.text)?.[1] ?? '' })
    expect(await keptFiles(here)).toHaveLength(2)
    const thread = first.location.replace('?envoye=1', '')
    const more = await send(here, await photo(90, 90), { to: thread, fields: { text: 'Et là.' } })
    expect(more.status).toBe(303)
    const page = await (await here.app.request(thread)).text()
    expect(page.match(/<img /g)).toHaveLength(2)
    // Without a photo all is as it was.
    expect((await send(here, null)).status).toBe(303)
    expect(await keptFiles(here)).toHaveLength(3)
  })

  itOnBoth(
    'is in the person’s copy and in what is told before it goes, and goes with them',
    async kind => {
      const here = await house(kind)
      const { context, communeId } = here
      await send(here, await photo(120, 90))
      const [kept] = await keptFiles(here)
      const contact = await context.db.selectFrom('contact').select('id').executeTakeFirstOrThrow()
      const who = { communeId, userId: null, actor: 'Anne' }
      const copy = await copyPerson(context, who, [contact.id])
      expect(copy.conversations[0]?.messages[0]?.attachments).toEqual([
        {
          type: 'image/jpeg',
          url: null,
          content: Buffer.from(kept?.bytes ?? []).toString('base64'),
        },
      ])
      const shown = await here.ask('GET', `/api/privacy/copy.html?residents=${contact.id}`, {
        as: 'administrator',
      })
      expect(shown.text).toContain('<img src="data:image/jpeg;base64,')
      here.clock.advance(23.5 * 31 * 86_400_000)
      const lines: string[] = []
      for await (const line of await expiringMessages(context, who)) lines.push(line)
      expect(lines.join('')).toContain(`/api/messages/${kept?.messageId}/attachments/0`)

      const { databaseUrl } = context.settings
      const chosen = { residents: [contact.id], quotes: [] }
      await erasePerson(context, who, chosen, { databaseUrl, backupTo: null, backupKeep: 30 })
      expect(await keptFiles(here)).toEqual([])
      const address = `/api/messages/${kept?.messageId}/attachments/0`
      expect((await here.ask('GET', address, { as: 'officer' })).status).toBe(404)
    },
  )
})

it('is asked for without script, and what is no photo loses no words', async () => {
  const here = await house()
  const form = await (await here.app.request(here.path)).text()
  expect(form).toContain('enctype="multipart/form-data"')
  expect(form).toMatch(/<input id="file" name="file" type="file" accept="image\/\*"/)
  expect(plain(form)).toMatch(/10\sMo au plus/)
  const heic = Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1')
  const large = Buffer.concat([Buffer.from('<svg xmlns="'), Buffer.alloc(100_000, 32)])
  const wrong = [
    [Buffer.from('%PDF-1.7\n'), /pas une photo/],
    [Buffer.from('<html>'), /pas une photo/],
    [large, /pas une photo/],
    [heic, /HEIC/],
    [Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]), /abîmé|incomplèt/],
  ] as const
  for (const [bytes, why] of wrong) {
    const refused = await send(here, bytes, { fields: { name: `N${bytes.length}` } })
    expect(refused.status).toBe(422)
    expect(plain(refused.text)).toMatch(why)
    expect(refused.text).toContain(letter.text)
  }
  // A browser gives no file back: it must be chosen once more.
  const nameless = await send(here, await photo(60, 60), { fields: { name: '' } })
  expect(plain(nameless.text)).toContain('choisissez-la de nouveau')
  expect(await keptFiles(here)).toEqual([])
})

it('is refused by its size before it is read, and is counted with the messages', async () => {
  const here = await house()
  const heavy = await send(here, Buffer.alloc(11 * 1024 ** 2))
  expect([heavy.status, plain(heavy.text)]).toEqual([400, expect.stringMatching(/dépasse 10\sMo/)])
  expect((await send(here, Buffer.alloc(21 * 1024 ** 2))).status).toBe(413)
  // Words alone may not be as long as a photo.
  const body = new URLSearchParams({ ...letter, text: 'a'.repeat(70_000) })
  expect((await here.app.request(here.path, { method: 'POST', body })).status).toBe(413)

  const bytes = await photo(60, 60)
  let last = 0
  for (let sent = 0; sent < 13; sent++) {
    here.clock.advance(60_000)
    last = (await send(here, bytes, { fields: { text: `Message ${sent}` } })).status
  }
  expect(last).toBe(422)
  expect(await keptFiles(here)).toHaveLength(12)
})
