import { Hono } from 'hono'
import { expect, it } from 'vitest'
import type { Env } from '../../server/http/identity.ts'
import { served, testApp } from '../support/app.ts'
import { freePort } from '../support/network/free-port.ts'
import { walkOutside } from './public-walk.ts'

const planted = (origin: string): [markup: string, said: string | null][] => [
  ['<a href="/agenda/s-abonner#adresse">', null],
  ['<a href="mailto:?subject=Bal">', null],
  ['<a href="https://www.cnil.fr/fr/plaintes">', null],
  ['<img src="/icon.svg" width="40" height="40">', null],
  ['<form method="post" action="/valider/x">', null],
  ['<a href="/agenda/nulle-part">', '/agenda/nulle-part answers 404'],
  ['<a href="/nulle-part">', '/nulle-part answers 404'],
  ['<a href="/reglages/x/y">', '/reglages/x/y is no screen'],
  ['<a href="#nulle-part">', '#nulle-part leads nowhere on its page'],
  ['<a href="/agenda/s-abonner#x">', '/agenda/s-abonner#x leads nowhere on that page'],
  ['<a href="http://exemple.fr/">', 'http://exemple.fr/ is not https'],
  ['<a href="https://mairie/">', 'https://mairie/ is not https'],
  ['<a href="mailto:mairie">', 'mailto:mairie is no address of a mail'],
  ['<img src="/agenda">', '/agenda is no picture'],
  ['<img srcset="/agenda.ics 2x">', '/agenda.ics is no picture'],
  ['<img src="/broken.png">', '/broken.png is no picture'],
  ['<img src="/icon.svg" width="2" height="1">', '/icon.svg is 32 × 32, and not as 2 × 1'],
  ['<p style="background: url(/x.png)">', '/x.png answers 404'],
  [
    '<link rel="alternate" type="text/html" href="/agenda.ics">',
    '/agenda.ics is text/calendar, and not text/html',
  ],
  ['<link rel="canonical" href="/agenda/">', '/agenda/ leads on to /agenda'],
  ['<form method="post" action="/agenda">', '/agenda takes no form'],
  [`<textarea>Lire ${origin}/rien.</textarea>`, '/rien answers 404'],
]

it('what leads nowhere would be noticed', async () => {
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  const settings = { publicUrl: origin, securityContact: 'mailto:mairie@exemple.fr' }
  const app = await testApp({ settings })
  const all = planted(origin)
  const outer = new Hono<Env>()
  outer.get('/ecrire', c => c.html(all.map(([markup]) => markup).join('')))
  outer.get('/broken.png', c => c.body('PNG', 200, { 'content-type': 'image/png' }))
  outer.route('/', app.app)
  await served(outer, port)
  const { problems } = await walkOutside({ origin, app, mails: [] })
  const told = problems.map(problem => problem.replaceAll(origin, ''))
  const wanted = all.flatMap(([, said]) => (said === null ? [] : [`/ecrire: ${said}`]))
  expect(told.toSorted()).toEqual(wanted.toSorted())
})
