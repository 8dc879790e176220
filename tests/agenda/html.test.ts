import { expect, it } from 'vitest'
import { pageNameOf } from '../../server/language/slug.ts'
import { complaintsOf } from '../support/html.ts'
import { add, addNeighbours, addPicture, addTaken, agendaApp, change } from './agenda-app.ts'

it('is valid HTML on every public page', async () => {
  const app = await agendaApp()
  const feux = await add(app, {
    media: [await addPicture(app)],
    link: 'https://billets.exemple.fr',
  })
  const off = await add(app, { title: 'Loto & « <tombola> »', endLocal: null })
  await change(app, off.id, { kind: 'cancel', detail: '' })
  const put = await add(app, { title: 'Bal', endLocal: null })
  await change(app, put.id, { kind: 'postpone', startLocal: null, endLocal: null, detail: '' })
  await add(app, { title: 'Passé', startLocal: '2026-05-02T20:00', endLocal: null })
  await addNeighbours(app)
  const { there: other, taken, communeId } = await addTaken(app)
  const paths = [
    '/agenda',
    `/agenda?commune=${other}`,
    `/agenda?commune=${communeId}`,
    `/agenda?commune=${communeId}&autour=ici`,
    `/agenda/embed?commune=${communeId}`,
    '/agenda/passes',
    '/agenda/embed',
    '/agenda/s-abonner',
    '/agenda/affiche?semaine=2026-W25',
    '/agenda/affiche?semaine=2026-W40',
    ...[feux, off, put, taken].map(event => `/agenda/${pageNameOf(event)}`),
    '/agenda/abcdefgh',
    '/confidentialite',
  ]
  const found: Record<string, string[]> = {}
  for (const path of paths) {
    const complaints = await complaintsOf((await app.ask('GET', path)).text)
    if (complaints.length > 0) found[path] = complaints
  }
  expect(found).toEqual({})
})

it('leads past what stands before its content, as the first thing that Tab reaches', async () => {
  const app = await agendaApp()
  const event = await add(app)
  for (const path of ['/agenda', '/agenda/affiche', `/agenda/${pageNameOf(event)}`]) {
    const { text } = await app.ask('GET', path)
    expect(/<body.*?(<a .*?>)/s.exec(text)?.[1], path).toBe('<a class="skip" href="#contenu">')
    expect(text, path).toMatch(/<main id="contenu"/)
  }
})

it('would not be with a list of paragraphs', async () => {
  expect(
    await complaintsOf('<!doctype html><html lang="fr"><title>x</title><ul><p>y</p></ul></html>'),
  ).not.toEqual([])
})
