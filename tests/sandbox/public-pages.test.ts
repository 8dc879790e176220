import { expect, it } from 'vitest'
import { readSource } from '../../server/calendar/source.ts'
import { dig, openVillage, type Village } from './client.ts'

const evil = '<script>alert("x")</script> & « œufs »'
const escaped = '&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; « œufs »'

function submit({ sandbox, page }: Village, fields: Record<string, string>) {
  return fetch(`${sandbox.url}/pages/${page}/write`, {
    method: 'POST',
    body: new URLSearchParams(fields),
  })
}

it('the first page leads to the three villages and gives the addresses', async () => {
  const { sandbox } = await openVillage()
  const text = await (await fetch(sandbox.url)).text()
  for (const page of sandbox.pages) {
    expect(text).toContain(`href="/pages/${page.id}"`)
    expect(text).toContain(page.token)
  }
  expect(text).toContain(sandbox.smtpUrl)
  const sheet = /<link rel="stylesheet" href="([^"]+)">/.exec(text)?.[1]
  const style = await fetch(`${sandbox.url}${sheet}`)
  expect(style.headers.get('content-type')).toBe('text/css')
})

it('anybody writes as a resident, known or new, and the page shows it escaped', async () => {
  const village = await openVillage()
  const { sandbox, page, announce } = village
  const post = announce()
  const resident = sandbox.residents(page)[0]?.name ?? ''
  const commented = await submit(village, { kind: 'comment', target: post, resident, text: evil })
  expect(commented.url).toContain(`/pages/${page}/posts/${post}`)
  expect(commented.headers.get('content-type')).toContain('text/html')
  const visited = await submit(village, {
    kind: 'visitor_post',
    resident: ' Zoé  <b>Neuve</b> ',
    text: evil,
  })
  expect(visited.status).toBe(200)
  const shown = await (await fetch(`${sandbox.url}/pages/${page}`)).text()
  expect(shown.split(escaped)).toHaveLength(3)
  expect(shown).not.toContain('<script>alert')
  expect(shown).toContain('<h3>Zoé &lt;b&gt;Neuve&lt;/b&gt;</h3>')
  expect(shown).toContain(`<strong>${resident}</strong>`)
  const [visitorPost, own] = sandbox.posts(page)
  expect(visitorPost).toMatchObject({ author: 'Zoé <b>Neuve</b>', text: evil, isByPage: false })
  expect(own?.comments).toMatchObject([{ author: resident, text: evil }])
})

it('a private message is seen by the resident and not by the public', async () => {
  const village = await openVillage()
  const { sandbox, page } = village
  const sent = await submit(village, { kind: 'message', resident: 'Zoé Neuve', text: evil })
  expect(new URL(sent.url).pathname).toMatch(/^\/residents\/\d+\/messages$/)
  expect(await sent.text()).toContain(escaped)
  sandbox.post({ page, kind: 'message', target: 'Zoé Neuve', text: 'Bonjour Zoé' })
  expect(await (await fetch(sent.url)).text()).toContain('Bonjour Zoé')
  expect(await (await fetch(`${sandbox.url}/pages/${page}`)).text()).not.toContain('œufs')
  const residents = await (await fetch(`${sandbox.url}/residents`)).text()
  expect(residents).toContain('Zoé Neuve')
})

it('what is hidden or removed is no longer shown', async () => {
  const { sandbox, post, page, announce } = await openVillage()
  const target = announce()
  const say = (text: string) =>
    sandbox.write({ page, resident: 'Ann Test', kind: 'comment', target, text }).id
  const visit = { page, resident: 'Ann Test', kind: 'visitor_post' as const, text: 'injure' }
  await post(`/${sandbox.write(visit).id}`, { is_hidden: 'true' })
  const [hidden, removed] = [say('publicité'), say('regret'), say('visible')]
  await post(`/${hidden}`, { is_hidden: 'true' })
  sandbox.remove(removed ?? '')
  const shown = await (await fetch(`${sandbox.url}/pages/${page}`)).text()
  expect(shown).toContain('visible')
  expect(shown).not.toContain('publicité')
  expect(shown).not.toContain('regret')
  expect(shown).not.toContain('injure')
})

it('refuses an empty text, an unknown target and an unknown page, in French', async () => {
  const village = await openVillage()
  const { sandbox, page } = village
  const empty = await submit(village, { kind: 'comment', resident: 'Ann Test', text: '  ' })
  expect(empty.status).toBe(400)
  expect(await empty.text()).toContain('Il faut un nom et un texte.')
  const lost = { kind: 'comment', target: '1_2', resident: 'Ann Test', text: 'Allô' }
  expect((await submit(village, lost)).status).toBe(400)
  expect((await fetch(`${sandbox.url}/pages/12345`)).status).toBe(404)
  expect(sandbox.posts(page)).toEqual([])
})

it('older posts are on further pages', async () => {
  const { sandbox, clock, page, announce } = await openVillage()
  for (let index = 0; index < 12; index++) {
    clock.advance(60_000)
    announce(`Annonce n° ${index}.`)
  }
  const first = await (await fetch(`${sandbox.url}/pages/${page}`)).text()
  expect(first).toContain('Annonce n° 11.')
  expect(first).not.toContain('Annonce n° 1.')
  const older = /href="(\/pages\/\d+\?avant=\d+)"/.exec(first)?.[1]
  const second = await (await fetch(`${sandbox.url}${older}`)).text()
  expect(second).toContain('Annonce n° 1.')
  expect(second).not.toContain('Annonce n° 11.')
})

it('tells its pages to another process, and takes what residents write', async () => {
  const { sandbox, page, token, announce } = await openVillage()
  const send = async (body: unknown) => {
    const response = await fetch(`${sandbox.url}/sandbox/write`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    const answer: unknown = await response.json()
    return { status: response.status, body: answer }
  }
  const target = announce()
  const comment = { page, resident: 'Ann Test', kind: 'comment', target, text: 'Merci' }
  expect(await send(comment)).toMatchObject({
    status: 201,
    body: { post: target, resident: { name: 'Ann Test', scopedId: expect.any(String) } },
  })
  expect((await send({ ...comment, target: '1_2' })).status).toBe(404)
  expect((await send({ ...comment, kind: 'cri' })).status).toBe(400)
  const told: unknown = await (await fetch(`${sandbox.url}/sandbox/pages`)).json()
  expect(dig(told, 'pages', 0)).toMatchObject({ id: page, token })
  expect((await fetch(`${sandbox.url}/sandbox/rien`)).status).toBe(404)
})

it('makes links of addresses, and of nothing else', async () => {
  const { sandbox, post, page, announce } = await openVillage()
  announce('Voir https://exemple.test/loto?a=1&b=2. Et javascript:alert(1)')
  const shown = await (await fetch(`${sandbox.url}/pages/${page}`)).text()
  expect(shown).toContain('<a href="https://exemple.test/loto?a=1&amp;b=2" rel="nofollow">')
  expect(shown).not.toContain('href="javascript')
  const refused = await post(`/${page}/feed`, { link: 'javascript:alert(1)' })
  expect(refused.body).toMatchObject({ error: { code: 100 } })
})

it('each commune has a calendar that others read, the same whenever it is asked', async () => {
  const { sandbox } = await openVillage()
  const [, neighbour] = sandbox.pages
  const read = async () => await fetch(`${sandbox.url}/pages/${neighbour?.id}/agenda.ics`)
  const response = await read()
  expect(response.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
  const text = await response.text()
  expect(await (await read()).text()).toBe(text)
  const found = readSource({
    bytes: Buffer.from(text),
    charset: 'utf-8',
    url: sandbox.url,
    zone: 'Europe/Paris',
    now: '2000-01-01T00:00',
  })
  if (found.kind === 'refused') throw new Error(found.sentence.fr)
  expect(found.events.length).toBeGreaterThan(20)
})
