import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { siteIn } from '../../../server/connectors/wordpress/api.ts'
import { amend, find, publish, verify } from '../../../server/connectors/wordpress/publish.ts'
import { bodyOf, pageOf } from '../../../server/connectors/wordpress/text.ts'
import { says } from '../../support/says.ts'
import { openSite } from './harness.ts'

const bytes = new Uint8Array(
  await sharp({ create: { width: 9, height: 6, channels: 3, background: '#463' } })
    .jpeg()
    .toBuffer(),
)
const images = ['Un char', 'La fanfare', 'Le bal'].map(alt => ({
  ...{ bytes, alt },
  type: 'image/jpeg',
  url: null,
}))
const variant = { text: 'Fête & bal\n\nSamedi à 20 h.', link: null, images }

describe('a site is meant by', () => {
  it.each([
    ['https://www.exemple.fr/', 'https://www.exemple.fr'],
    [' exemple.fr ', 'https://exemple.fr'],
    ['https://exemple.fr/mairie/wp-admin/profile.php', 'https://exemple.fr/mairie'],
    ['https://exemple.fr/wp-login.php?x=1', 'https://exemple.fr'],
    ['http://127.0.0.1:4400/wordpress', 'http://127.0.0.1:4400/wordpress'],
  ])('%s', (typed, site) => {
    expect(siteIn(typed)).toBe(site)
  })

  it.each(['', 'la mairie', 'http://exemple.fr', 'ftp://exemple.fr'])('nothing: %j', typed => {
    expect(siteIn(typed)).toBeNull()
  })
})

describe('a text as a page', () => {
  it('has its first line as its title, and its link at its end', () => {
    expect(pageOf({ text: 'Fête\nSamedi', link: 'https://a.fr', images: [] })).toEqual({
      title: 'Fête',
      body: 'Samedi\n\nhttps://a.fr',
    })
    expect(pageOf({ text: 'Fête', link: null, images: [] })).toEqual({ title: 'Fête', body: '' })
  })

  it('whose first line is long has its beginning as its title', () => {
    const text = 'Le conseil municipal se réunira '.repeat(6).trim()
    const { title, body } = pageOf({ text, link: null, images: [] })
    expect(title.length).toBeLessThan(90)
    expect(body).toBe(text)
  })

  it('is nothing but text, its lines and its addresses', () => {
    expect(bodyOf('<b>1\n2\n\nhttps://a.fr/?b=1&c[]=2')).toBe(
      '<!-- wp:paragraph -->\n<p>&#60;b&#62;1<br>2</p>\n<!-- /wp:paragraph -->\n\n' +
        '<!-- wp:paragraph -->\n<p><a href="https://a.fr/?b=1&#38;c&#91;&#93;=2">' +
        'https&#58;&#47;&#47;a&#46;fr&#47;&#63;b&#61;1&#38;c&#91;&#93;&#61;2</a></p>\n<!-- /wp:paragraph -->',
    )
  })
})

describe('publishing on WordPress', () => {
  it('puts the first picture above the post and the others below, each once in the library', async () => {
    const { sandbox, site, call } = await openSite()
    const match = { method: 'POST', path: '/wordpress/wp/v2/posts' } as const
    sandbox.faults.add({ kind: 'error', code: 0, status: 403, match })
    expect(await publish(call(), variant, 'clé')).toMatchObject({ retryAt: expect.any(Number) })
    const outcome = await publish(call(), variant, 'clé')
    if (outcome.kind !== 'published') throw new Error(outcome.reason.fr)
    expect(site.all('media').map(({ alt }) => alt)).toEqual(['Le bal', 'La fanfare', 'Un char'])
    const [post] = site.all('post')
    expect(post?.picture).toBe(site.all('media').at(-1)?.id)
    expect(post?.content.match(/<figure/g)).toHaveLength(2)
    expect(await verify(call(), variant, outcome.remoteId)).toEqual({ kind: 'verified' })
    for (const { shown, sentence } of [
      { shown: { ...variant, images: images.slice(1) }, sentence: /ne montre pas les images/ },
      {
        shown: { ...variant, images: images.toReversed() },
        sentence: /décrit une image/,
      },
    ]) {
      expect(await verify(call(), shown, outcome.remoteId)).toEqual({
        kind: 'different',
        reason: says(sentence),
      })
    }
  })

  it('uses a category of that name, and makes it where there is none', async () => {
    const { site, call } = await openSite()
    const config = { site: site.address, user: site.user, category: ' vie & village ' }
    for (const key of ['a', 'b']) await publish(call({ config }), variant, key)
    const [category] = site.all('category')
    expect(site.all('category')).toHaveLength(1)
    expect(site.all('post').map(post => post.category)).toEqual([category?.id, category?.id])
  })

  it('does not make a second post of a key that is there, nor of one in the dustbin', async () => {
    const { site, call } = await openSite()
    const first = await publish(call(), variant, 'clé')
    expect(await publish(call(), variant, 'clé')).toEqual(first)
    const [post] = site.all('post')
    site.change('post', post?.id ?? 0, { status: 'trash', slug: `${post?.slug}__trashed` })
    expect(await publish(call(), variant, 'clé')).toMatchObject({ remoteId: String(post?.id) })
    expect(await find(call(), variant, 'clé', 0)).toMatchObject({ kind: 'found' })
    expect(site.all('post')).toHaveLength(1)
    expect(await verify(call(), variant, String(post?.id))).toEqual({
      kind: 'different',
      reason: says(/pas visible du public/),
    })
  })

  it('keeps the pictures of a post whose text changes', async () => {
    const { site, call } = await openSite()
    const outcome = await publish(call(), variant, 'clé')
    if (outcome.kind !== 'published') throw new Error(outcome.reason.fr)
    const changed = { ...variant, text: 'Fête & bal\n\nANNULÉ' }
    expect(await amend(call(), changed, outcome.remoteId)).toEqual({ kind: 'done' })
    expect(await verify(call(), changed, outcome.remoteId)).toEqual({ kind: 'verified' })
    expect(site.all('post')).toHaveLength(1)
    expect(await amend(call(), changed, '404')).toMatchObject({ kind: 'failed', retryAt: null })
  })
})
