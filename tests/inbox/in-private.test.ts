import { expect, it } from 'vitest'
import { saidInPrivate } from '../../server/inbox/rules/possible-answers.ts'
import { usualReplies } from '../../server/inbox/rules/usual-replies.ts'

it('asks nobody to write in private who is written to in private', () => {
  expect(saidInPrivate('Donnez-nous l’adresse en message privé\u00a0: nous venons.')).toBe(
    'Donnez-nous l’adresse\u00a0: nous venons.',
  )
  expect(saidInPrivate('Dites-nous par MP la date.')).toBe('Dites-nous la date.')
  expect(saidInPrivate('Écrivez-nous en privé')).toBe('Écrivez-nous')
  const told = usualReplies.map(({ text }) => saidInPrivate(text))
  expect(told.filter(text => /privé/i.test(text))).toEqual([])
  expect(told[4]).toContain('dites-nous la date, le nombre de personnes et l’occasion.')
})

it('leaves other words as they are', () => {
  for (const text of ['Un lieu privé.', 'La réunion est en privée.', 'Privé de tout', 'en MPs']) {
    expect(saidInPrivate(text)).toBe(text)
  }
})
