import { describe, expect, it } from 'vitest'
import { pages } from '../server/help/rules/pages.fr.ts'
import { testApp } from './support/app.ts'
import { complaintsOf } from './support/html.ts'

describe('Aide without an account', () => {
  it('is valid HTML without a script, page by page and for what is looked for', async () => {
    const { ask } = await testApp()
    const paths = pages.map(({ name }) => `/aide/${name}`)
    for (const path of ['/aide', ...paths, '/aide?q=permanence', '/aide?q=xyzzy']) {
      const { status, text, headers } = await ask('GET', path)
      expect(status, path).toBe(200)
      expect(await complaintsOf(text), path).toEqual([])
      expect(text).not.toMatch(/<script|style=/)
      // No mark is left unread.
      expect(text.split('</style>')[1]).not.toMatch(/\*|`|\]\(/)
      expect(headers.get('vary')).toMatch(/cookie/)
    }
  })

  it('keeps the anchors that its sections had before they had pages', async () => {
    const { ask } = await testApp()
    const { text } = await ask('GET', '/aide')
    expect(text).toContain('<li id="ecarts"><a href="/aide/delais#ecarts">')
  })

  it('marks what is looked for, and takes it for text', async () => {
    const { ask } = await testApp()
    const found = await ask('GET', '/aide?q=%20KAPLAN%20')
    expect(found.text).toContain('<mark>Kaplan</mark>')
    expect(found.text).toMatch(/>1\spassage\.</)
    const odd = await ask('GET', '/aide?q=%3Cb%3Epermanence')
    expect(odd.text).toContain('&lt;b&gt;permanence')
    const none = await ask('GET', '/aide?q=xyzzy')
    expect(none.text).toContain('Aucune page n’en parle.')
  })

  it('tells the rules that the server goes by', async () => {
    const { ask } = await testApp()
    const { text } = await ask('GET', '/aide/delais')
    expect(text).toContain('<dt>Condoléances</dt>')
  })

  it('leaves its addresses to the screens where somebody is signed in, and where it has no page', async () => {
    const { ask, signIn } = await testApp()
    const cookie = await signIn('anne@exemple.fr')
    const [outside, inside, stale, other] = await Promise.all([
      ask('GET', '/aide/repondre'),
      ask('GET', '/aide/repondre', { cookie }),
      ask('GET', '/aide/repondre', { cookie: `${cookie}x` }),
      ask('GET', '/aide/canaux'),
    ])
    expect(inside.text).toBe(other.text)
    expect(inside.text).not.toBe(outside.text)
    expect(stale.text).toBe(outside.text)
  })
})
