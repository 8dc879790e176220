import { describe, expect, it } from 'vitest'
import { servePicture as serving } from '../support/network/serve-picture.ts'
import { allPages, dig, openVillage, picture, rows, textAt, type Village } from './client.ts'

const day = 24 * 3_600_000

async function openAccount() {
  const village = await openVillage()
  const [account] = village.sandbox.instagram.accounts()
  if (!account) throw new Error('no account')
  return { ...village, account: account.id, instagram: village.sandbox.instagram }
}

const idOf = (answer: { body: unknown }) => textAt(answer.body, 'id')
const errorOf = (answer: { body: unknown }) => [
  dig(answer.body, 'error', 'code'),
  dig(answer.body, 'error', 'error_subcode'),
]

describe('an account', () => {
  it('is found through its page, and one page has none', async () => {
    const { get, page, account, sandbox } = await openAccount()
    const fields = 'instagram_business_account{id,username}'
    const linked = await get(`/${page}`, { fields })
    expect(dig(linked.body, 'instagram_business_account')).toEqual({
      id: account,
      username: 'vaubecourt_sur_marne',
    })
    const alone = sandbox.neighbours.at(-1)
    const query = { fields, access_token: alone?.token ?? '' }
    const unlinked = await get(`/${alone?.id}`, query)
    expect(unlinked.body).toEqual({ id: alone?.id })
  })

  it('is told to no token without the permission, nor to another page’s', async () => {
    const { get, account, sandbox, token, page } = await openAccount()
    const other = sandbox.neighbours[0]?.token ?? ''
    const asOther = await get(`/${account}/media`, { access_token: other })
    expect(errorOf(asOther)).toEqual([100, 33])
    sandbox.tokens.change(token, { scopes: ['pages_read_engagement'] })
    expect(errorOf(await get(`/${account}/media`))[0]).toBe(10)
    const fields = 'instagram_business_account'
    expect((await get(`/${page}`, { fields })).body).toEqual({ id: page })
    const talks = await get(`/${page}/conversations`, { platform: 'instagram' })
    expect(errorOf(talks)[0]).toBe(230)
  })
})

describe('what is written on Instagram', () => {
  it('is listed with names, two levels deep, and counted', async () => {
    const { get, account, instagram, sandbox } = await openAccount()
    const media = instagram.announce(account, 'La fête ce soir')
    const write = (resident: string | null, target: string, text: string) =>
      instagram.write({ account, resident, kind: 'comment', target, text }).id
    const question = write('Julie Renard', media, 'À quelle heure ?')
    const answer = write(null, question, 'À 21 h.')
    const thanks = write('Julie Renard', answer, 'Merci !')
    const hidden = write('Max Spam', media, 'Gagnez un téléphone')
    instagram.hide(hidden, true)
    const removed = write('Odile Colin', media, 'Oups')
    instagram.remove(removed)
    const fields =
      'id,caption,comments_count,comments{id,text,username,hidden,from,replies{id,parent_id,username}}'
    const list = await get(`/${account}/media`, { fields })
    const [row] = rows(list.body, 'data')
    expect(row).toMatchObject({ id: media, caption: 'La fête ce soir', comments_count: 4 })
    const [spam, first] = rows(row, 'comments', 'data')
    expect(spam).toMatchObject({ id: hidden, hidden: true })
    expect(first).toMatchObject({
      id: question,
      username: 'julie.renard',
      from: { username: 'julie.renard' },
      replies: {
        data: [
          { id: answer, parent_id: question, username: 'vaubecourt_sur_marne' },
          { id: thanks, parent_id: question, username: 'julie.renard' },
        ],
      },
    })
    sandbox.tokens.change(sandbox.village.token, { access: 'nameless' })
    const nameless = await get(`/${question}`, { fields: 'id,username,from,text' })
    expect(nameless.body).toEqual({ id: question, text: 'À quelle heure ?' })
  })

  it('comes in pages that are followed to the end', async () => {
    const { get, account, instagram } = await openAccount()
    const media = instagram.announce(account, 'Photos')
    for (let index = 0; index < 120; index++) {
      const text = `Bravo ${index}`
      instagram.write({ account, resident: 'Julie Renard', kind: 'comment', target: media, text })
    }
    const pages = await allPages(await get(`/${media}/comments`, { limit: '100' }))
    expect(pages.map(page => page.length)).toEqual([50, 50, 20])
  })

  it('elsewhere is found through the account alone, and answered there', async () => {
    const { get, post, account, instagram, sandbox } = await openAccount()
    const write = (kind: 'mention' | 'tag', text: string, target?: string) =>
      instagram.write({ account, resident: 'Julie Renard', kind, target, text }).id
    const bodies = sandbox.told(() => {
      write('mention', 'Merci @vaubecourt_sur_marne')
      write('tag', 'Belle fête')
    })
    const [told] = bodies.map(body => JSON.parse(body))
    // A tag is told by nothing.
    expect(bodies).toHaveLength(1)
    const media = told.entry[0].changes[0].value.media_id
    const comment = write('mention', 'Bonjour', media)
    const of = (field: string) => get(`/${account}`, { fields: field })
    const read = await of(`mentioned_media.media_id(${media}){id,caption,username,permalink}`)
    expect(dig(read.body, 'mentioned_media')).toEqual({
      id: media,
      caption: 'Merci vaubecourt_sur_marne',
      username: 'julie.renard',
      permalink: expect.stringContaining(`/instagram/julie.renard/${media}`),
    })
    const under = await of(`mentioned_comment.comment_id(${comment}){id,text,media{id}}`)
    expect(dig(under.body, 'mentioned_comment')).toEqual({
      id: comment,
      text: 'vaubecourt_sur_marne Bonjour',
      media: { id: media },
    })
    for (const field of ['username', 'from']) {
      expect(errorOf(await of(`mentioned_comment.comment_id(${comment}){${field}}`))[0]).toBe(100)
    }
    expect(errorOf(await get(`/${comment}`))).toEqual([100, 33])
    expect(errorOf(await of(`mentioned_media.media_id(${comment}){id}`))).toEqual([100, 33])
    const tags = await get(`/${account}/tags`, { fields: 'caption' })
    expect(rows(tags.body, 'data')).toMatchObject([{ caption: 'Belle fête' }])
    const answer = { media_id: media, comment_id: comment, message: 'Bonjour Julie' }
    const made = idOf(await post(`/${account}/mentions`, answer))
    expect((await get(`/${made}`, { fields: 'text,parent_id' })).body).toMatchObject({
      text: 'Bonjour Julie',
      parent_id: comment,
    })
    const page = await fetch(`${sandbox.url}/instagram/julie.renard/${media}`)
    expect(await page.text()).toContain('Bonjour Julie')
    instagram.remove(media)
    expect(errorOf(await post(`/${account}/mentions`, answer))).toEqual([100, 33])
    sandbox.tokens.change(sandbox.village.token, { scopes: ['instagram_basic'] })
    expect(errorOf(await get(`/${account}/tags`))[0]).toBe(10)
  })

  it('in private is among the page’s conversations of that platform only', async () => {
    const { get, page, account, instagram, post } = await openAccount()
    const said = instagram.write({
      account,
      resident: 'Julie Renard',
      kind: 'message',
      text: 'Bonjour',
    })
    expect(rows((await get(`/${page}/conversations`)).body, 'data')).toEqual([])
    const fields = 'id,participants,messages{id,from,message}'
    const talks = await get(`/${page}/conversations`, { platform: 'instagram', fields })
    const person = { username: 'julie.renard', id: said.resident?.scopedId }
    expect(rows(talks.body, 'data')).toEqual([
      {
        id: said.conversation,
        participants: { data: [{ username: 'vaubecourt_sur_marne', id: account }, person] },
        messages: expect.objectContaining({
          data: [{ id: said.id, message: 'Bonjour', from: person }],
        }),
      },
    ])
    const sent = await post(`/${page}/messages`, {
      recipient: JSON.stringify({ id: said.resident?.scopedId }),
      message: JSON.stringify({ text: 'Bonjour Julie' }),
      messaging_type: 'RESPONSE',
    })
    expect(sent.status).toBe(200)
    expect(instagram.conversations(account)[0]?.messages.map(({ text }) => text)).toEqual([
      'Bonjour',
      'Bonjour Julie',
    ])
  })

  it('is answered under the comment above, hidden, and answered in private once', async () => {
    const { page, account, instagram, post } = await openAccount()
    const media = instagram.announce(account, 'Photos')
    const write = (resident: string, target: string, text: string) =>
      instagram.write({ account, resident, kind: 'comment', target, text }).id
    const question = write('Julie Renard', media, 'À quelle heure ?')
    const reply = write('Odile Colin', question, 'Moi aussi')
    const answer = idOf(await post(`/${reply}/replies`, { message: 'À 21 h.' }))
    const shown = instagram.media(account)[0]?.comments.find(({ id }) => id === answer)
    expect(shown).toMatchObject({ parent: question, isByAccount: true })
    expect((await post(`/${reply}`, { hide: 'true' })).body).toEqual({ success: true })
    expect(errorOf(await post(`/${reply}/replies`, { message: 'Encore' }))[0]).toBe(100)
    const privately = () =>
      post(`/${page}/messages`, {
        recipient: JSON.stringify({ comment_id: question }),
        message: JSON.stringify({ text: 'Voici le programme' }),
      })
    expect((await privately()).status).toBe(200)
    expect(errorOf(await privately())[0]).toBe(10900)
  })
})

describe('publishing on Instagram', () => {
  const create = async (village: Village & { account: string }, more: Record<string, string>) =>
    village.post(`/${village.account}/media`, more)

  it('takes a container that is being worked on, and shows nothing before it is published', async () => {
    const village = await openAccount()
    const { account, instagram, get, post } = village
    instagram.conduct.looks = 1
    const image = await serving(await picture('jpeg'))
    const made = await create(village, { image_url: image, caption: 'Marché', alt_text: 'Étals' })
    const container = idOf(made)
    const publish = () => post(`/${account}/media_publish`, { creation_id: container })
    expect(errorOf(await publish())).toEqual([9007, 2207027])
    const look = async () =>
      dig((await get(`/${container}`, { fields: 'status_code' })).body, 'status_code')
    expect(await look()).toBe('IN_PROGRESS')
    expect(await look()).toBe('FINISHED')
    expect(instagram.media(account)).toEqual([])
    const media = idOf(await publish())
    expect(await look()).toBe('PUBLISHED')
    expect(instagram.media(account)).toMatchObject([
      { id: media, caption: 'Marché', pictures: [{ alt: 'Étals' }] },
    ])
    expect(errorOf(await publish())).toEqual([24, 2207006])
  })

  it('makes one post of several pictures, two to ten', async () => {
    const village = await openAccount()
    const image = await serving(await picture('jpeg'))
    const item = async () =>
      idOf(await create(village, { image_url: image, is_carousel_item: 'true' }))
    const one = await item()
    const alone = await create(village, { media_type: 'CAROUSEL', children: one })
    expect(errorOf(alone)).toEqual([100, 2207028])
    const children = `${one},${await item()}`
    const album = idOf(await create(village, { media_type: 'CAROUSEL', children, caption: 'Deux' }))
    const media = idOf(
      await village.post(`/${village.account}/media_publish`, { creation_id: album }),
    )
    const read = await village.get(`/${media}`, { fields: 'media_type,children' })
    expect(read.body).toMatchObject({ media_type: 'CAROUSEL_ALBUM' })
    expect(rows(read.body, 'children', 'data')).toHaveLength(2)
  })

  it('refuses with Instagram’s own codes', async () => {
    const village = await openAccount()
    const { account, instagram, clock, post, sandbox } = village
    const image = await serving(await picture('jpeg'))
    const code = async (more: Record<string, string>) => errorOf(await create(village, more))
    expect(await code({ image_url: 'http://127.0.0.1:1/no.jpg' })).toEqual([9004, 2207052])
    expect(await code({ image_url: 'https://example.org/a.jpg' })).toEqual([9004, 2207052])
    expect(await code({ image_url: await serving(await picture('png')) })).toEqual([36001, 2207005])
    const { default: sharp } = await import('sharp')
    const tall = { width: 100, height: 200, channels: 3 as const, background: '#fff' }
    const poster = await serving(await sharp({ create: tall }).jpeg().toBuffer())
    expect(await code({ image_url: poster })).toEqual([36003, 2207009])
    expect(await code({ image_url: image, caption: 'é'.repeat(2_201) })).toEqual([36004, 2207010])
    const tags = Array.from({ length: 31 }, (_, index) => `#mot${index}`).join(' ')
    expect(await code({ image_url: image, caption: tags })).toEqual([36004, 2207010])

    const publish = (creation_id: string) => post(`/${account}/media_publish`, { creation_id })
    const expired = idOf(await create(village, { image_url: image }))
    clock.advance(day + 1)
    expect(errorOf(await publish(expired))).toEqual([-2, 2207020])
    instagram.conduct.quota = 1
    expect((await publish(idOf(await create(village, { image_url: image })))).status).toBe(200)
    const limit = await village.get(`/${account}/content_publishing_limit`, {
      fields: 'quota_usage,config',
    })
    expect(rows(limit.body, 'data')).toEqual([
      { quota_usage: 1, config: { quota_total: 1, quota_duration: 86_400 } },
    ])
    const second = idOf(await create(village, { image_url: image }))
    expect(errorOf(await publish(second))).toEqual([9, 2207042])
    sandbox.tokens.change(village.token, { scopes: ['instagram_basic'] })
    expect((await code({ image_url: image }))[0]).toBe(10)
  })
})

describe('the account for people', () => {
  it('shows pictures and comments, and lets one write', async () => {
    const { sandbox, account, instagram } = await openAccount()
    const media = instagram.announce(account, 'Le clocher')
    const page = `${sandbox.url}/instagram/vaubecourt_sur_marne`
    const shown = await (await fetch(page)).text()
    expect(shown).toContain('Le clocher')
    const image = /\/instagram\/pictures\/\d+\.jpg/.exec(shown)?.[0]
    const bytes = await fetch(`${sandbox.url}${image}`)
    expect(bytes.headers.get('content-type')).toBe('image/jpeg')
    const body = new URLSearchParams({
      kind: 'comment',
      target: media,
      resident: 'Odile Colin',
      text: 'Superbe <b>',
    })
    const after = await (await fetch(`${page}/write`, { method: 'POST', body })).text()
    expect(after).toContain('odile.colin')
    expect(after).toContain('Superbe &lt;b&gt;')
    const message = new URLSearchParams({
      kind: 'message',
      resident: 'Odile Colin',
      text: 'Bonjour',
    })
    const talk = await fetch(`${page}/write`, { method: 'POST', body: message })
    expect(await talk.text()).toContain('Messages de Odile Colin')
  })

  it('takes a name of digits for a name', async () => {
    const { sandbox } = await openVillage()
    const account = sandbox.instagram.accounts()[0]
    const body = new URLSearchParams({ kind: 'message', resident: '424242', text: 'Bonjour' })
    const address = `${sandbox.url}/instagram/${account?.username}/write`
    const answer = await fetch(address, { method: 'POST', body })
    expect(await answer.text()).toContain('Messages de Habitant 424242')
  })

  it('has four weeks of history where there is one', async () => {
    const { sandbox } = await openVillage({ history: true })
    const [account, neighbour] = sandbox.instagram.accounts()
    const media = sandbox.instagram.media(account?.id ?? '')
    expect(media.length).toBeGreaterThan(3)
    expect(media.flatMap(({ comments }) => comments).length).toBeGreaterThan(5)
    expect(sandbox.instagram.media(neighbour?.id ?? '')).toEqual([])
  })
})
