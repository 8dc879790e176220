import { expect, it } from 'vitest'
import type { Page } from '../../../server/connectors/connector.ts'
import { receive } from '../../../server/connectors/wordpress/receive.ts'
import { DAY, MINUTE, tuesday } from '../played.ts'
import { kept, receiveAll } from '../reading.ts'
import { openSite } from './harness.ts'

function pageOf(page: Page): Extract<Page, { kind: 'page' }> {
  if (page.kind !== 'page') throw new Error(page.reason.fr)
  return page
}

it('reads hundreds of comments page by page, a year back, and each once', async () => {
  const { site, call } = await openSite()
  const post = site.announce('Les horaires', tuesday - 500 * DAY)
  const text = 'Merci pour tout ?'
  site.comment({ post, resident: 'Jadis', text, at: tuesday - 400 * DAY })
  for (let n = 0; n < 250; n++) {
    // Many within one second, as an import leaves them.
    const at = tuesday - 10 * DAY + Math.floor(n / 120) * MINUTE
    site.comment({ post, resident: `Habitant ${n}`, text: `${text} ${n}`, at })
  }
  const { conversations, cursor } = await receiveAll(receive, call(), null)
  expect(conversations).toHaveLength(250)
  expect(kept(conversations).size).toBe(250)
  expect(pageOf(await receive(call(), cursor))).toMatchObject({ conversations: [], removals: [] })
  expect(cursor?.length).toBeLessThan(8_000)
})

it('gives one conversation a root comment, with what answers it at any depth', async () => {
  const { site, call, clock } = await openSite()
  const post = site.announce('Fête du village')
  const asked = site.comment({
    post,
    resident: 'Julie Renard',
    text: 'À quelle <b>heure</b> &amp; où ?',
  })
  const { cursor } = await receiveAll(receive, call(), null)
  clock.advance(MINUTE)
  const answer = site.comment({ post, parent: asked, text: 'À 20 h.' })
  clock.advance(MINUTE)
  const thanks = site.comment({ post, parent: answer, resident: 'Hugo Masson', text: 'Merci !' })
  const page = pageOf(await receive(call(), cursor))
  expect(page.conversations).toHaveLength(1)
  const [conversation] = page.conversations
  expect(conversation).toMatchObject({
    remoteId: String(asked),
    visibility: 'public',
    subject: 'Fête du village',
    post: String(post),
  })
  const messages = kept(page.conversations)
  expect(messages.get(String(answer))).toMatchObject({ direction: 'outbound', author: null })
  expect(messages.get(String(thanks))).toMatchObject({
    parentRemoteId: String(answer),
    author: { remoteId: 'hugo.masson@exemple.fr', name: 'Hugo Masson' },
  })
})

it('reads comments that answer each other, or themselves, as a faulty import leaves them', async () => {
  const { site, call } = await openSite()
  const post = site.announce('Fête du village')
  const first = site.comment({ post, resident: 'Julie Renard', text: 'À quelle heure ?' })
  const second = site.comment({ post, parent: first, resident: 'Hugo Masson', text: 'Et où ?' })
  const alone = site.comment({ post, resident: 'Anne Petit', text: 'Bravo !' })
  site.change('comment', first, { parent: second })
  site.change('comment', alone, { parent: alone })
  const { conversations } = await receiveAll(receive, call(), null)
  expect(new Set(kept(conversations).keys())).toEqual(new Set([first, second, alone].map(String)))
})

it('tells what was approved, put away, written anew or deleted since', async () => {
  const { site, call, clock } = await openSite()
  const post = site.announce('Fête du village')
  const [waits, spam, edited, deleted] = [1, 2, 3, 4].map(n =>
    site.comment({ post, resident: `Habitant ${n}`, text: `Question ${n} ?` }),
  )
  const first = await receiveAll(receive, call(), null)
  // What waits to be approved waits for us.
  for (const message of kept(first.conversations).values())
    expect(message).toMatchObject({ hidden: false })
  clock.advance(MINUTE)
  site.change('comment', waits ?? 0, { status: 'approved' })
  site.change('comment', spam ?? 0, { status: 'spam' })
  site.change('comment', edited ?? 0, { content: 'Autre chose' })
  site.remove('comment', deleted ?? 0)
  const page = pageOf(await receive(call(), first.cursor))
  const messages = kept(page.conversations)
  expect(messages.get(String(waits))).toMatchObject({ hidden: false })
  expect(messages.get(String(spam))).toMatchObject({ hidden: true })
  expect(messages.get(String(edited))).toMatchObject({ text: 'Autre chose' })
  expect(page.removals).toEqual([
    { of: 'message', remoteId: String(deleted), at: null, alone: true },
  ])
  expect(pageOf(await receive(call(), page.cursor))).toMatchObject({
    conversations: [],
    removals: [],
  })
})

it('takes nothing for deleted that is only older than the latest hundred', async () => {
  const { site, call, clock } = await openSite()
  const post = site.announce('Fête du village')
  const write = (n: number) =>
    site.comment({ post, resident: `Habitant ${n}`, text: `Bravo ${n} ?` })
  for (let n = 0; n < 60; n++) {
    clock.advance(MINUTE)
    write(n)
  }
  const first = await receiveAll(receive, call(), null)
  for (let n = 60; n < 210; n++) {
    clock.advance(MINUTE)
    write(n)
  }
  const pages = [pageOf(await receive(call(), first.cursor))]
  while (pages.at(-1)?.done === false)
    pages.push(pageOf(await receive(call(), pages.at(-1)?.cursor ?? '')))
  expect(pages.flatMap(({ removals = [] }) => removals)).toEqual([])
  expect(kept(pages.flatMap(({ conversations }) => conversations)).size).toBe(150)
})
