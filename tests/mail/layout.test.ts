import { html } from 'hono/html'
import { expect, it } from 'vitest'
import {
  block,
  button,
  figure,
  link,
  mailHtml,
  mailText,
  note,
  paragraph,
  wrap,
} from '../../server/mail/layout.ts'

const typed = `<img src="https://ailleurs.exemple/espion.png"> "l'été" & c'est tout`

it('shows what people typed as they typed it, and fetches nothing from anywhere', async () => {
  const page = await mailHtml({
    language: 'fr',
    subject: typed,
    commune: typed,
    title: typed,
    preheader: typed,
    body: [
      paragraph(typed),
      note(typed),
      block(html`<p>${typed}</p>`, typed),
      figure({ value: typed, label: typed, notes: [typed], attention: true }),
      button('https://tambour.exemple.fr/a?b=1&c="2"', typed),
    ],
    why: html`${typed} ${link('https://tambour.exemple.fr/', typed)}`,
  })
  expect(page).not.toMatch(/<img|<script|<link|url\(|@import/)
  expect(page.match(/&lt;img src=&quot;/g)).toHaveLength(14)
  expect(page).toContain('href="https://tambour.exemple.fr/a?b=1&amp;c=&quot;2&quot;"')
  expect(page).not.toMatch(/undefined|null|\[object/)
})

it('has one sheet, in light and dark, for narrow and wide', async () => {
  const page = await mailHtml({
    language: 'fr',
    subject: 's',
    commune: 'c',
    title: 't',
    body: [],
    why: 'w',
  })
  expect(page).toMatch(/^<!doctype html>\n<html lang="fr">/)
  expect(page).toContain('name="viewport"')
  expect(page).toContain('@media (prefers-color-scheme: dark)')
  expect(page.match(/class="sheet"/g)).toHaveLength(1)
  expect(page.match(/<h1 /g)).toHaveLength(1)
})

it('breaks plain text at 72 characters, and never at an unbreakable space', () => {
  const text = wrap(`${'mot '.repeat(30)}à\u00a010\u00a0h`, '  ')
  for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(72)
  expect(text).toContain('à\u00a010\u00a0h')
  expect(mailText(['un', 'deux'], 'parce que')).toBe('un\n\ndeux\n\n-- \nparce que\n')
})
