import { describe, expect, it } from 'vitest'
import { capabilities } from '../../server/capabilities.ts'
import { languages } from '../../server/language/sentence.ts'
import type { MailContent } from '../../server/mail/kind.ts'
import { mailSamples, theirs } from '../support/mailbox/mail-samples.ts'

it('has a sample of every kind of mail', async () => {
  const kinds = await Promise.all(capabilities.map(async ({ mails }) => (await mails?.()) ?? []))
  const sampled = new Set(mailSamples.map(({ kind }) => kind))
  expect(
    kinds
      .flat()
      .filter(({ ownWay }) => ownWay === undefined)
      .map(({ kind }) => kind)
      .toSorted(),
  ).toEqual([...sampled].toSorted())
})

/** A mail as it is read, without addresses and without what the commune wrote itself. */
function ourWords({ subject, text, html }: MailContent): string {
  const shown = html.replace(/<style>.*?<\/style>/s, '').replaceAll(/<[^>]+>/g, '\n')
  const all = [subject, text, shown].join('\n').replaceAll(/https:\S+/g, '')
  const joined = all.replaceAll(/\s+/g, ' ').replaceAll('&#39;', '’')
  return (
    theirs
      .map(one => one.replaceAll(/\s+/g, ' '))
      // The longest first: one may be part of another.
      .toSorted((one, other) => other.length - one.length)
      .reduce((left, one) => left.replaceAll(one, '_'), joined)
  )
}

const accents = /\p{L}*[àâäçéèêëîïôöùûüœ]\p{L}*/giu
const frenchWords =
  /(?<!\p{L})(le|la|les|un|une|des|du|de|et|est|sont|pas|pour|dans|sur|vous|votre|ce|cette|qui|que|par|avec|au|aux|ne|plus|rien|voir|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|janvier|mars|avril|mai|juin|octobre|novembre)(?!\p{L})/giu

const bilingual = mailSamples.filter(({ isFrenchAlone }) => isFrenchAlone !== true)

describe.each(bilingual)('a mail of $kind: $what', ({ write }) => {
  it('is in the language of its reader, with the same things in it', async () => {
    const [fr, en] = await Promise.all([write('fr'), write('en')])
    for (const [index, { subject, text, html }] of [fr, en].entries()) {
      expect(html).toContain(`<html lang="${languages[index]}">`)
      expect(`${subject}${text}${html}`).not.toMatch(/undefined|null|NaN|\[object/)
      for (const line of text.split('\n')) {
        if (!line.includes('https:')) expect(line.length).toBeLessThanOrEqual(72)
      }
    }
    const shape = ({ text, html }: MailContent) => [
      text.match(/https:\S+/g),
      text.split('\n\n').length,
      html.match(/href="[^"]*"/g),
      html.match(/<\w+/g),
    ]
    expect(shape(en)).toEqual(shape(fr))
  })

  it('has no French of ours left in its English', async () => {
    const mail = await write('en')
    const english = ourWords(mail)
    expect(english.match(accents)).toBeNull()
    expect(english.match(frenchWords)).toBeNull()
    expect(Object.values(mail).join()).not.toMatch(/[«»\u202f]|\u00a0[:;!?]/)
    // The same eyes find the French, so that they see something.
    expect(ourWords(await write('fr'))).toMatch(frenchWords)
  })
})
