import { describe, expect, it } from 'vitest'
import { inLanguage } from '../../server/http/answer-language.ts'
import { verbatim } from '../../server/language/sentence.ts'
import { cookieOf, password, testApp } from '../support/app.ts'

describe('the language of an answer', () => {
  it.each([
    [undefined, 'Connectez-vous pour continuer.'],
    ['*', 'Connectez-vous pour continuer.'],
    ['de-DE, nl;q=0.9', 'Connectez-vous pour continuer.'],
    ['fr-FR,fr;q=0.9,en;q=0.8', 'Connectez-vous pour continuer.'],
    ['de, EN-gb;q=0.5, fr;q=0.2', 'Sign in to continue.'],
    ['en;q=0, fr', 'Connectez-vous pour continuer.'],
    ['en', 'Sign in to continue.'],
  ])('asked for by %s', async (asked, message) => {
    const { ask } = await testApp()
    const headers: Record<string, string> = asked === undefined ? {} : { 'accept-language': asked }
    const answer = await ask('GET', '/api/me', { headers })
    expect(answer.json).toEqual({ error: 'unauthenticated', message })
  })

  it('holds for what does not fit a shape, with the field', async () => {
    const { ask } = await testApp()
    const headers = { 'accept-language': 'en' }
    const body = { email: 'nobody', to: '/' }
    const answer = await ask('POST', '/api/password-links', { body, headers })
    expect(answer.json).toEqual({
      error: 'bad-request',
      field: 'email',
      message: '“E-mail address” must be an e-mail address.',
    })
  })

  it('makes text of every sentence, however deep, and of nothing else', () => {
    const sentence = verbatim('Bonjour')
    const answer = { a: [{ why: sentence }], b: null, c: 1, d: 'x' }
    expect(inLanguage(answer, 'en')).toEqual({ a: [{ why: 'Bonjour' }], b: null, c: 1, d: 'x' })
    expect(JSON.stringify(inLanguage(answer, 'fr'))).toBe(JSON.stringify(inLanguage(answer, 'en')))
  })
})

describe('one’s own language', () => {
  it('is kept with the account', async () => {
    const { ask } = await testApp()
    const body = { email: 'anne@exemple.fr', password }
    const cookie = cookieOf(await ask('POST', '/api/auth/sign-in/email', { body }))
    expect((await ask('GET', '/api/me', { cookie })).json).toMatchObject({
      user: { language: 'fr' },
    })
    const chosen = await ask('PUT', '/api/me/language', { cookie, body: { language: 'en' } })
    expect(chosen.status).toBe(204)
    expect((await ask('GET', '/api/me', { cookie })).json).toMatchObject({
      user: { language: 'en' },
    })
  })
})
